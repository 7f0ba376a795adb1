import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalOrg } from '../../src/localOrg/startLocalOrg.ts';
import { startPage } from '../../src/page/startPage.ts';
import { pageAddress } from './pageAddress.ts';
import type { PageAddress } from './pageAddress.ts';

/** An org with a page in front of it, for one test file. */
export type OwnPage = {
  /** The page's addresses. */
  readonly page: PageAddress;
  /** A call of the org's REST API as the administrator; throws what the org refuses. */
  readonly org: (method: string, path: string, body?: unknown) => Promise<unknown>;
  readonly accessToken: string;
  readonly instanceUrl: string;
  close(): Promise<void>;
};

/** Where and as whom the administrator's calls go. */
export type SignIn = { readonly instanceUrl: string; readonly accessToken: string };

/** Base components are built once for all test files and runs. */
const cacheFolder = join('.headroom', 'cache');

/** The rep signs in by client credentials; the user is made by the test that needs one. */
const repApp = { consumerKey: 'rep-app', consumerSecret: 'rep-secret', runAs: 'rep@headroom.local' };

type OrgCall = OwnPage['org'];

/**
 * Starts a local org in a temporary folder and the page of a package in front of it. Everyone is the administrator, unless
 * `makeRep` makes the user `rep@headroom.local`.
 */
export async function startOwnPage(packageFolder: string, makeRep?: (org: OrgCall, signIn: SignIn) => Promise<void>): Promise<OwnPage> {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-page-'));
  const org = await startLocalOrg({ folder, port: 0, apps: [repApp] });
  const call = callsOf(org.url, org.accessToken);
  await makeRep?.(call, { instanceUrl: org.url, accessToken: org.accessToken });
  const rep = makeRep === undefined ? org.accessToken : await repToken(org.url);
  const users = { rep, csm: org.accessToken, admin: org.accessToken };
  const page = await startPage({ org: { instanceUrl: org.url, users }, port: 0, cacheFolder, packageFolder });
  const close = async () => {
    await page.close();
    await org.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { page: pageAddress(page.url), org: call, accessToken: org.accessToken, instanceUrl: org.url, close };
}

function callsOf(url: string, token: string): OrgCall {
  return async (method: string, path: string, body?: unknown) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const request = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
    const answer = await fetch(`${url}/services/data/v66.0${path}`, request);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  };
}

async function repToken(url: string): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: repApp.consumerKey,
    client_secret: repApp.consumerSecret
  });
  const answer = await fetch(`${url}/services/oauth2/token`, { method: 'POST', body });
  const { access_token: token } = (await answer.json()) as { access_token?: string };
  if (token === undefined) throw new Error('the rep of the test could not sign in');
  return token;
}
