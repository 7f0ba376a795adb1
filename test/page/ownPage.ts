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
  /** Moves the org's clock. @param now  instant, such as `2026-11-22T10:00:00.000Z` */
  readonly setClock: (now: string) => Promise<void>;
  close(): Promise<void>;
};

/** Where and as whom the administrator's calls go. */
export type SignIn = { readonly instanceUrl: string; readonly accessToken: string };

/** Base components are built once for all test files and runs. */
const cacheFolder = join('.headroom', 'cache');

/** Who signs in by client credentials, as `<word>@headroom.local`; the users are made by the test that needs them. */
const words = ['rep', 'csm', 'leader'] as const;
export type OwnUser = (typeof words)[number];

const apps = words.map((word) => ({ consumerKey: `${word}-app`, consumerSecret: 'secret-of-tests', runAs: usernameOf(word) }));

/** User name under which a test makes one of the page's users. */
export function usernameOf(word: OwnUser): string {
  return `${word}@headroom.local`;
}

type OrgCall = OwnPage['org'];

/** Fills an org before its page starts. @returns the users that it made; for the others the administrator looks */
export type Prepare = (org: OrgCall, signIn: SignIn) => Promise<readonly OwnUser[]>;

/** Starts a local org in a temporary folder and the page of a package in front of it. */
export async function startOwnPage(packageFolder: string, prepare?: Prepare): Promise<OwnPage> {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-page-'));
  const org = await startLocalOrg({ folder, port: 0, apps });
  const call = callsOf(org.url, org.accessToken);
  const made = (await prepare?.(call, { instanceUrl: org.url, accessToken: org.accessToken })) ?? [];
  const users: Record<string, string> = { rep: org.accessToken, csm: org.accessToken, admin: org.accessToken };
  for (const word of made) users[word] = await tokenOf(org.url, word);
  const page = await startPage({ org: { instanceUrl: org.url, users }, port: 0, cacheFolder, packageFolder });
  const setClock = (now: string): Promise<void> => moveClock(org.url, org.accessToken, now);
  const close = async () => {
    await page.close();
    await org.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { page: pageAddress(page.url), org: call, accessToken: org.accessToken, instanceUrl: org.url, setClock, close };
}

async function moveClock(url: string, token: string, now: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(`${url}/services/headroom-local/clock`, { method: 'POST', headers, body: JSON.stringify({ now }) });
  if (!answer.ok) throw new Error(`the clock of the org was not moved: ${answer.status} ${await answer.text()}`);
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

/** Signs one of the users in. */
export async function tokenOf(url: string, word: OwnUser): Promise<string> {
  const { consumerKey, consumerSecret } = apps[words.indexOf(word)] ?? { consumerKey: '', consumerSecret: '' };
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: consumerKey, client_secret: consumerSecret });
  const answer = await fetch(`${url}/services/oauth2/token`, { method: 'POST', body });
  const { access_token: token } = (await answer.json()) as { access_token?: string };
  if (token === undefined) throw new Error(`the test's user ${usernameOf(word)} could not sign in`);
  return token;
}
