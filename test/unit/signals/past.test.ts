import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pastBinding } from '../../../src/signals/past/pastBinding.ts';
import { readPastFields } from '../../../src/signals/past/pastFields.ts';
import type { PastFields } from '../../../src/signals/past/pastFields.ts';
import { isTracked } from '../../../src/signals/past/pastView.ts';
import type { PastView } from '../../../src/signals/past/pastView.ts';
import { loadedSchema } from '../../../src/signals/resolve/signalSchema.ts';
import { plainBinding } from '../../../src/soql/sqlBinding.ts';
import type { SoqlField, SoqlObject } from '../../../src/soql/schema.ts';
import { openFactStore } from '../../../src/store/duckFactStore.ts';
import type { ColumnType, FactStore } from '../../../src/store/factStore.ts';

const field = (name: string, type: string, more: Partial<SoqlField> = {}): SoqlField => ({ name, type, referenceTo: [], ...more });

const stamps = [field('Id', 'id'), field('CreatedDate', 'datetime'), field('SystemModstamp', 'datetime')];
const visit: SoqlObject = {
  name: 'Visit__c',
  fields: [
    ...stamps,
    field('Count__c', 'double'),
    field('Fee__c', 'currency'),
    field('Done__c', 'boolean'),
    field('On__c', 'date'),
    field('At__c', 'datetime'),
    field('Host__c', 'reference', { referenceTo: ['User'], relationshipName: 'Host__r' }),
    field('Place__c', 'string'),
    field('Notes__c', 'textarea'),
    field('Confirmed_At__c', 'datetime', { updateable: false })
  ]
};
const history: SoqlObject = {
  name: 'Visit__History',
  fields: [
    field('Id', 'id'),
    field('ParentId', 'reference', { referenceTo: ['Visit__c'] }),
    field('Field', 'picklist'),
    field('DataType', 'picklist'),
    field('OldValue', 'anyType'),
    field('CreatedDate', 'datetime')
  ]
};
const describes = new Map([visit, history].map((object) => [object.name, object]));

const columnTypes: Readonly<Record<string, ColumnType>> = {
  double: 'number',
  currency: 'money',
  boolean: 'boolean',
  date: 'date',
  datetime: 'instant'
};

const later = '2026-03-10T09:00:00.000Z';
const made = '2026-01-01T09:00:00.000Z';

/** Everything of v1 was changed on 10 March; v2 was planned before, v3 after the moment, v4 was made after it. */
const visits = [
  {
    ...{ Id: 'v1', CreatedDate: made, SystemModstamp: later, Count__c: 9, Fee__c: 9.5, Done__c: true, On__c: '2026-03-10', At__c: later },
    ...{ Host__c: '005NEW', Place__c: 'Rome', Notes__c: 'new', Confirmed_At__c: later }
  },
  { Id: 'v2', CreatedDate: made, SystemModstamp: made, At__c: '2026-04-01T09:00:00.000Z', Confirmed_At__c: '2026-02-01T09:00:00.000Z' },
  { Id: 'v3', CreatedDate: made, SystemModstamp: later, At__c: '2026-04-01T09:00:00.000Z', Place__c: 'Oslo' },
  { Id: 'v4', CreatedDate: later, SystemModstamp: later, Place__c: 'Bern' }
];

let at = 0;
const change = (name: string, oldValue: unknown, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  Id: `h${(at += 1)}`,
  ParentId: 'v1',
  Field: name,
  DataType: 'Text',
  OldValue: oldValue,
  CreatedDate: later,
  ...more
});

const changes = [
  change('Count__c', 2),
  change('Fee__c', 3.25),
  change('Done__c', false),
  change('On__c', '2026-02-03T00:00:00.000+0000'),
  change('At__c', '2026-02-03T10:30:00.000+0000'),
  change('Host__c', 'Ada', { DataType: 'Text' }),
  change('Host__c', '005OLD', { DataType: 'EntityId' }),
  change('Notes__c', null),
  // Two later changes: the value before the first of them counts.
  change('Place__c', 'Lima', { CreatedDate: '2026-03-09T09:00:00.000Z' }),
  change('Place__c', 'Kyiv'),
  // A change before the moment says nothing of it, but that the field was tracked.
  change('Place__c', 'Paris', { CreatedDate: '2026-02-20T09:00:00.000Z' })
];

