import { afterEach, describe, expect, it } from 'vitest';
import { touchedAccounts } from '../../../../src/signals/touched/touchedAccounts.ts';
import type { Touched } from '../../../../src/signals/touched/touchedAccounts.ts';
import type { FactRow } from '../../../../src/store/factStore.ts';
import { describes } from '../../../golden/describes.ts';
import { openCase } from '../../../golden/goldenCase.ts';
import type { Given } from '../../../golden/goldenCase.ts';

const made = '2026-01-01T00:00:00.000Z';
const since = '2026-06-30T12:00:00.000Z';

/** G is over A and B, and A over A1; L stands alone. */
const given: Given = {
  why: 'Rows of several objects on several ways to their accounts.',
  asOf: { instant: since, timeZone: 'UTC', today: '2026-06-30' },
  accounts: ['A', 'A1', 'B', 'G', 'L'],
  rows: {
    Account: [
      ['Id', 'ParentId', 'Type', 'CreatedDate'],
      ['A', 'G', 'Customer', made],
      ['A1', 'A', 'Customer', made],
      ['B', 'G', 'Customer', made],
      ['G', null, 'Customer', made],
      ['L', null, 'Customer', made]
    ],
    Case: [
      ['Id', 'AccountId', 'ContactId', 'Status', 'CreatedDate'],
      ['c1', 'L', 'p1', 'New', made],
      ['c2', 'B', 'p2', 'New', made]
    ],
    Contact: [
      ['Id', 'AccountId', 'Title', 'CreatedDate'],
      ['p1', 'L', 'CEO', made],
      ['p2', 'B', 'CFO', made]
    ],
    Asset: [
      ['Id', 'AccountId', 'Product2Id', 'Quantity', 'CreatedDate'],
      ['s1', 'L', 'm1', 3, made],
      ['s2', 'B', 'm2', 4, made]
    ],
    Product2: [
      ['Id', 'Family', 'IsActive'],
      ['m1', 'Press', true],
      ['m2', 'Ink', true]
    ],
    Event: [
      ['Id', 'AccountId', 'StartDateTime', 'CreatedDate'],
      ['e1', 'L', '2026-06-30T15:00:00.000Z', made],
      ['e2', 'B', '2026-06-30T18:00:00.000Z', made]
    ]
  },
  signals: [
    { key: 'cases', object: 'Case', accountPath: 'AccountId', filter: "Contact.Title = 'CEO'" },
    { key: 'met', object: 'Event', accountPath: 'AccountId', aggregate: 'DAYS_SINCE', field: 'StartDateTime' }
  ]
};

const quantity = { key: 'qty', object: 'Asset', accountPath: 'AccountId', aggregate: 'SUM', field: 'Quantity' } as const;
const line = { key: 'press', productFamily: 'Press', quantitySignal: 'qty' } as const;

let close = async (): Promise<void> => {};
afterEach(() => close());

/** What is touched once rows of an object have come, changed (values by id) or gone, by an hour later. */
async function touchedBy(
  object: string,
  changed: Readonly<Record<string, FactRow | null>>,
  { until = '2026-06-30T13:00:00.000Z', ...more }: Partial<Given> & { readonly until?: string } = {}
): Promise<Touched> {
  const opened = await openCase({ ...given, ...more });
  ({ close } = opened);
  const { facts, settings } = opened.context;
  await facts.forgetChanges();
  const columns = (await facts.tables()).get(object) ?? [];
  const ids = Object.keys(changed);
  const before = await facts.rows(`select * from "${object}"`);
  const rows = ids
    .filter((id) => changed[id] !== null)
    .map((id) => ({ ...before.find((row) => row['Id'] === id), ...changed[id], Id: id }));
  if (ids.length > 0) await facts.applyChanges({ object, columns, rows, removed: ids.filter((id) => changed[id] === null) });
  return touchedAccounts({ facts, settings, describes, since, until });
}

const accounts = (...ids: readonly string[]) => ({ accounts: ids });

describe('accounts that are touched', () => {
  it('are none where nothing has changed', async () => {
    expect(await touchedBy('Case', {})).toEqual(accounts());
  });

  it('are the one that a row came to, the one that it went from, and both where it moved', async () => {
    expect(await touchedBy('Case', { c3: { AccountId: 'A', Status: 'New', CreatedDate: made } })).toEqual(accounts('A'));
    await close();
    expect(await touchedBy('Case', { c1: null })).toEqual(accounts('L'));
    await close();
    expect(await touchedBy('Case', { c1: { AccountId: 'B' } })).toEqual(accounts('B', 'L'));
  });

  it('are those whose rows lead over a parent that has changed', async () => {
    expect(await touchedBy('Contact', { p2: { Title: 'CEO' } })).toEqual(accounts('B'));
  });

  it('are those on both sides where the way to the account goes over a parent that moved', async () => {
    const signals = [{ key: 'cases', object: 'Case', accountPath: 'Contact.AccountId' }];
    expect(await touchedBy('Contact', { p2: { AccountId: 'A' } }, { signals })).toEqual(accounts('A', 'B'));
  });

  it('are those whom a filter has begun to find over the rows of a semi-join and their parents', async () => {
    const general = { population: "Id IN (SELECT AccountId FROM Asset WHERE Product2.Family = 'Press')" };
    expect(await touchedBy('Product2', { m2: { Family: 'Press' } }, { general })).toEqual(accounts('B'));
    await close();
    expect(await touchedBy('Asset', { s2: { Product2Id: 'm1' } }, { general })).toEqual(accounts('B'));
  });

  it('are those above, too, where a signal rolls up, as the hierarchy is and as it was', async () => {
    const signals = [{ key: 'cases', object: 'Case', accountPath: 'AccountId', rollUp: 'Sum' as const }];
    expect(await touchedBy('Case', { c2: { Status: 'Closed' } }, { signals })).toEqual(accounts('B', 'G'));
    await close();
    expect(await touchedBy('Account', { A1: { ParentId: 'L' } }, { signals })).toEqual(accounts('A', 'A1', 'G', 'L'));
  });

  it('are those around, too, where quantities of a product line have changed: the hierarchy sees what others own', async () => {
    const more = { signals: [quantity], productLines: [line] };
    expect(await touchedBy('Asset', { s2: { Quantity: 5 } }, more)).toEqual(accounts('A', 'A1', 'B', 'G'));
    await close();
    expect(await touchedBy('Asset', { s1: { Quantity: 5 } }, more)).toEqual(accounts('L'));
  });

  it('are those of a meeting that has begun since, and not yet those of the next', async () => {
    expect(await touchedBy('Case', {}, { until: '2026-06-30T15:00:00.000Z' })).toEqual(accounts('L'));
  });

  it('are not those of a row that came again as it was', async () => {
    expect(await touchedBy('Case', { c1: {} })).toEqual(accounts());
  });

  it('cannot be told of an object that no reader knows', async () => {
    expect(await touchedBy('Contact', { p1: { Title: 'CTO' } }, { signals: [] })).toEqual({ unknown: 'Contact' });
  });
});
