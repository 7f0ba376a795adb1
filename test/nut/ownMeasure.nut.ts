import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Detail } from '../../src/domain/resultJson.ts';
import type { SyncResult } from '../../src/domain/syncResult.ts';
import { startLocalOrg, type RunningLocalOrg } from '../../src/localOrg/startLocalOrg.ts';
import { zipPackage } from '../../src/metadata/packageZip.ts';
import { deployPackage } from '../../src/operations/deployPackage.ts';
import { explain } from '../../src/operations/explain/explain.ts';
import { gatherPast } from '../../src/operations/history/gatherPast.ts';
import { closeStores, openStores } from '../../src/operations/openStores.ts';
import { prepareRun } from '../../src/operations/prepareRun.ts';
import { sync } from '../../src/operations/sync/sync.ts';
import { connectForDeploy } from '../../src/org/connect.ts';
import { deployZip } from '../../src/org/deployZip.ts';
import type { OrgClient, RowToSave } from '../../src/org/orgClient.ts';
import { files } from '../metadata/adminDocument.ts';
import { siteVisits } from './siteVisits.ts';

const root = join(import.meta.dirname, '..', '..');
const signalFile = 'customMetadata/Headroom_Signal.site_visit_points_180.md-meta.xml';
const measureFile = 'customMetadata/Headroom_Measure.ce_site_visits.md-meta.xml';

/*
 * An object that nobody wrote code for: site visits, which lead to the account over the contact that was visited. The signal and
 * the measure are the two files that docs/ADMIN.md shows.
 */
