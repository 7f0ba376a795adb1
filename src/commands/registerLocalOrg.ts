import { AuthInfo, Lifecycle, StateAggregator } from '@salesforce/core';
import { localConsumerKey, localOrgPaths, orgIdAt } from './localOrgFolder.ts';

/** Name under which the Salesforce CLI knows the local org. */
export const localAlias = 'headroom-local';

/** The administrator of every local org. */
export const localUsername = 'admin@headroom.local';

export type LocalSignIn = { readonly url: string; readonly username: string; readonly orgId: string };

/**
 * Signs in to the running local org by JWT and keeps the sign-in in the CLI's store under `headroom-local`, so that
 * `sf` commands and this plugin reach it by alias. Writes below the home folder; a repeat replaces the sign-in.
 *
 * @returns  address of another local org that runs and has the alias: then nothing was written. The CLI keeps one sign-in
 *           for a user name, and administrators of all local orgs have the same.
 */
export async function registerLocalOrg(dataFolder: string, org: LocalSignIn): Promise<string | undefined> {
  const { keyFile } = localOrgPaths(dataFolder);
  const other = await runningOther(org.username, org.orgId);
  if (other !== undefined) return other;
  // The CLI warns of http; an org that listens on the loopback address only has nothing to warn of.
  Lifecycle.getInstance().removeAllListeners(Lifecycle.warningEventName);
  Lifecycle.getInstance().onWarning(async () => undefined);
  await forgetLocalOrg(org.username, org.orgId);
  const authInfo = await AuthInfo.create({
    username: org.username,
    oauth2Options: { clientId: localConsumerKey, loginUrl: org.url, privateKeyFile: keyFile }
  });
  await authInfo.save();
  await authInfo.setAlias(localAlias);
  return undefined;
}

/** Takes a user's sign-in out of the CLI's store; nothing happens where it is not there, or is that of another org that runs. */
export async function forgetLocalOrg(username: string, orgId?: string): Promise<void> {
  const state = await StateAggregator.getInstance();
  if (!(await state.orgs.hasFile(username))) return;
  if ((await runningOther(username, orgId)) !== undefined) return;
  // The store removes only what it has read.
  await state.orgs.read(username);
  await state.orgs.remove(username);
}

/** Address of the local org that the CLI's sign-in leads to, where it runs and is none of that id. */
async function runningOther(username: string, orgId: string | undefined): Promise<string | undefined> {
  const state = await StateAggregator.getInstance();
  if (!(await state.orgs.hasFile(username))) return undefined;
  const address = (await state.orgs.read(username))?.['instanceUrl'];
  if (typeof address !== 'string') return undefined;
  const found = await orgIdAt(address);
  return found === undefined || found === orgId ? undefined : address;
}
