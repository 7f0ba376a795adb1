import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SettingChange } from '../../../src/demo/demoSettings.ts';
import { gatherInput } from '../../../src/operations/sync/judge/gatherInput.ts';
import { prepareRun } from '../../../src/operations/prepareRun.ts';
import type { RowToSave } from '../../../src/org/orgClient.ts';
import { pullObjects } from '../../../src/pull/pullObjects.ts';
import { segmentWarnings } from '../../../src/settings/segmentWarnings.ts';
import { openSignals } from '../../../src/signals/signalContext.ts';
import { openFactStore } from '../../../src/store/duckFactStore.ts';
import { samplesKey } from '../../../src/whitespace/assessInput.ts';
import type { AssessInput } from '../../../src/whitespace/assessInput.ts';
import { openTestOrg } from '../../ravenstack/openTestOrg.ts';
import type { TestOrg } from '../../ravenstack/openTestOrg.ts';

const setting = (type: string, record: string, fields: SettingChange['fields']): SettingChange => ({
  type: `Headroom_${type}`,
  record,
  fields
});

/** Open cases roll up, nobody thought of customers whose number of employees is empty, and there is a product line. */
const changes = [
  setting('Signal', 'case_open', { Roll_Up__c: 'Sum' }),
  setting('Measure', 'vr_open_cases', { Segment_Filter__c: 'NumberOfEmployees < 1000' }),
  setting('Product_Line', 'platform', { Active__c: true }),
  setting('Signal', 'qty_platform', { Active__c: true })
];

let org: TestOrg;
let input: AssessInput;
let group: string;
let ids: Readonly<Record<string, string>>;
let cases: readonly string[];

async function create(object: string, rows: readonly RowToSave[]): Promise<readonly string[]> {
  const receipts = await org.client.saveRows({ object, operation: 'insert', rows });
  return receipts.map((receipt) => {
    if (!receipt.ok) throw new Error(JSON.stringify(receipt));
    return receipt.id;
  });
}

const customer = (name: string, more: RowToSave = {}): RowToSave => ({ Name: name, Type: 'Customer - Direct', ...more });

/** What a run of the moment would judge: settings read, objects pulled, signals read. */
async function gathered(instant: string): Promise<AssessInput> {
  const { client, folder } = org;
  const { plan, settings, describes } = await prepareRun(client);
  const facts = await openFactStore({ folder: join(folder, 'facts'), orgId: client.identity.orgId, threads: 1 });
  try {
    await pullObjects(plan, { client, facts, cursors: { saveCursor: async () => undefined }, spoolFolder: join(folder, 'spool') });
    const rows = await facts.rows('select "Id" as id from "Account" order by "Id"');
    const accounts = rows.map((row) => String(row['id']));
    const asOf = { instant, timeZone: 'UTC', today: instant.slice(0, 10) };
    return (await gatherInput(await openSignals({ facts, settings, describes, accounts, asOf }), [])).input;
  } finally {
    await facts.close();
  }
}

beforeAll(async () => {
  org = await openTestOrg('2026-01-05T08:00:00.000Z', changes);
  [group = ''] = await create('Account', [customer('Group', { NumberOfEmployees: 500 })]);
  const [north = ''] = await create('Account', [customer('North', { NumberOfEmployees: 50, ParentId: group })]);
  const [branch = ''] = await create('Account', [customer('Branch', { ParentId: north })]);
  ids = { Group: group, North: north, Branch: branch };
  await org.setClock('2026-06-01T08:00:00.000Z');
  cases = await create(
    'Case',
    [group, north, branch].map((AccountId) => ({ AccountId, Subject: 'Help', Type: 'Question' }))
  );
  await org.setClock('2026-06-30T08:00:00.000Z');
  input = await gathered('2026-06-30T08:00:00.000Z');
}, 600_000);
afterAll(() => org.close());

describe('a group of companies in an org', () => {
  it('is one customer where prices are compared, down to the lowest of its companies', () => {
    const groups = ['Group', 'North', 'Branch'].map((name) => input.groups?.[input.accounts.indexOf(ids[name] ?? '')]);
    expect([groups[0], new Set(groups).size]).toEqual([expect.any(Number), 1]);
  });

  it('has the cases of all its companies at its head, with their records and a query that finds them', async () => {
    const at = input.accounts.indexOf(group);
    expect(input.signals.get('case_open')?.values[at]).toBe(3);
    const samples = input.samples.get(samplesKey('case_open'))?.get(group);
    expect([...(samples?.ids ?? [])].sort()).toEqual([...cases].sort());
    const query = input.queries.get('case_open') ?? '';
    const found = await org.client.query(query.replaceAll(':account', `'${group}'`));
    expect(found.map((row) => String(row['Id'])).sort()).toEqual([...cases].sort());
  });

  it('has its own alone in signals that do not roll up', () => {
    const at = input.accounts.indexOf(group);
    expect(input.signals.get('case_created_90')?.values[at]).toBe(1);
  });

  it('is told apart from the company whom no segment concerns', () => {
    const warnings = segmentWarnings(input.settings, input).filter(({ name }) => name === 'SegmentGap');
    expect(warnings).toEqual([
      { name: 'SegmentGap', records: ['Headroom_Measure.vr_open_cases', 'Headroom_Measure.vr_open_cases_large'], customers: 1 }
    ]);
  });
});
