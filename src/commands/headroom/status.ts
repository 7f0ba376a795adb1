import { Messages } from '@salesforce/core';
import type { StatusResult } from '../../domain/statusResult.ts';
import { formatStatus } from '../../formatters/statusResult.ts';
import { status } from '../../operations/status.ts';
import { dataFolderFlag } from '../flags.ts';
import { HeadroomCommand } from '../headroomCommand.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-headroom', 'status');

export default class Status extends HeadroomCommand<readonly StatusResult[]> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = { ...dataFolderFlag };

  async run(): Promise<readonly StatusResult[]> {
    const { flags } = await this.parse(Status);
    const orgs = await status(flags['data-folder']);
    for (const line of formatStatus(orgs, (key) => messages.getMessage(key))) this.log(line);
    return orgs;
  }
}
