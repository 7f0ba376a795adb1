import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { HealthError } from '../../../../domain/healthError.ts';
import { dataFolderFlag } from '../../../flags.ts';
import { HeadroomCommand } from '../../../headroomCommand.ts';
import { isAnswering, localOrgPaths, removeLocalOrgFile } from '../../../localOrgFolder.ts';
import { lockLocalOrg } from '../../../localOrgLock.ts';
import { forgetLocalOrg, localUsername } from '../../../registerLocalOrg.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-headroom', 'org.local.reset');

export type ResetOrg = { readonly deleted: readonly string[] };

export default class Reset extends HeadroomCommand<ResetOrg> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    ...dataFolderFlag,
    'no-prompt': Flags.boolean({ char: 'p', summary: messages.getMessage('flags.no-prompt.summary') })
  };

  async run(): Promise<ResetOrg> {
    const { flags } = await this.parse(Reset);
    const dataFolder = flags['data-folder'];
    if (await isAnswering(dataFolder)) throw new HealthError('LocalOrgRunning', [localOrgPaths(dataFolder).file]);
    const deleted = [localOrgPaths(dataFolder).folder, join(dataFolder, 'store')];
    const sure = flags['no-prompt'] || (await this.confirm({ message: messages.getMessage('confirm', [deleted.join(', ')]) }));
    if (!sure) return { deleted: [] };
    const unlock = lockLocalOrg(dataFolder);
    try {
      for (const folder of deleted) rmSync(folder, { recursive: true, force: true });
      removeLocalOrgFile(dataFolder);
    } finally {
      unlock();
    }
    await forgetLocalOrg(localUsername);
    this.log(messages.getMessage('closing', [deleted.join(', ')]));
    return { deleted };
  }
}
