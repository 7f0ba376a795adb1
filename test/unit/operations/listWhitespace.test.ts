import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReplayJson } from '../../../src/domain/resultJson.ts';
import type { ListedCell } from '../../../src/domain/whitespaceList.ts';
import { listWhitespace } from '../../../src/operations/whitespace/listWhitespace.ts';
import type { ListRequest } from '../../../src/operations/whitespace/listWhitespace.ts';
import { sortCells } from '../../../src/operations/whitespace/sortCells.ts';
import { connectOrg } from '../../../src/org/connect.ts';
import type { OrgClient } from '../../../src/org/orgClient.ts';
import { openTestOrg, signInAs, type TestOrg } from '../../localOrg/testOrg.ts';
import { createUser, deployFiles, permissionSet } from '../localOrg/givenPackage.ts';

const app = { key: 'viewer', secret: 's' };
const object = 'Headroom_Whitespace_Cell__c';
const run = 'Headroom_Health_Run__c';

/** A viewer who may see accounts and cells, but no amounts. */
const viewerRights = permissionSet(
  'Viewer',
  [
    { object: 'Account', allow: 'rv' },
    { object, allow: 'rv' }
  ],
  { [`${object}.Product_Line__c`]: 'read', [`${object}.Title__c`]: 'read', [`${object}.Status__c`]: 'read' }
);

let org: TestOrg;
let admin: OrgClient;
let viewer: OrgClient;
let accounts: Readonly<Record<'acme' | 'brio', string>>;

const list = (request: Partial<ListRequest> = {}, client = admin): ReturnType<typeof listWhitespace> =>
  listWhitespace(client, { sort: 'amount', ...request });

async function addRun(startedAt: string, status: string, replay?: Partial<ReplayJson>): Promise<void> {
  const seen = replay === undefined ? {} : { Replay__c: JSON.stringify({ v: 1, days: 90, until: '2026-10-31', tested: [], ...replay }) };
  await org.create(run, { Key__c: startedAt, Run_Id__c: startedAt, Started_At__c: startedAt, Status__c: status, Kind__c: 'Full', ...seen });
}

async function addCell(account: string, line: string, values: Record<string, unknown>): Promise<void> {
  await org.create(object, {
    Key__c: `${account}:${line}`,
    Account__c: account,
    Product_Line__c: line,
    Title__c: line.toUpperCase(),
    ...values
  });
}

beforeAll(async () => {
  org = await openTestOrg({
    now: '2026-11-22T02:00:00.000Z',
    apps: [{ consumerKey: app.key, consumerSecret: app.secret, runAs: 'viewer@example.com' }]
  });
  const { status, details } = await org.deploy('force-app');
  if (status !== 'Succeeded') throw new Error(`The package was not deployed: ${JSON.stringify(details.componentFailures)}`);
  await deployFiles(org, { 'permissionsets/Viewer.permissionset': viewerRights });
  await createUser(org, 'viewer@example.com', { sets: ['Viewer'] });
  const signIn = (accessToken: string): Promise<OrgClient> => connectOrg({ signIn: { kind: 'token', instanceUrl: org.url, accessToken } });
  admin = await signIn(org.accessToken);
  viewer = await signIn(await signInAs(org, app));
  accounts = { acme: await org.create('Account', { Name: 'Acme' }), brio: await org.create('Account', { Name: 'Brio' }) };
});
afterAll(() => org.remove());

describe('an org without cells', () => {
  it('is told from one that no run has written to', async () => {
    expect((await list()).empty).toBe('no_run');
    await addRun('2026-11-20T02:00:00.000Z', 'Done');
    expect((await list()).empty).toBe('no_cells');
  });
});

