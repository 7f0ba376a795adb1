import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SettingChange } from '../../src/demo/demoSettings.ts';
import { openBadOrg } from './badOrg.ts';
import type { BadOrg } from './badOrg.ts';
import { classesMadeIn } from './classes.ts';

/** A class, the settings records that make it, and what the one finding has to say. */
type BadRecord = {
  readonly id: number;
  readonly record: string;
  readonly field: string;
  readonly value: string | number | boolean;
  readonly more?: SettingChange['fields'];
  readonly also?: readonly SettingChange[];
  readonly what: RegExp;
  readonly fix: RegExp;
};

const open = 'Signal.case_open';
const quantity = 'Signal.asset_qty';
const filter = (id: number, value: string, what: RegExp, fix: RegExp): BadRecord => ({
  id,
  record: open,
  field: 'Filter__c',
  value,
  what,
  fix
});
const path = (id: number, value: string, what: RegExp, fix: RegExp): BadRecord => ({
  id,
  record: open,
  field: 'Account_Path__c',
  value,
  what,
  fix
});

const cases: readonly BadRecord[] = [
  { id: 17, record: open, field: 'Object__c', value: 'Csae', what: /no object Csae/, fix: /Write Case/ },
  {
    id: 20,
    record: quantity,
    field: 'Field__c',
    value: 'Quantiyt',
    what: /Asset has no field Quantiyt/,
    fix: /Write Quantity instead of Quantiyt/
  },
  {
    id: 23,
    record: open,
    field: 'Field__c',
    value: 'Account.BillingAddress',
    more: { Aggregate__c: 'COUNT_DISTINCT' },
    what: /type address, which cannot be read in bulk/,
    fix: /Name one of its parts/
  },
  path(27, 'Account.Parent.Parent.Parent.Parent.Parent.Id', /more than 5 child-to-parent levels/, /Shorten the path/),
  path(28, 'OwnerId', /does not lead to an account/, /holds the id of an account, such as AccountId/),
  path(29, 'Id', /does not lead to an account/, /holds the id of an account, such as AccountId/),
  { id: 31, record: open, field: 'Object__c', value: 'Ticket__c', what: /no object Ticket__c/, fix: /Headroom_Sources/ },
  filter(32, 'Account.PersonHasOptedOutOfEmail = false', /no field PersonHasOptedOutOfEmail/, /field of business accounts/),
  {
    id: 33,
    record: open,
    field: 'Field__c',
    value: 'Owner.Wonky',
    more: { Aggregate__c: 'COUNT_DISTINCT' },
    what: /no field Wonky/,
    fix: /Name one that exists/
  },
  {
    id: 36,
    record: quantity,
    field: 'Field__c',
    value: 'Account.Annual Revenue',
    what: /no field Annual Revenue/,
    fix: /Write AnnualRevenue/
  },
  filter(37, "Type != 'Feature Request", /expecting '''/, /Close the quote/),
  filter(38, "Type != 'x'; DELETE", /unexpected token: ';'/, /without ; and without comments/),
  filter(38, "Type != 'x' -- all", /unexpected token: '--'/, /without ; and without comments/),
  filter(39, 'ContactId IN (SELECT Id FROM Contact)', /semi join/i, /Keep only what may stand after WHERE/),
  filter(40, "Type != 'x' LIMIT 5", /LIMIT is not allowed in a filter/, /Keep only what may stand after WHERE/),
  filter(40, "Type != 'x' ORDER BY CreatedDate", /ORDER BY is not allowed in a filter/, /Keep only what may stand after WHERE/),
  filter(41, 'CreatedDate > 2026-01-31T10:00:00', /cannot be read/, /End the time with its zone, such as 2026-01-31T00:00:00Z/),
  {
    id: 47,
    record: 'Measure.vr_defects',
    field: 'Weight__c',
    value: 0,
    also: [{ type: 'Headroom_Measure', record: 'vr_requests', fields: { Weight__c: 0 } }],
    what: /weights of group vr_product add up to 0/,
    fix: /weight above 0/
  },
  {
    id: 51,
    record: 'Band.vendor_risk_yellow',
    field: 'Floor__c',
    value: 80,
    what: /same floor as Headroom_Band\.vendor_risk_green/,
    fix: /floor of its own/
  },
  { id: 52, record: 'Band.vendor_risk_red', field: 'Floor__c', value: 5, what: /begins at 0/, fix: /lowest band to 0/ },
  filter(55, 'Type > 5', /must be of type string/, /Choose another field, operator or value/),
  filter(69, 'Account.Headroom_Score__c < 40', /which the sync writes/, /field that holds facts/),
  {
    id: 69,
    record: open,
    field: 'Object__c',
    value: 'Headroom_Scorecard_Result__c',
    more: { Account_Path__c: 'Account__c' },
    what: /a score would rest on scores/,
    fix: /object that holds facts/
  }
];

function changesOf({ record, field, value, more = {}, also = [] }: BadRecord): readonly SettingChange[] {
  const [type = '', name = ''] = record.split('.');
  return [{ type: `Headroom_${type}`, record: name, fields: { ...more, [field]: value } }, ...also];
}

describe('bad settings of the list, deployed to an org', () => {
  let org: BadOrg;
  beforeAll(async () => {
    org = await openBadOrg();
  }, 600_000);
  afterAll(() => org.close());

  it.each(cases)('$id, $value: stop the sync with code, place, reason and fix, and nothing is written', async (bad) => {
    const changes = changesOf(bad);
    await org.change(changes);
    const before = await org.holdings();
    const { name, lines, text, exitCode } = await org.refused();
    expect({ name, exitCode, lines: lines.length }).toEqual({ name: 'SettingsInvalid', exitCode: 1, lines: 1 });
    const [line = ''] = lines;
    expect(line.length).toBeLessThanOrEqual(300);
    expect(line.startsWith(`${classesMadeIn('inOrg').get(bad.id)!.code}  Headroom_${bad.record}, ${bad.field}`), line).toBe(true);
    expect(line).toMatch(bad.what);
    expect(line.slice(line.indexOf('. Fix: '))).toMatch(bad.fix);
    expect(text).toContain('Nothing was written.');
    expect(text).not.toMatch(/^\s+at /m);
    expect(await org.holdings()).toBe(before);
    await org.change(changes.map(({ type, record }) => ({ type, record, fields: {} })));
  });

  it('are those that the list has for the org', () => {
    expect([...new Set(cases.map(({ id }) => id))]).toEqual([...classesMadeIn('inOrg').keys()]);
  });

  it('are all told in one error, sorted by record', async () => {
    const chosen = cases.filter(({ id }) => id === 20 || id === 51 || id === 37);
    const changes = chosen.flatMap(changesOf);
    await org.change(changes);
    const { lines } = await org.refused();
    expect(lines.map((line) => /^E-\S+ {2}(\S+),/.exec(line)?.[1])).toEqual([
      'Headroom_Band.vendor_risk_yellow',
      'Headroom_Signal.asset_qty',
      'Headroom_Signal.case_open'
    ]);
    await org.change(changes.map(({ type, record }) => ({ type, record, fields: {} })));
  });
});