let facts: FactStore;
let folder: string;
let fields: PastFields;
let past: PastView;
let rows: ReadonlyMap<unknown, Readonly<Record<string, unknown>>>;

async function load(object: SoqlObject, records: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  const columns = object.fields.map(({ name, type }) => ({ name, type: columnTypes[type] ?? ('text' as const) }));
  const whole = records.map((record) => Object.fromEntries(columns.map(({ name }) => [name, record[name] ?? null])));
  await facts.loadRows(object.name, columns, whole);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-past-'));
  facts = await openFactStore({ folder, orgId: '00DLOCAL0000000AAA', threads: 1 });
  await load(visit, visits);
  await load(history, changes);
  fields = await readPastFields(facts, describes);
  const knownAt = { instant: '2026-03-02T01:00:00.000Z', timeZone: 'UTC', today: '2026-03-02' };
  past = { knownAt, fields };
  const schema = loadedSchema(describes, await facts.tables());
  const table = pastBinding(plainBinding, schema, past, new Set()).table('Visit__c');
  rows = new Map((await facts.rows(`from ${table}`)).map((row) => [row['Id'], row]));
});

afterAll(async () => {
  await facts.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a table of the past', () => {
  it('lacks rows that were made later', () => {
    expect([...rows.keys()].sort()).toEqual(['v1', 'v2', 'v3']);
  });

  it('has values of every type as they were before their first later change', () => {
    expect(rows.get('v1')).toMatchObject({
      Count__c: 2,
      Fee__c: 3.25,
      Done__c: false,
      On__c: '2026-02-03',
      At__c: '2026-02-03T10:30:00.000Z',
      Place__c: 'Lima'
    });
  });

  it('takes the id of a lookup, of which history keeps name and id', () => {
    expect(rows.get('v1')?.['Host__c']).toBe('005OLD');
  });

  it('lacks date-times that only the org writes and wrote later', () => {
    expect(rows.get('v1')?.['Confirmed_At__c']).toBeNull();
    expect(rows.get('v2')?.['Confirmed_At__c']).toBe('2026-02-01T09:00:00.000Z');
  });

  it('keeps a plan that nobody touched since, and lacks one of a row that was written to', () => {
    expect(rows.get('v2')?.['At__c']).toBe('2026-04-01T09:00:00.000Z');
    expect(rows.get('v3')?.['At__c']).toBeNull();
  });

  it('leaves a value alone that has no later change', () => {
    expect(rows.get('v3')?.['Place__c']).toBe('Oslo');
  });
});

describe('a tracked field', () => {
  it('counts from the earliest change that is still there', () => {
    expect(fields.histories.get('Visit__c')?.fields.get('Place__c')?.since).toBe('2026-02-20T09:00:00.000Z');
    expect(isTracked(past, 'Visit__c', 'Place__c')).toBe(true);
    expect(isTracked(past, 'Visit__c', 'Count__c')).toBe(false);
  });

  it('is none of long text, of which only the fact of a change is kept', () => {
    expect(fields.histories.get('Visit__c')?.fields.has('Notes__c')).toBe(false);
    expect(rows.get('v1')?.['Notes__c']).toBe('new');
  });

  it('is none of lookups where the type of the kept value is not told', async () => {
    const untyped = { ...history, fields: history.fields.filter(({ name }) => name !== 'DataType') };
    await load(untyped, changes);
    const found = await readPastFields(facts, new Map([visit, untyped].map((object) => [object.name, object])));
    await load(history, changes);
    expect(found.histories.get('Visit__c')?.fields.has('Host__c')).toBe(false);
    expect(found.histories.get('Visit__c')?.fields.has('Place__c')).toBe(true);
  });
});
