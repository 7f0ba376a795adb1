import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalOrg } from '../../src/localOrg/startLocalOrg.ts';
import { startPage } from '../../src/page/startPage.ts';

/** An org with a page in front of it, for one test file. */
export type OwnPage = {
  readonly url: string;
  /** A call of the org's REST API as the administrator; throws what the org refuses. */
  readonly org: (method: string, path: string, body?: unknown) => Promise<unknown>;
  readonly accessToken: string;
  readonly instanceUrl: string;
  close(): Promise<void>;
};

/** Base components are built once for all test files and runs. */
const cacheFolder = join('.headroom', 'cache');

/** Starts a local org in a temporary folder and the page of a package in front of it; everyone is the administrator. */
export async function startOwnPage(packageFolder: string): Promise<OwnPage> {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-page-'));
  const org = await startLocalOrg({ folder, port: 0 });
  const users = { rep: org.accessToken, csm: org.accessToken, admin: org.accessToken };
  const page = await startPage({ org: { instanceUrl: org.url, users }, port: 0, cacheFolder, packageFolder });
  const call = async (method: string, path: string, body?: unknown) => {
    const headers = { authorization: `Bearer ${org.accessToken}`, 'content-type': 'application/json' };
    const request = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
    const answer = await fetch(`${org.url}/services/data/v66.0${path}`, request);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  };
  const close = async () => {
    await page.close();
    await org.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: page.url, org: call, accessToken: org.accessToken, instanceUrl: org.url, close };
}
