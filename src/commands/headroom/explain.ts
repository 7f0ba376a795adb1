import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import type { Explanation } from '../../domain/explanation.ts';
import { formatExplanation } from '../../formatters/explanation.ts';
import { explain } from '../../operations/explain/explain.ts';
import { dataFolderFlag, orgFlags } from '../flags.ts';
import { HeadroomCommand } from '../headroomCommand.ts';
import { openOrg } from '../openOrg.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-headroom', 'explain');

export default class Explain extends HeadroomCommand<Explanation> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    ...orgFlags,
    ...dataFolderFlag,
    account: Flags.string({ char: 'a', required: true, summary: messages.getMessage('flags.account.summary') }),
    from: Flags.string({ summary: messages.getMessage('flags.from.summary') }),
    to: Flags.string({ dependsOn: ['from'], summary: messages.getMessage('flags.to.summary') }),
    history: Flags.boolean({ summary: messages.getMessage('flags.history.summary') }),
    all: Flags.boolean({ summary: messages.getMessage('flags.all.summary') })
  };

  async run(): Promise<Explanation> {
    const { flags } = await this.parse(Explain);
    const client = await openOrg(flags, (line) => this.logToStderr(line));
    const { from, to, 'data-folder': dataFolder } = flags;
    const between = from === undefined ? undefined : { from, dataFolder, ...(to === undefined ? {} : { to }) };
    const explanation = await explain(client, flags.account, between);
    const depth = { all: flags.all, history: flags.history };
    for (const line of formatExplanation(explanation, (key) => messages.getMessage(key), depth)) this.log(line);
    return explanation;
  }
}
