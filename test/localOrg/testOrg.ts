import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { toDeployZip } from '../../src/metadata/sourceZip.ts';
import { startLocalOrg, type LocalOrgOptions, type RunningLocalOrg } from '../../src/localOrg/startLocalOrg.ts';

export const dataPath = '/services/data/v66.0';
const root = join(import.meta.dirname, '..', '..');

/** Whatever JSON a reply holds: the tests say what they expect in it. */
export type Json = ReturnType<typeof JSON.parse>;

/** Answer of the org: status, headers and the JSON or text of the body. */
export type Answer = { readonly status: number; readonly headers: Headers; readonly body: Json; readonly text: string };

export type CallOptions = { readonly token?: string; readonly headers?: Record<string, string>; readonly raw?: string | Uint8Array };

export type TestOrg = RunningLocalOrg & {
  readonly folder: string;
  /** One request as the administrator; `path` begins with `/services` or is taken below `/services/data/v66.0`. */
  call(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Answer>;
  /** Id of a record created through REST. */
  create(object: string, values: Record<string, unknown>): Promise<string>;
  /** Records of a query, all on one page. */
  query(soql: string, options?: CallOptions): Promise<Json[]>;
  setClock(now: string): Promise<void>;
  /** Deploys source folders of the repository. */
  deploy(...folders: string[]): Promise<Json>;
  remove(): Promise<void>;
};

/** A fresh local org in a temporary folder. */
export async function openTestOrg(options: Partial<LocalOrgOptions> = {}): Promise<TestOrg> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'headroom-local-org-')));
  const org = await startLocalOrg({ port: 0, ...options, folder });
  const call: TestOrg['call'] = async (method, path, body, given = {}) => {
    const url = org.url + (path.startsWith('/services') || path.startsWith('/id') ? path : dataPath + path);
    const response = await fetch(url, {
      method,
      headers: { Authorization: `Bearer ${given.token ?? org.accessToken}`, 'Content-Type': 'application/json', ...given.headers },
      ...(given.raw === undefined ? (body === undefined ? {} : { body: JSON.stringify(body) }) : { body: given.raw as BodyInit })
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text
    };
  };
  return {
    ...org,
    folder,
    call,
    create: async (object, values) => {
      const { status, body } = await call('POST', `/sobjects/${object}`, values);
      if (status !== 201) throw new Error(`${object} was not created: ${JSON.stringify(body)}`);
      return body.id as string;
    },
    query: async (soql, given) => {
      const { status, body } = await call('GET', `/query?q=${encodeURIComponent(soql)}`, undefined, given);
      if (status !== 200) throw new Error(`${soql}: ${JSON.stringify(body)}`);
      return body.records as Json[];
    },
    setClock: async (now) => {
      await call('POST', '/services/headroom-local/clock', { now });
    },
    deploy: async (...folders) => deploy(org, await toDeployZip(...folders.map((name) => join(root, name)))),
    remove: async () => {
      await org.close();
      await rm(folder, { recursive: true, force: true });
    }
  };
}

/** Sends a zip to the Metadata REST API and returns the deploy result with details, when the deploy has ended. */
export async function deploy(
  org: Pick<RunningLocalOrg, 'url' | 'accessToken'>,
  zip: Uint8Array,
  options: Record<string, unknown> = {}
): Promise<Json> {
  const headers = { Authorization: `Bearer ${org.accessToken}` };
  const form = new FormData();
  const deployOptions = { singlePackage: true, rollbackOnError: true, ...options };
  form.append('json', new Blob([JSON.stringify({ deployOptions })], { type: 'application/json' }));
  form.append('file', new Blob([zip as BlobPart], { type: 'application/zip' }), 'deploy.zip');
  const sent = await fetch(`${org.url}${dataPath}/metadata/deployRequest`, { method: 'POST', headers, body: form });
  const { id } = (await sent.json()) as { id: string };
  for (;;) {
    const status = await fetch(`${org.url}${dataPath}/metadata/deployRequest/${id}?includeDetails=true`, { headers });
    const { deployResult } = (await status.json()) as { deployResult: Json };
    if (deployResult.done) return deployResult;
    // The org runs in this process: asking without a pause would keep it from the deploy.
    await setTimeout(20);
  }
}

/** A user with a profile and permission sets, and an access token of its own (client credentials). */
export async function signInAs(org: TestOrg, app: { readonly key: string; readonly secret: string }): Promise<string> {
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: app.key, client_secret: app.secret });
  const response = await fetch(`${org.url}/services/oauth2/token`, { method: 'POST', body: form });
  return ((await response.json()) as { access_token: string }).access_token;
}
