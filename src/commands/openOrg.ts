import { existsSync } from 'node:fs';
import { ConfigAggregator, Messages, OrgConfigProperties } from '@salesforce/core';
import { HealthError } from '../domain/healthError.ts';
import { connectForDeploy, connectOrg } from '../org/connect.ts';
import type { ConnectOptions } from '../org/connect.ts';
import { serviceSignIn } from './serviceSignIn.ts';
import { isAnswering, localOrgPaths, readLocalOrgFile } from './localOrgFolder.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-headroom', 'flags');

export type OrgFlags = {
  readonly 'target-org'?: string | undefined;
  readonly 'api-version'?: string | undefined;
  readonly 'org-id'?: string | undefined;
  readonly 'data-folder': string;
};

type SignIn = ConnectOptions['signIn'];

/** Signs in to the org that the flags name; says so on stderr where it had to choose one itself. */
export async function openOrg(flags: OrgFlags, say: (line: string) => void): ReturnType<typeof connectOrg> {
  return connectOrg(await chooseConnection(flags, say));
}

/** The same for commands that deploy: the client and the wire beneath it. */
export async function openOrgToDeploy(flags: OrgFlags, say: (line: string) => void): ReturnType<typeof connectForDeploy> {
  return connectForDeploy(await chooseConnection(flags, say));
}

async function chooseConnection(flags: OrgFlags, say: (line: string) => void): Promise<ConnectOptions> {
  const { 'api-version': apiVersion, 'org-id': expectedOrgId } = flags;
  return {
    signIn: await chooseSignIn(flags, say),
    ...(apiVersion === undefined ? {} : { apiVersion }),
    ...(expectedOrgId === undefined ? {} : { expectedOrgId })
  };
}

async function chooseSignIn(flags: OrgFlags, say: (line: string) => void): Promise<SignIn> {
  if (flags['target-org'] !== undefined) return { kind: 'cli', aliasOrUsername: flags['target-org'] };
  return serviceSignIn(process.env) ?? (await defaultOfCli(say)) ?? (await localOrg(flags['data-folder'], say));
}

async function defaultOfCli(say: (line: string) => void): Promise<SignIn | undefined> {
  const aggregator = await ConfigAggregator.create();
  const name = aggregator.getPropertyValue(OrgConfigProperties.TARGET_ORG);
  if (typeof name !== 'string' || name === '') return undefined;
  say(messages.getMessage('usingDefaultOrg', [name]));
  return { kind: 'cli', aliasOrUsername: name };
}

async function localOrg(dataFolder: string, say: (line: string) => void): Promise<SignIn> {
  const { file } = localOrgPaths(dataFolder);
  if (!existsSync(file)) throw new HealthError('NoOrg', [`${file} is not there`]);
  const { instanceUrl, accessToken } = readLocalOrgFile(dataFolder);
  if (!(await isAnswering(dataFolder))) throw new HealthError('LocalOrgNotRunning', [`nothing answers at ${instanceUrl}`]);
  say(messages.getMessage('usingLocalOrg', [instanceUrl]));
  return { kind: 'token', instanceUrl, accessToken, from: file };
}
