import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureSigningKey, localConsumerKey, localOrgPaths } from '../../src/commands/localOrgFolder.ts';
import type { SyncResult } from '../../src/domain/syncResult.ts';
import { integrationUsername } from '../../src/localOrg/seed/createOrg.ts';
import type { SyncRequest } from '../../src/operations/sync/run/syncRequest.ts';
import { sync } from '../../src/operations/sync/sync.ts';
import { connectOrg, type ConnectOptions } from '../../src/org/connect.ts';
import type { OrgClient } from '../../src/org/orgClient.ts';
import { openTestOrg, type Json, type TestOrg } from '../localOrg/testOrg.ts';
import { breathe } from './breathe.ts';
import { buildCompany, companyNow } from './buildCompany.ts';

/** A company of its own for the tests of one file: a local org in process, and a sync that ran in it once. */
export type Company = {
  /** The org as its administrator sees it: people edit here, faults are set here. */
  readonly org: TestOrg;
  /** Where the sync keeps its copy; a fresh one is a fresh copy. */
  readonly dataFolder: string;
  /** Signs in as the integration user by JWT, as the service does. Pauses between tries take no time. */
  client(options?: Partial<ConnectOptions>): Promise<OrgClient>;
  /** One run of the real sync, signed in anew. */
  sync(request?: Partial<SyncRequest>): Promise<SyncResult>;
  /** Switches a fault of the local org on. */
  fault(fault: string, parameters?: Readonly<Record<string, unknown>>): Promise<Json>;
  /** Switches all faults off. */
  noFaults(): Promise<void>;
  /** Moves the org's clock forward from where it is. */
  pass(seconds: number): Promise<void>;
  /** Closes the org and leaves everything in its folder, for copies. */
  stop(): Promise<BuiltCompany>;
  remove(): Promise<void>;
};

let template: Promise<string> | undefined;

/** A company that stands still in a folder, and the org's moment at which its copies go on. */
export type BuiltCompany = { readonly folder: string; readonly now: string };

/**
 * A copy of a company after one sync.
 *
 * @param built  absent = the small company at `companyNow`, which is built once for each worker
 */
export async function openCompany(built?: BuiltCompany): Promise<Company> {
  const { folder: from, now } = built ?? { folder: await (template ??= buildCompany()), now: companyNow };
  const folder = await mkdtemp(join(tmpdir(), 'headroom-company-'));
  await cp(from, folder, { recursive: true });
  const apps = [{ consumerKey: localConsumerKey, certificate: ensureSigningKey(folder) }];
  const org = await openTestOrg({ folder: join(folder, 'org'), apps, now });
  const dataFolder = join(folder, 'data');
  const { keyFile } = localOrgPaths(folder);
  const client: Company['client'] = (options) =>
    connectOrg({
      signIn: { kind: 'jwt', loginUrl: org.url, clientId: localConsumerKey, username: integrationUsername, keyFile },
      ...options,
      wire: { pause: breathe, ...options?.wire }
    });
  return {
    org,
    dataFolder,
    client,
    sync: async (request) => sync({ dataFolder, historyWeeks: 2, pause: breathe, ...request, client: request?.client ?? (await client()) }),
    fault: async (fault, parameters) => accepted(await org.call('POST', '/services/headroom-local/faults', { fault, ...parameters })),
    noFaults: async () => {
      accepted(await org.call('DELETE', '/services/headroom-local/faults'));
    },
    pass: async (seconds) => {
      await org.setClock(new Date(Date.parse(await nowOf(org)) + seconds * 1000).toISOString());
    },
    stop: async () => {
      const now = await nowOf(org);
      await org.close();
      return { folder, now };
    },
    remove: async () => {
      await org.remove();
      await rm(folder, { recursive: true, force: true });
    }
  };
}

/** The org's own moment, as an instant. */
export async function nowOf(org: Pick<TestOrg, 'call'>): Promise<string> {
  return new Date((await org.call('GET', '/services/data')).headers.get('date') ?? '').toISOString();
}

function accepted({ status, body }: { readonly status: number; readonly body: Json }): Json {
  if (status >= 300) throw new Error(`The local org refused: ${JSON.stringify(body)}`);
  return body;
}
