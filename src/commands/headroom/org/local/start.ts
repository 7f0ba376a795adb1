import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { errorText } from '../../../../domain/errorText.ts';
import { HealthError } from '../../../../domain/healthError.ts';
import { startLocalOrg } from '../../../../localOrg/startLocalOrg.ts';
import type { RunningLocalOrg } from '../../../../localOrg/startLocalOrg.ts';
import { bringPackage, deploySources } from '../../../../operations/deployPackage.ts';
import { connectForDeploy } from '../../../../org/connect.ts';
import { dataFolderFlag } from '../../../flags.ts';
import { HeadroomCommand } from '../../../headroomCommand.ts';
import { ensureSigningKey, isAnswering, localConsumerKey, localOrgPaths, writeLocalOrgFile } from '../../../localOrgFolder.ts';
import { lockLocalOrg } from '../../../localOrgLock.ts';
import { listening } from '../../../listening.ts';
import { localAlias, registerLocalOrg } from '../../../registerLocalOrg.ts';
import { untilStopped } from '../../../untilStopped.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-headroom', 'org.local.start');
const packageRoot = fileURLToPath(new URL('../../../../../', import.meta.url));

export type StartedOrg = { readonly instanceUrl: string; readonly username: string; readonly orgId: string };

type Wanted = { readonly port: number; readonly bare: boolean; readonly deploy: readonly string[] | undefined };

export default class Start extends HeadroomCommand<StartedOrg> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    ...dataFolderFlag,
    port: Flags.integer({ summary: messages.getMessage('flags.port.summary'), default: 0, min: 0, max: 65535 }),
    bare: Flags.boolean({ summary: messages.getMessage('flags.bare.summary') }),
    deploy: Flags.directory({ summary: messages.getMessage('flags.deploy.summary'), exists: true, multiple: true, exclusive: ['bare'] })
  };

  async run(): Promise<StartedOrg> {
    const { flags } = await this.parse(Start);
    const dataFolder = flags['data-folder'];
    if (await isAnswering(dataFolder)) throw new HealthError('LocalOrgRunning', [localOrgPaths(dataFolder).file]);
    const unlock = lockLocalOrg(dataFolder);
    try {
      return await this.serve(dataFolder, flags);
    } finally {
      unlock();
    }
  }

  private async serve(dataFolder: string, wanted: Wanted): Promise<StartedOrg> {
    // From here on: Ctrl-C while the package is deployed lets the deploy end and closes the org's files.
    const stopped = untilStopped();
    const org = await this.open(dataFolder, wanted.port);
    const { url: instanceUrl, username, orgId, accessToken } = org;
    try {
      await this.bringSources(dataFolder, org, wanted);
      writeLocalOrgFile(dataFolder, { instanceUrl, accessToken, username, orgId, pageUrl: '' });
      const alias = await this.register(dataFolder, org);
      this.log(
        alias
          ? messages.getMessage('running', [orgId, instanceUrl, username, alias])
          : messages.getMessage('runningUnnamed', [orgId, instanceUrl, username])
      );
      if (process.connected) process.send?.({ ready: true });
      await stopped;
    } finally {
      await org.close();
    }
    return { instanceUrl, username, orgId };
  }

  private async open(dataFolder: string, port: number): Promise<RunningLocalOrg> {
    const { folder } = localOrgPaths(dataFolder);
    const apps = [{ consumerKey: localConsumerKey, certificate: ensureSigningKey(dataFolder) }];
    try {
      return await listening(port, () => startLocalOrg({ folder, port, apps }));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR')) throw error;
      throw new HealthError('FileUnreadable', [folder, `${error.message}. Deleting it makes a new org`], { cause: error });
    }
  }

  /** The folders that were named, else the package of this project. */
  private async bringSources(dataFolder: string, org: RunningLocalOrg, { bare, deploy }: Wanted): Promise<void> {
    const admin = await connectForDeploy({ signIn: { kind: 'token', instanceUrl: org.url, accessToken: org.accessToken } });
    if (deploy !== undefined) {
      const deployed = await deploySources(admin.wire, admin.client.identity.apiVersion, deploy);
      this.log(messages.getMessage('deployed', [deployed, deploy.join(', ')]));
    } else if (!bare) {
      const { hashFile } = localOrgPaths(dataFolder);
      const known = existsSync(hashFile) ? readFileSync(hashFile, 'utf8') : undefined;
      writeFileSync(hashFile, await bringPackage(admin, packageRoot, known));
    }
  }

  /** A CLI whose store cannot be written keeps nobody from using the org; nor does one that knows another local org. */
  private async register(dataFolder: string, org: RunningLocalOrg): Promise<string | undefined> {
    try {
      const other = await registerLocalOrg(dataFolder, org);
      if (other === undefined) return localAlias;
      this.warn(messages.getMessage('aliasTaken', [localAlias, other, dataFolder]));
    } catch (error) {
      this.warn(messages.getMessage('notRegistered', [errorText(error)]));
    }
    return undefined;
  }
}
