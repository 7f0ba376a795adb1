import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { HealthError } from '../../../domain/healthError.ts';
import type { startPage } from '../../../page/startPage.ts';
import { dataFolderFlag } from '../../flags.ts';
import { HeadroomCommand } from '../../headroomCommand.ts';
import { readLocalOrgFile, writeLocalOrgFile } from '../../localOrgFolder.ts';
import { listening } from '../../listening.ts';
import { pageUsers } from '../../pageUsers.ts';
import { untilStopped } from '../../untilStopped.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-headroom', 'page.open');
const packageFolder = fileURLToPath(new URL('../../../../force-app', import.meta.url));

export default class Open extends HeadroomCommand<{ readonly url: string }> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    ...dataFolderFlag,
    port: Flags.integer({ summary: messages.getMessage('flags.port.summary'), default: 0, min: 0, max: 65535 }),
    account: Flags.string({ char: 'a', summary: messages.getMessage('flags.account.summary') })
  };

  async run(): Promise<{ readonly url: string }> {
    const { flags } = await this.parse(Open);
    const dataFolder = flags['data-folder'];
    const org = readLocalOrgFile(dataFolder);
    const users = await pageUsers(dataFolder, org, (username) => this.warn(messages.getMessage('noUser', [username])));
    const start = await loadPage();
    const page = await listening(flags.port, () =>
      start({
        org: { instanceUrl: org.instanceUrl, users },
        port: flags.port,
        cacheFolder: join(dataFolder, 'cache'),
        packageFolder
      })
    );
    writeLocalOrgFile(dataFolder, { ...org, pageUrl: page.url });
    if (flags.account !== undefined)
      this.log(messages.getMessage('address', [page.addressOf(`/lightning/r/Account/${flags.account}/view`)]));
    this.log(messages.getMessage('book', [page.addressOf('/lightning/n/Headroom_Book')]));
    this.log(messages.getMessage('list', [page.addressOf('/lightning/o/Account/list')]));
    await untilStopped();
    await page.close();
    return { url: page.url };
  }
}

/** The page compiles with development packages, which only a checkout has; so it is loaded when it is wanted. */
async function loadPage(): Promise<typeof startPage> {
  try {
    return (await import('../../../page/startPage.ts')).startPage;
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new HealthError('PageNotHere', [error.message], { cause: error });
  }
}
