import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import type { ConfigPreview } from '../../../domain/configPreview.ts';
import { formatConfigPreview } from '../../../formatters/configPreview.ts';
import { previewConfig } from '../../../operations/config/preview.ts';
import { dataFolderFlag, orgFlags } from '../../flags.ts';
import { HeadroomCommand } from '../../headroomCommand.ts';
import { openOrg } from '../../openOrg.ts';
import { progressLine } from '../../progressLine.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-headroom', 'config.preview');

export default class Preview extends HeadroomCommand<ConfigPreview> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    ...orgFlags,
    ...dataFolderFlag,
    'source-dir': Flags.string({ char: 'd', multiple: true, summary: messages.getMessage('flags.source-dir.summary') }),
    verbose: Flags.boolean({ summary: messages.getMessage('flags.verbose.summary') })
  };

  async run(): Promise<ConfigPreview> {
    const { flags } = await this.parse(Preview);
    const client = await openOrg(flags, (line) => this.logToStderr(line));
    const progress = progressLine((key, values) => messages.getMessage(`progress.${key}`, [...values]), !this.jsonEnabled());
    const result = await previewConfig({
      client,
      dataFolder: flags['data-folder'],
      folders: flags['source-dir'] ?? [],
      onProgress: progress.show
    });
    progress.clear();
    for (const line of formatConfigPreview(result, (key) => messages.getMessage(key), flags.verbose)) this.log(line);
    return result;
  }
}
