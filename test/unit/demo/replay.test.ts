import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoSettings } from '../../../src/demo/demoSettings.ts';
import type { DemoProgress, DemoReport } from '../../../src/demo/replay.ts';
import { runDemo } from '../../../src/demo/replay.ts';
import type { TestOrg } from '../../ravenstack/openTestOrg.ts';
import { openTestOrg } from '../../ravenstack/openTestOrg.ts';

const options = { seed: 42, accounts: 20, endDate: '2026-11-22' };

describe('the replay of the demo company into a local org', () => {
  let org: TestOrg;
  let report: DemoReport;
  const progress: DemoProgress[] = [];

  beforeAll(async () => {
    org = await openTestOrg('2024-11-23T08:00:00.000Z', demoSettings);
    report = await runDemo({
      ...options,
      client: org.client,
      clientOf: org.clientOf,
      setClock: org.setClock,
      onProgress: (step) => progress.push(step)
    });
  }, 600_000);

  afterAll(async () => {
    await org.close();
  });

  it('creates every record of the plan and leaves the clock at the end date', async () => {
    expect(report.created).toBeGreaterThan(3_000);
    expect(await org.client.count("SELECT COUNT() FROM Account WHERE Type LIKE 'Customer%'")).toBeGreaterThan(12);
    expect((await org.client.now()).slice(0, 10)).toBe('2026-11-22');
  });

  it('leaves dates and histories to the org: cases are created through two years, and their status history is kept', async () => {
    const [first] = await org.client.query('SELECT CreatedDate FROM Case ORDER BY CreatedDate LIMIT 1');
    expect(String(first?.['CreatedDate']).slice(0, 4)).toMatch(/202[45]/);
    const reopened = await org.client.query("SELECT OldValue FROM CaseHistory WHERE Field = 'Status'");
    expect(reopened.filter((row) => row['OldValue'] === 'Closed').length).toBeGreaterThan(0);
  });

  it('lets the org reckon the end of contracts and the amounts of opportunities', async () => {
    expect(await org.client.count('SELECT COUNT() FROM Contract WHERE EndDate != null AND ActivatedDate != null')).toBeGreaterThan(15);
    const [deal] = await org.client.query("SELECT Amount, IsWon, HasOpportunityLineItem FROM Opportunity WHERE Name = 'Quillhaven: start'");
    expect(deal).toMatchObject({ Amount: 33_600, IsWon: true, HasOpportunityLineItem: true });
  });

  it('shows the showcase with its three open cases, the oldest 34 days old', async () => {
    const cases = await org.client.query(
      `SELECT CreatedDate, Type FROM Case WHERE AccountId = '${report.showcaseId}' AND IsClosed = false ORDER BY CreatedDate`
    );
    expect(cases.map((row) => [row['Type'], String(row['CreatedDate']).slice(0, 10)])).toEqual([
      ['Problem', '2026-10-19'],
      ['Question', '2026-11-02'],
      ['Question', '2026-11-20']
    ]);
  });

  it('lets success managers write pulses and overrides in their own names', async () => {
    const pulses = await org.client.query('SELECT CreatedBy.Username FROM Headroom_Pulse__c');
    const authors = new Set(pulses.map((row) => (row['CreatedBy'] as { Username: string }).Username));
    expect(pulses.length).toBeGreaterThan(30);
    expect(authors.size).toBeGreaterThan(3);
    expect([...authors].filter((name) => !name.startsWith('csm'))).toEqual([]);
    const live = `Expires_On__c >= 2026-11-22`;
    expect(await org.client.count(`SELECT COUNT() FROM Headroom_Health_Override__c WHERE Kind__c = 'Cap' AND ${live}`)).toBe(1);
    expect(await org.client.count('SELECT COUNT() FROM Headroom_Health_Override__c WHERE Expires_On__c < 2026-11-22')).toBe(1);
    expect(await org.client.count(`SELECT COUNT() FROM Headroom_Health_Override__c WHERE Kind__c = 'Exclude' AND ${live}`)).toBe(1);
  });

  it('tells how far it is after every moment of the clock', () => {
    expect(progress[progress.length - 1]).toMatchObject({ tick: progress.length, of: progress.length });
  });
});
