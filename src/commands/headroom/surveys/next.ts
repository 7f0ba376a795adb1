import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { askReasons } from '../../../domain/surveysResult.ts';
import type { SurveysNext } from '../../../domain/surveysResult.ts';
import { formatSurveysNext } from '../../../formatters/surveysNext.ts';
import { surveysNext } from '../../../operations/surveys/surveysNext.ts';
import { dataFolderFlag, orgFlags } from '../../flags.ts';
import { HeadroomCommand } from '../../headroomCommand.ts';
import { openOrg } from '../../openOrg.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-headroom', 'surveys.next');

export default class Next extends HeadroomCommand<SurveysNext> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    ...orgFlags,
    ...dataFolderFlag,
    reason: Flags.option({ options: askReasons, summary: messages.getMessage('flags.reason.summary') })(),
    sample: Flags.integer({ min: 1, exclusive: ['reason'], summary: messages.getMessage('flags.sample.summary') }),
    seed: Flags.string({ dependsOn: ['sample'], summary: messages.getMessage('flags.seed.summary') })
  };

  async run(): Promise<SurveysNext> {
    const { flags } = await this.parse(Next);
    const client = await openOrg(flags, (line) => this.logToStderr(line));
    const { reason, sample, seed } = flags;
    const found = await surveysNext(client, {
      ...(reason === undefined ? {} : { reason }),
      ...(sample === undefined ? {} : { sample }),
      ...(seed === undefined ? {} : { seed })
    });
    for (const line of formatSurveysNext(found, (key) => messages.getMessage(key))) this.log(line);
    return found;
  }
}