describe('an org with cells', () => {
  beforeAll(async () => {
    const { acme, brio } = accounts;
    await addCell(acme, 'analytics', {
      Status__c: 'Open',
      Amount_Expected__c: 0.1,
      Weighted_Estimate__c: 0.05,
      Propensity__c: 17.19,
      Rank_In_Account__c: 1
    });
    await addCell(acme, 'support', { Status__c: 'Partly_Used', Value_Based_Amount__c: 0.2, Owned__c: 40, Target__c: 120, Gap__c: 80 });
    await addCell(brio, 'analytics', { Status__c: 'Open' });
    await addCell(brio, 'training', { Status__c: 'Blocked_At_Risk', Amount_Expected__c: 900, Blocked_Since__c: '2026-11-03' });
  });

  const named = ({ cells }: { readonly cells: readonly ListedCell[] }): readonly string[] =>
    cells.map(({ account, productLine }) => `${account.name} ${productLine.key}`);

  it('lists the largest amount first, unknown ones last, and adds up what is open to the cent', async () => {
    const found = await list();
    expect(named(found)).toEqual(['Brio training', 'Acme support', 'Acme analytics', 'Brio analytics']);
    expect(found.room).toEqual({ cells: 3, amounts: [{ currency: '', amount: 0.3 }], withoutAmount: 1 });
    expect(found).toMatchObject({ matching: 4, estimates: false, hidden: [] });
    expect(found.cells[1]).toMatchObject({ owned: 40, target: 120, gap: 80, amount: 0.2 });
    expect(found.cells[2]).not.toHaveProperty('weightedEstimate');
  });

  it('gives the first of those that match, and counts all', async () => {
    const found = await list({ statuses: ['Open', 'Partly_Used'], sort: 'account', limit: 1 });
    expect(named(found)).toEqual(['Acme analytics']);
    expect(found.matching).toBe(3);
  });

  it('finds account, product line and owner by id or name', async () => {
    expect(named(await list({ account: 'Brio', productLine: 'ANALYTICS' }))).toEqual(['Brio analytics']);
    expect(named(await list({ account: accounts.acme, next: true }))).toEqual(['Acme analytics']);
    expect((await list({ owner: admin.identity.username })).matching).toBe(4);
    expect(await list({ owner: 'viewer@example.com' })).toMatchObject({ matching: 0, empty: 'no_match' });
  });

  it('refuses what does not exist, and names what does', async () => {
    await expect(list({ productLine: 'seats' })).rejects.toMatchObject({
      name: 'ProductLineUnknown',
      values: ['seats', 'analytics, support, training']
    });
    await expect(list({ owner: 'nobody' })).rejects.toMatchObject({ name: 'UserNotFound', values: ['nobody'] });
    await expect(list({ account: 'Nobody' })).rejects.toMatchObject({ name: 'AccountNotFound' });
  });

  it('shows estimates only where the replay of the newest run that wrote was passed', async () => {
    await expect(list({ sort: 'estimate' })).rejects.toMatchObject({ name: 'EstimatesNotShown', values: ['no replay'] });
    await addRun('2026-11-21T02:00:00.000Z', 'Done', { method: 'ease', refused: 'not_calibrated' });
    expect(await list()).toMatchObject({ estimates: false, refused: 'not_calibrated' });
    await addRun('2026-11-22T02:00:00.000Z', 'Done', { method: 'ease' });
    await addRun('2026-11-23T02:00:00.000Z', 'Failed', { refused: 'few_owners' });
    const found = await list({ sort: 'estimate' });
    expect(named(found)[0]).toBe('Acme analytics');
    expect(found.cells[0]).toMatchObject({ weightedEstimate: 0.05, likelihood: 0.1719 });
    expect(found.cells[1]).toMatchObject({ weightedEstimate: null, likelihood: null });
  });

  it('leaves out what the viewer may not read, and says so', async () => {
    const found = await list({}, viewer);
    expect(found.cells.length).toBe(4);
    expect(found.cells.every(({ amount }) => amount === null)).toBe(true);
    expect(found.room).toMatchObject({ cells: 3, amounts: [], withoutAmount: 3 });
    expect(found.hidden).toContain(`${object}.Amount_Expected__c`);
    expect(found.hidden).toContain(run);
  });

  it('reads as many pages as there are', async () => {
    const ids = (n: number): Record<string, unknown> => ({
      attributes: { type: object },
      ...{
        Key__c: `${accounts.brio}:many${n}`,
        Account__c: accounts.brio,
        Product_Line__c: `many${n % 2}`,
        Title__c: 'Many',
        Status__c: 'Open'
      }
    });
    for (let from = 0; from < 2200; from += 200) {
      const records = Array.from({ length: 200 }, (_, n) => ids(from + n));
      await org.call('POST', '/composite/sobjects', { allOrNone: true, records });
    }
    expect((await list({ account: 'Brio' })).matching).toBe(2202);
  });
});

describe('an order of cells', () => {
  const cell = (name: string, amount: number | null, currency: string): ListedCell =>
    ({ account: { id: name, name }, productLine: { key: 'a', title: 'A' }, amount, currency }) as ListedCell;

  it('compares amounts of one currency only', () => {
    const cells = [cell('Yen', 900000, 'JPY'), cell('None', null, 'EUR'), cell('Small', 10, 'EUR'), cell('Large', 20, 'EUR')];
    expect(sortCells(cells, 'amount').map(({ account }) => account.name)).toEqual(['Large', 'Small', 'None', 'Yen']);
  });
});
