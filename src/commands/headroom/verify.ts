import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import type { VerifyResult } from '../../domain/verifyResult.ts';
import { formatVerifyResult } from '../../formatters/verifyResult.ts';
import { filled } from '../../formatters/words.ts';
import { verify } from '../../operations/verify/verify.ts';
import { dataFolderFlag, orgFlags } from '../flags.ts';
import { exitCodes, HeadroomCommand } from '../headroomCommand.ts';
import { openOrg } from '../openOrg.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-headroom', 'verify');

export default class Verify extends HeadroomCommand<VerifyResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    ...orgFlags,
    ...dataFolderFlag,
    all: Flags.boolean({ summary: messages.getMessage('flags.all.summary') }),
    seed: Flags.integer({ summary: messages.getMessage('flags.seed.summary'), default: 1, min: 0, exclusive: ['all'] }),
    values: Flags.boolean({ summary: messages.getMessage('flags.values.summary') })
  };

  async run(): Promise<VerifyResult> {
    const { flags } = await this.parse(Verify);
    const result = await verify({
      client: await openOrg(flags, (line) => this.logToStderr(line)),
      dataFolder: flags['data-folder'],
      all: flags.all,
      seed: flags.seed,
      values: flags.values,
      onProgress: (key, ...values) => this.logToStderr(filled(messages.getMessage(`progress.${key}`), ...values))
    });
    for (const line of formatVerifyResult(result, (key) => messages.getMessage(key))) this.log(line);
    if (!result.equal) process.exitCode = exitCodes.partly;
    return result;
  }
}
