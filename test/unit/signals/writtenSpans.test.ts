import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPastFields } from '../../../src/signals/past/pastFields.ts';
import { isUntouched } from '../../../src/signals/past/pastView.ts';
import { openFactStore } from '../../../src/store/duckFactStore.ts';
import type { ColumnType, FactStore } from '../../../src/store/factStore.ts';

const instant: ColumnType = 'instant';
const columns = [
  { name: 'Id', type: 'text' as const },
  { name: 'CreatedDate', type: instant },
  { name: 'SystemModstamp', type: instant }
];
const on = (day: string): string => `2026-${day}T09:00:00.000Z`;

/** Made and last written to, in an order that is neither's. */
const visits = [
  ['08-01', '08-20'],
  ['01-10', '02-10'],
  // Within the one above, and one that goes on from it.
  ['01-15', '01-20'],
  ['02-10', '03-10'],
  // Never written to after it was made.
  ['06-01', '06-01']
];

let folder: string;
let facts: FactStore;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-spans-'));
  facts = await openFactStore({ folder, orgId: '00DLOCAL0000000AAA', threads: 1 });
  const rows = visits.map(([made = '', written = ''], i) => ({ Id: `v${i}`, CreatedDate: on(made), SystemModstamp: on(written) }));
  await facts.loadRows('Visit__c', columns, [...rows, { Id: 'v9', CreatedDate: null, SystemModstamp: on('12-01') }]);
  await facts.loadRows('Still__c', columns, []);
  await facts.loadRows('Undated__c', columns.slice(0, 1), [{ Id: 'u1' }]);
});

afterAll(async () => {
  await facts.close();
  await rm(folder, { recursive: true, force: true });
});

it('joins stretches in which rows had yet to be written to, and keeps apart those between which there was none', async () => {
  const { written } = await readPastFields(facts, new Map());
  expect([...(written.get('Visit__c') ?? [])].sort((a, b) => a.from.localeCompare(b.from))).toEqual([
    { from: on('01-10'), until: on('03-10') },
    { from: on('08-01'), until: on('08-20') }
  ]);
});

it.each([
  ['Visit__c', '2026-01-10T08:59:59.999Z', true, 'before the first row is made'],
  ['Visit__c', '2026-01-10T09:00:00.000Z', false, 'when it is made'],
  ['Visit__c', '2026-02-10T09:00:00.000Z', false, 'when one row is written to and the next is made'],
  ['Visit__c', '2026-03-10T08:59:59.999Z', false, 'before the last of them is written to'],
  ['Visit__c', '2026-03-10T09:00:00.000Z', true, 'when it is'],
  ['Visit__c', '2026-06-02T00:00:00.000Z', true, 'while only rows are there that nobody writes to'],
  ['Visit__c', '2026-08-10T00:00:00.000Z', false, 'while another has yet to be'],
  ['Still__c', '2026-08-10T00:00:00.000Z', true, 'of an object without rows'],
  ['Undated__c', '2026-08-10T00:00:00.000Z', false, 'of an object that does not say when it was written to']
])('of %s at %s rows have their values of then: %s, %s', async (object, at, untouched) => {
  const fields = await readPastFields(facts, new Map());
  const knownAt = { instant: at, timeZone: 'UTC', today: at.slice(0, 10) };
  expect(isUntouched({ knownAt, fields }, object)).toBe(untouched);
});
