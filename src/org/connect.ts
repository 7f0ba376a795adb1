import { z } from 'zod';
import { HealthError } from '../domain/healthError.ts';
import { ApiBudget } from './apiBudget.ts';
import { CompositeReads } from './compositeReads.ts';
import type { JsonReader } from './compositeReads.ts';
import type { OrgClient, OrgIdentity } from './orgClient.ts';
import { toId18 } from './orgId.ts';
import { RestOrgClient } from './restOrgClient.ts';
import type { BulkOptions } from './bulkJob.ts';
import { queryRecords } from './restQuery.ts';
import { signIn } from './signIn.ts';
import type { SignIn } from './signIn.ts';
import { Wire } from './wire.ts';
import type { WireOptions } from './wire.ts';
import { shapeOf } from './replyShape.ts';

/** Newest API version that the product is written for, and the oldest it runs with. */
const newestVersion = 68;
const oldestVersion = 60;

export type ConnectOptions = {
  readonly signIn: SignIn;
  /** Refuses every other org; 15 or 18 characters. */
  readonly expectedOrgId?: string;
  /** `66` or `66.0`; without it the newest that both sides know. */
  readonly apiVersion?: string;
  readonly wire?: Pick<WireOptions, 'tries' | 'pause' | 'timeoutMs' | 'patience'>;
  readonly bulk?: BulkOptions;
};

/** Signs in, finds out who and where, and returns the one door to the org. */
export async function connectOrg(options: ConnectOptions): Promise<OrgClient> {
  return (await connectForDeploy(options)).client;
}

/** A fresh access token, for a program of this machine that makes requests of its own (the local page). */
export async function freshToken(way: SignIn): Promise<string> {
  return (await signIn(way)).current.accessToken;
}

/** The same for an admin who also deploys: the client and the signed-in wire beneath it. */
export async function connectForDeploy(options: ConnectOptions): Promise<{ readonly client: OrgClient; readonly wire: Wire }> {
  const { wire, identity } = await openWire(options);
  return { client: new RestOrgClient(wire, identity, options.bulk), wire };
}

/** Signs in and asks who and where. */
async function openWire(options: ConnectOptions): Promise<{ readonly wire: Wire; readonly identity: OrgIdentity }> {
  const { apiVersion: wanted } = options;
  if (wanted !== undefined && !/^\d{1,3}(?:\.0)?$/.test(wanted)) throw invalidVersion(wanted, 'it is no number such as 66.0');
  const session = await signIn(options.signIn, options.wire);
  const wire = new Wire({ session, budget: new ApiBudget(), ...options.wire });
  const apiVersion = await chooseVersion(wire, session.current.instanceUrl, options.apiVersion);
  const user = await readUser(wire);
  const reads = new CompositeReads(wire, apiVersion);
  const [organization, objects] = await Promise.all([readOrganization(reads, apiVersion), readObjects(reads, apiVersion)]);
  const identity = {
    ...organization,
    ...objects,
    ...user,
    instanceUrl: session.current.instanceUrl,
    apiVersion
  };
  refuseOther(options.expectedOrgId, identity.orgId);
  return { wire, identity };
}

function refuseOther(expected: string | undefined, found: string): void {
  if (expected === undefined || toId18(expected) === found) return;
  const isCase = toId18(expected).slice(0, 15).toLowerCase() === found.slice(0, 15).toLowerCase();
  throw new HealthError('OtherOrg', [expected, found, isCase ? ' They differ in letter case only, which counts in ids.' : '']);
}

const versions = z.array(z.object({ version: z.string() }));

async function chooseVersion(wire: Wire, instanceUrl: string, wanted: string | undefined): Promise<string> {
  const list = shapeOf(versions, await wire.json({ method: 'GET', path: '/services/data', counts: false }), 'versions');
  const newestInOrg = Math.max(...list.map((entry) => Number(entry.version)));
  const chosen = wanted === undefined ? Math.min(newestInOrg, newestVersion) : Number(wanted);
  if (!(newestInOrg >= oldestVersion)) {
    throw new HealthError('RequestRefused', [
      'UNSUPPORTED_VERSION',
      `the org knows API ${newestInOrg}, ${oldestVersion} is needed`,
      instanceUrl
    ]);
  }
  if (!(chosen >= oldestVersion && chosen <= newestInOrg && Number.isInteger(chosen))) {
    throw invalidVersion(wanted ?? String(chosen), `Headroom and this org share the versions from ${oldestVersion} to ${newestInOrg}`);
  }
  return chosen.toFixed(1);
}

function invalidVersion(version: string, why: string): HealthError {
  return new HealthError('ApiVersionInvalid', [version, why]);
}

const userInfo = z.object({ user_id: z.string(), preferred_username: z.string() });

async function readUser(wire: Wire): Promise<{ readonly userId: string; readonly username: string }> {
  const info = shapeOf(userInfo, await wire.json({ method: 'GET', path: '/services/oauth2/userinfo', counts: false }), 'user info');
  return { userId: toId18(info.user_id), username: info.preferred_username };
}

const organizationRow = z.object({ Id: z.string(), Name: z.string(), TimeZoneSidKey: z.string() });

async function readOrganization(
  reads: JsonReader,
  apiVersion: string
): Promise<{ readonly orgId: string; readonly orgName: string; readonly timeZone: string }> {
  const [row] = await queryRecords(reads, apiVersion, { soql: 'SELECT Id, Name, TimeZoneSidKey FROM Organization LIMIT 1' });
  const found = shapeOf(organizationRow, row, 'Organization');
  return { orgId: toId18(found.Id), orgName: found.Name, timeZone: found.TimeZoneSidKey };
}

const allObjects = z.object({ sobjects: z.array(z.object({ name: z.string() })) });

/** All objects, and the namespace that the package was installed with: what stands before the name of an object of ours. */
async function readObjects(reads: JsonReader, apiVersion: string): Promise<Pick<OrgIdentity, 'namespace' | 'objectNames'>> {
  const reply = await reads.read(`/services/data/v${apiVersion}/sobjects`);
  const objectNames = shapeOf(allObjects, reply, 'list of objects').sobjects.map(({ name }) => name);
  const namespaces = objectNames.flatMap((name) => /^(\w+)__Headroom_Scorecard_Result__c$/.exec(name)?.[1] ?? []);
  const [namespace] = namespaces;
  return { objectNames, ...(namespace === undefined ? {} : { namespace }) };
}
