import { AuthInfo, Lifecycle, StateAggregator } from '@salesforce/core';
import { localConsumerKey, localOrgPaths } from './localOrgFolder.ts';

/** Name under which the Salesforce CLI knows the local org. */
export const localAlias = 'headroom-local';

/** The administrator of every local org. */
export const localUsername = 'admin@headroom.local';

/**
 * Signs in to the running local org by JWT and keeps the sign-in in the CLI's store under `headroom-local`, so that
 * `sf` commands and this plugin reach it by alias. Writes below the home folder; a repeat replaces the sign-in.
 */
export async function registerLocalOrg(dataFolder: string, org: { readonly url: string; readonly username: string }): Promise<void> {
  const { keyFile } = localOrgPaths(dataFolder);
  // The CLI warns of http; an org that listens on the loopback address only has nothing to warn of.
  Lifecycle.getInstance().removeAllListeners(Lifecycle.warningEventName);
  Lifecycle.getInstance().onWarning(async () => undefined);
  await forgetLocalOrg(org.username);
  const authInfo = await AuthInfo.create({
    username: org.username,
    oauth2Options: { clientId: localConsumerKey, loginUrl: org.url, privateKeyFile: keyFile }
  });
  await authInfo.save();
  await authInfo.setAlias(localAlias);
}

/** Takes a user's sign-in out of the CLI's store; nothing happens where it is not there. */
export async function forgetLocalOrg(username: string): Promise<void> {
  const state = await StateAggregator.getInstance();
  if (!(await state.orgs.hasFile(username))) return;
  // The store removes only what it has read.
  await state.orgs.read(username);
  await state.orgs.remove(username);
}
