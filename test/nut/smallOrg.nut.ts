import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Detail } from '../../src/domain/resultJson.ts';
import type { SyncResult } from '../../src/domain/syncResult.ts';
import { startLocalOrg, type RunningLocalOrg } from '../../src/localOrg/startLocalOrg.ts';
import { withValues } from '../../src/metadata/recordXml.ts';
import { deployPackage } from '../../src/operations/deployPackage.ts';
import { doctor } from '../../src/operations/doctor.ts';
import { prepareRun } from '../../src/operations/prepareRun.ts';
import { readStarter, recordsZip } from '../../src/operations/setup/starterRecords.ts';
import { sync } from '../../src/operations/sync/sync.ts';
import { connectForDeploy } from '../../src/org/connect.ts';
import { deployZip } from '../../src/org/deployZip.ts';
import type { OrgClient } from '../../src/org/orgClient.ts';
import { playSmallCompany } from './playSmallCompany.ts';
import { smallCompany } from './smallCompany.ts';
import type { SmallCustomer } from './smallCompany.ts';

const root = join(import.meta.dirname, '..', '..');
const today = '2026-11-23';

type Shown = { readonly score: number | null; readonly band: string | null; readonly state: string; readonly coverage: number };

describe('an org of 30 customers without campaigns, surveys and usage', () => {
  let folder = '';
  let org: RunningLocalOrg;
  let client: OrgClient;
  let result: SyncResult;
  /** A dry run with a least share of 100 percent, before anything was published. */
  let strict: SyncResult;
  const shown = new Map<string, Shown>();

  const of = (scorecard: string, story?: SmallCustomer['story']): readonly (Shown & { readonly name: string })[] =>
    smallCompany
      .filter((customer) => story === undefined || customer.story === story)
      .flatMap(({ name }) => {
        const one = shown.get(`${name} ${scorecard}`);
        return one ? [{ name, ...one }] : [];
      });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headroom-small-'));
    org = await startLocalOrg({ folder: join(folder, 'org'), port: 0, now: '2024-11-01T12:00:00.000Z' });
    const connected = await connectForDeploy({ signIn: { kind: 'token', instanceUrl: org.url, accessToken: org.accessToken } });
    client = connected.client;
    const setClock = (now: string): Promise<unknown> =>
      connected.wire.json({ method: 'POST', path: '/services/headroom-local/clock', body: JSON.stringify({ now }), counts: false });
    await deployPackage(connected.wire, client.identity.apiVersion, root);
    const setting = (await readStarter(join(root, 'starter'))).find(({ object }) => object === 'Headroom_Health_Setting__mdt');
    if (!setting) throw new Error('The starter has no Health Setting.');
    const deployShare = (share: number): Promise<unknown> =>
      deployZip(connected.wire, client.identity.apiVersion, recordsZip([withValues(setting, { Least_Share__c: share })]));
    await playSmallCompany({ client, setClock, today }, smallCompany);
    await setClock(`${today}T10:00:00.000Z`);
    await deployShare(100);
    strict = await sync({ client, dataFolder: join(folder, 'data'), dryRun: true, historyWeeks: 4 });
    await deployShare(20);
    result = await sync({ client, dataFolder: join(folder, 'data'), historyWeeks: 4 });
    const rows = await client.query(
      'SELECT Account__r.Name, Scorecard__c, Score__c, Band__c, State__c, Coverage__c FROM Headroom_Scorecard_Result__c'
    );
    for (const row of rows) {
      const { Name } = row['Account__r'] as { readonly Name: string };
      shown.set(`${Name} ${String(row['Scorecard__c'])}`, {
        score: row['Score__c'] as number | null,
        band: row['Band__c'] as string | null,
        state: String(row['State__c']),
        coverage: Number(row['Coverage__c'])
      });
    }
  }, 600_000);

  afterAll(async () => {
    await org.close();
    await rm(folder, { recursive: true, force: true });
  });

  const dataOff = [
    'CampaignMember',
    'Contact',
    'Headroom_Maturity_Assessment__c',
    'Headroom_Product_Usage__c',
    'Headroom_Success_Milestone__c',
    'Headroom_Success_Plan__c',
    'Headroom_Survey_Response__c',
    'OpportunityContactRole'
  ];

  it('sets up the three scorecards that cases, meetings and assets carry, and names the others with their share', () => {
    expect(Object.keys(result.report.scored).sort()).toEqual(['client_engagement', 'client_experience', 'vendor_risk']);
    // vendor_outcomes: 50 x 0.55 + 30 x 0.35 = 38 of 100, because nobody keeps contact roles, campaigns, surveys or usage.
    expect(result.report.notSetUp).toEqual({ client_maturity: 0, client_outcomes: 0, vendor_expansion: 0, vendor_outcomes: 0.38 });
    expect(result.report.scorecards?.['vendor_risk']).toMatchObject({ state: 'published', weight: 72, numbers: 18, of: 27, needed: 6 });
    expect(result.report.scorecards?.['vendor_outcomes']).toMatchObject({
      state: 'not_set_up',
      weight: 38,
      off: expect.arrayContaining(['vo_sponsor'])
    });
  });

  it('holds scorecards back while they would give too few customers a number, and writes nothing of them', () => {
    // 18 of 27 get a number in the two that predict, 26 of 30 in the one that describes: none reaches everybody.
    expect(Object.keys(strict.report.scored)).toEqual([]);
    expect(strict.report.scorecards?.['vendor_risk']).toMatchObject({ state: 'held_back', numbers: 18, of: 27, needed: 27 });
    expect(strict.report.scorecards?.['client_engagement']).toMatchObject({ state: 'held_back', numbers: 26, of: 30, needed: 30 });
    expect(strict.report.notSetUp).toMatchObject({ vendor_risk: 0.715, client_outcomes: 0 });
    expect(strict.written.results).toBe(0);
  });

  it('lets the doctor repeat what the run found', async () => {
    const { checks } = await doctor(client);
    expect(checks.find(({ key }) => key === 'lastRun')).toMatchObject({
      state: 'ok',
      values: [expect.any(String), 30, expect.stringContaining('vo_sponsor')]
    });
    expect(checks.filter(({ key }) => key === 'heldBack' || key === 'signals')).toEqual([]);
  });

  it('has measures off only on what this org does not keep, and says of each why', () => {
    expect([...new Set(Object.values(result.report.off))].sort()).toEqual(dataOff);
    const off = Object.values(result.report.signals ?? {}).filter(({ state }) => state === 'off');
    expect(off.map(({ fix }) => fix)).toEqual(off.map(({ object }) => (object === '' ? 'parts' : 'unused')));
    const inUse = Object.entries(result.report.signals ?? {}).filter(([, { state, fix }]) => state === 'in_use' && fix !== undefined);
    expect(inUse).toEqual([]);
  });

  it('calls ordinary and busy customers on track, and knows enough of them', () => {
    for (const { name, score, coverage } of [...of('vendor_risk', 'ordinary'), ...of('vendor_risk', 'busy')]) {
      expect([name, (score ?? 0) >= 80, coverage]).toEqual([name, true, 100]);
    }
    for (const { name, score } of [...of('client_experience', 'ordinary'), ...of('client_experience', 'busy')]) {
      expect([name, (score ?? 0) >= 80]).toEqual([name, true]);
    }
  });

  it('gives Alder Print the score that the curves give by hand', () => {
    // No case open, none reopened, no defect, no request: 46 x 100 (support 25, product 15, deployed 7.5 with 40 of 40 = 47.5 x 100);
    // installed in 14 days 4 x 95.333; met 20 days ago 11 x 85 (activity); 3 people met 9 x 77.5. Sum 6763.833 / 71.5 = 94.599.
    expect(shown.get('Alder Print vendor_risk')?.score).toBe(94.6);
  });

  it('leaves customers who are seldom met without a number and without a colour, neither red nor green', () => {
    for (const scorecard of ['vendor_risk', 'client_experience']) {
      const rows = of(scorecard, 'seldom met').map(({ score, band, state }) => ({ score, band, state }));
      expect(rows).toEqual(Array(5).fill({ score: null, band: null, state: 'not_enough_data' }));
    }
  });

  it('shows the silent ones grey on every scorecard: silence is neither green nor red', () => {
    for (const scorecard of ['vendor_risk', 'client_experience', 'client_engagement']) {
      const rows = of(scorecard, 'silent').map(({ score, band, state }) => ({ score, band, state }));
      expect(rows).toEqual(Array(4).fill({ score: null, band: null, state: 'not_enough_data' }));
    }
  });

  it('does not judge customers in their first 90 days', () => {
    for (const scorecard of ['vendor_risk', 'client_experience']) {
      expect(of(scorecard, 'new').map(({ state, band }) => [state, band])).toEqual(Array(3).fill(['too_new', null]));
    }
  });

  it('shows one customer in red, the one that is in trouble, and says by which rule', async () => {
    const { settings } = await prepareRun(client);
    const red = new Set(settings.bands.filter(({ colour }) => colour === 'red').map(({ key }) => key));
    const found = [...shown].filter(([, { band }]) => band !== null && red.has(band)).map(([key]) => key);
    expect(found).toEqual(['Nettle Freight vendor_risk']);
    const [row] = await client.query(
      "SELECT Detail__c FROM Headroom_Scorecard_Result__c WHERE Account__r.Name = 'Nettle Freight' AND Scorecard__c = 'vendor_risk'"
    );
    const detail = JSON.parse(String(row?.['Detail__c'])) as Detail;
    // 8 open 8.75 x 29, oldest 92 days 10 x 0, none reopened 6.25 x 100, 3 defects 9 x 40, no request 6 x 100, half deployed 7.5 x 40,
    // installed in 14 days 4 x 95.333, met 135 days ago 11 x 27.5, 1 person 9 x 40: 3182.583 / 71.5 = 44.51.
    expect([detail.computed, detail.score]).toEqual([44.5, 39]);
    // From 11 February 2026 twelve months end on 10 February 2027, in 79 days; less 30 days' notice 49. Last meeting 135 days ago.
    const silent = detail.rules.find(({ k }) => k === 'silent_before_decision');
    expect(silent).toMatchObject({ to: 39, val: 49, val2: 135, acts: true });
    expect(detail.rules.map(({ k }) => k)).toContain('high_case_waiting');
  });

  it('gives the customer in trouble the worst experience of all', () => {
    const scores = of('client_experience').flatMap(({ name, score }) => (score === null ? [] : [{ name, score }]));
    expect(scores.toSorted((a, b) => a.score - b.score)[0]?.name).toBe('Nettle Freight');
  });
});