describe('a measure of an object that Headroom has never heard of', () => {
  let folder = '';
  let org: RunningLocalOrg;
  let client: OrgClient;
  let setClock: (now: string) => Promise<unknown>;
  let deploy: (sources: Readonly<Record<string, string>>) => Promise<unknown>;
  const accounts = new Map<string, string>();
  const visits = new Map<string, string>();

  const run = (dryRun = false): Promise<SyncResult> => sync({ client, dataFolder: join(folder, 'data'), dryRun, historyWeeks: 4 });

  async function create(object: string, rows: readonly RowToSave[]): Promise<readonly string[]> {
    const receipts = await client.saveRows({ object, operation: 'insert', rows });
    return receipts.map((receipt) => {
      if (!receipt.ok) throw new Error(`${object}: ${receipt.message}`);
      return receipt.id;
    });
  }

  async function experience(name: string): Promise<Detail> {
    const found = (await explain(client, name)).scorecards.find(({ key }) => key === 'client_experience');
    if (!found) throw new Error(`${name} has no client_experience`);
    return found.detail;
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headroom-visits-'));
    org = await startLocalOrg({ folder: join(folder, 'org'), port: 0, now: '2026-03-02T08:00:00.000Z' });
    const connected = await connectForDeploy({ signIn: { kind: 'token', instanceUrl: org.url, accessToken: org.accessToken } });
    client = connected.client;
    setClock = (now) =>
      connected.wire.json({ method: 'POST', path: '/services/headroom-local/clock', body: JSON.stringify({ now }), counts: false });
    deploy = (sources) => deployZip(connected.wire, client.identity.apiVersion, zipPackage(new Map(Object.entries(sources))));
    await deployPackage(connected.wire, client.identity.apiVersion, root);
    await deploy(siteVisits);
    await fill();
    await setClock('2026-11-23T08:00:00.000Z');
  });

  afterAll(async () => {
    await org.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Three customers with old cases that were answered at once, and visits to the people of two of them. */
  async function fill(): Promise<void> {
    const names = ['Visited', 'Clean', 'Alone'];
    const saved = await create(
      'Account',
      names.map((Name) => ({ Name, Type: 'Customer - Direct' }))
    );
    names.forEach((name, at) => accounts.set(name, saved[at] ?? ''));
    const people = await create(
      'Contact',
      names.map((name) => ({ LastName: name, AccountId: accounts.get(name) ?? '' }))
    );
    await create(
      'Case',
      names.map((name) => ({ AccountId: accounts.get(name) ?? '', Subject: 'Question', Type: 'Question', Status: 'Closed' }))
    );
    const visit = async (name: string, day: string, contact: string | undefined, row: RowToSave): Promise<void> => {
      await setClock(`${day}T09:00:00.000Z`);
      const [id = ''] = await create('Site_Visit__c', [{ Visited__c: contact ?? '', Visited_On__c: day, Kind__c: 'Audit', ...row }]);
      visits.set(name, id);
    };
    await visit('tooOld', '2026-05-20', people[0], { Points_Found__c: 50 });
    await visit('first', '2026-09-01', people[0], { Points_Found__c: 1 });
    await visit('clean', '2026-09-02', people[1], { Points_Found__c: 0 });
    await visit('courtesy', '2026-10-01', people[0], { Points_Found__c: 30, Kind__c: 'Courtesy' });
    await visit('second', '2026-11-10', people[0], { Points_Found__c: 3 });
    // Typed in late: made on 20 November for a day in September.
    await setClock('2026-11-20T09:00:00.000Z');
    const late = { Visited__c: people[0] ?? '', Visited_On__c: '2026-09-15', Kind__c: 'Audit', Points_Found__c: 3 };
    visits.set('late', (await create('Site_Visit__c', [late]))[0] ?? '');
  }

  it('is refused with the nearest name while a field is mistyped, and nothing is written', async () => {
    const [signal, measure] = [files.get(signalFile) ?? '', files.get(measureFile) ?? ''];
    await deploy({
      [signalFile.replace('-meta.xml', '')]: signal.replace('Points_Found__c', 'Points_Fund__c'),
      [measureFile.replace('-meta.xml', '')]: measure
    });
    const refused = await run().then(
      () => '',
      (error: Error) => error.message
    );
    expect(refused).toContain('site_visit_points_180');
    expect(refused).toContain('Points_Fund__c');
    expect(refused).toContain('Points_Found__c');
    expect(await client.query('SELECT Id FROM Headroom_Scorecard_Result__c')).toEqual([]);
  });

  it('takes the two records of the admin guide and no code', async () => {
    await deploy({
      [signalFile.replace('-meta.xml', '')]: files.get(signalFile) ?? '',
      [measureFile.replace('-meta.xml', '')]: files.get(measureFile) ?? ''
    });
    const dry = await run(true);
    // Two of three customers have visits in the window; the newest was made on 20 November for September, so 10 November counts.
    expect(dry.report.signals?.['site_visit_points_180']).toMatchObject({
      object: 'Site_Visit__c',
      state: 'in_use',
      covered: 2,
      of: 3,
      rows: 5,
      newest: '2026-11-10'
    });
    const done = await run();
    expect(done.status).toBe('done');
  }, 600_000);

  it('shows the value, the records behind it and the query for the rest', async () => {
    const detail = await experience('Visited');
    const measure = detail.measures.find(({ k }) => k === 'ce_site_visits');
    // 1 + 3 + 3 in audits since 27 May; curve 4:60, 10:0 gives 60 - 3 x 60 / 6 = 30.
    expect(measure).toMatchObject({ val: 7, pts: 30, n: 3 });
    expect(new Set(measure?.ids)).toEqual(new Set(['first', 'second', 'late'].map((name) => visits.get(name))));
    const soql = (measure?.q ?? '').replace(':account', `'${accounts.get('Visited')}'`);
    expect(soql).toContain('FROM Site_Visit__c');
    expect(soql).toContain('Visited__r.AccountId');
    const rows = await client.query(soql);
    expect(new Set(rows.map(({ Id }) => Id))).toEqual(new Set(measure?.ids));
  });

  it('counts in a past week only the rows that had been made by then', async () => {
    const { settings, describes } = await prepareRun(client);
    const { facts, state } = await openStores(join(folder, 'data'), client.identity.orgId);
    try {
      const ids = [...accounts.values()].sort();
      const request = { facts, settings, describes, timeZone: client.identity.timeZone, accounts: ids };
      const visited = async (day: string): Promise<number | undefined> => {
        const { input } = await gatherPast(request, day);
        expect(input.leftOut.has('site_visit_points_180')).toBe(false);
        return input.signals.get('site_visit_points_180')?.values[ids.indexOf(accounts.get('Visited') ?? '')];
      };
      // The 3 points of 15 September were typed in on 20 November; those of May left the window on 16 November.
      expect([await visited('2026-10-05'), await visited('2026-11-09'), await visited('2026-11-16'), await visited('2026-11-21')]).toEqual([
        51, 51, 4, 7
      ]);
      // Before the first visit nobody had looked.
      expect(await visited('2026-05-18')).toBeNaN();
    } finally {
      await closeStores({ facts, state, spoolFolder: '' });
    }
  });

  it('tells no point found from nobody having looked', async () => {
    const of = async (name: string): Promise<unknown> => (await experience(name)).measures.find(({ k }) => k === 'ce_site_visits');
    expect(await of('Clean')).toMatchObject({ val: 0, pts: 100, n: 1 });
    expect(await of('Alone')).toMatchObject({ val: null, pts: null, n: 0, miss: 'unknown' });
  });
});
