import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import type { ConfigDiff } from '../../../domain/configResult.ts';
import { formatConfigDiff } from '../../../formatters/configDiff.ts';
import { diffConfig } from '../../../operations/config/diff.ts';
import { dataFolderFlag, orgFlags } from '../../flags.ts';
import { HeadroomCommand } from '../../headroomCommand.ts';
import { openOrg } from '../../openOrg.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-headroom', 'config.diff');

export default class Diff extends HeadroomCommand<ConfigDiff> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    ...orgFlags,
    ...dataFolderFlag,
    'source-dir': Flags.string({ char: 'd', multiple: true, required: true, summary: messages.getMessage('flags.source-dir.summary') })
  };

  async run(): Promise<ConfigDiff> {
    const { flags } = await this.parse(Diff);
    const client = await openOrg(flags, (line) => this.logToStderr(line));
    const result = await diffConfig(client, flags['source-dir']);
    for (const line of formatConfigDiff(result, (key) => messages.getMessage(key))) this.log(line);
    return result;
  }
}
