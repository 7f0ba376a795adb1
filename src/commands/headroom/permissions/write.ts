import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { writePermissions } from '../../../operations/writePermissions.ts';
import type { WrittenPermissions } from '../../../operations/writePermissions.ts';
import { dataFolderFlag, orgFlags } from '../../flags.ts';
import { HeadroomCommand } from '../../headroomCommand.ts';
import { openOrg } from '../../openOrg.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-headroom', 'permissions.write');

export default class Write extends HeadroomCommand<WrittenPermissions> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    ...orgFlags,
    ...dataFolderFlag,
    'output-folder': Flags.string({ summary: messages.getMessage('flags.output-folder.summary'), default: 'headroom-sources' })
  };

  async run(): Promise<WrittenPermissions> {
    const { flags } = await this.parse(Write);
    const client = await openOrg(flags, (line) => this.logToStderr(line));
    const written = await writePermissions(client, flags['output-folder']);
    this.log(messages.getMessage('closing', [written.objects.length, written.fields.length, written.file]));
    this.log(messages.getMessage('next', [flags['output-folder']]));
    return written;
  }
}
