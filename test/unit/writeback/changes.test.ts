import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellJson, Detail, DetailMeasure } from '../../../src/domain/resultJson.ts';
import { planChanges } from '../../../src/writeback/changes.ts';
import type { HeldRecord } from '../../../src/writeback/changes.ts';
import type { DesiredRecord } from '../../../src/writeback/desired.ts';
import { equalValue, withoutNumbers } from '../../../src/writeback/equalValue.ts';

const account = '001000000000001AAA';
const result = 'Headroom_Scorecard_Result__c';
const key = `${account}:vendor_risk`;

const measure: DetailMeasure = {
  k: 'vr_oldest_case',
  val: 20,
  on: '2026-10-14',
  pts: 53.75,
  w: 10,
  con: 7.6,
  eff: -3.7,
  n: 1,
  ids: ['500A'],
  q: 'SELECT Id'
};
const other: DetailMeasure = { k: 'vr_open_cases', val: 3, pts: 70, w: 8.75, con: 8.7, eff: -1.2, n: 3, ids: ['500B'], q: 'SELECT Id' };
const detail: Detail = {
  v: 1,
  asOf: '2026-11-03T02:00:00.000Z',
  state: 'scored',
  score: 71.5,
  computed: 71.5,
  best: 80,
  band: 'vendor_risk_yellow',
  coverage: 0.9216,
  readings: 10,
  inUse: 11,
  worst: 'vr_support',
  groups: [{ k: 'vr_support', s: 63.5, w: 25, n: 3, of: 3 }],
  measures: [measure, other],
  rules: [
    { k: 'high_case_waiting', to: 59, since: '2026-10-20', val: 14, on: '2026-10-20', ids: ['500A'], acts: false },
    { k: 'usage_falling', to: 39, since: '2026-10-20', val: -0.4, ids: [], acts: false }
  ]
};

function scored(from: Detail, fields: DesiredRecord['fields'] = {}): DesiredRecord {
  return {
    object: result,
    key,
    accountId: account,
    detail: from,
    fields: {
      Account__c: account,
      Score__c: from.score,
      Coverage__c: Math.round(from.coverage * 100),
      Top_Reason_1__c: 'Oldest open case 20 days',
      Settings_Version__c: 'a0V000000000001AAA',
      As_Of__c: from.asOf,
      Change__c: -2.5,
      Detail__c: JSON.stringify(from),
      ...fields
    }
  };
}

function asHeld(record: DesiredRecord, id = 'a00000000000001AAA'): HeldRecord {
  return {
    object: record.object,
    id,
    key: record.key,
    ...(record.accountId === undefined ? {} : { accountId: record.accountId }),
    fields: record.fields
  };
}

const plan = (desired: readonly DesiredRecord[], held: readonly HeldRecord[], mirrorToAccount = true) =>
  planChanges({ desired, held, mirrorToAccount });
const isWritten = (to: Detail, fields: DesiredRecord['fields'] = {}) =>
  plan([scored(to, fields)], [asHeld(scored(detail))]).items.length === 1;

describe('planChanges', () => {
  it('writes a record that the org lacks, whole and by its key', () => {
    const desired = scored(detail);
    expect(plan([desired], [])).toEqual({
      items: [
        { object: result, operation: 'upsert', externalId: 'Key__c', key, accountId: account, row: { Key__c: key, ...desired.fields } }
      ],
      counts: { [result]: { created: 1, changed: 0, deleted: 0, unchanged: 0 } }
    });
  });

  it('writes nothing when only values age', () => {
    const aged: Detail = {
      ...detail,
      asOf: '2026-11-04T02:00:00.000Z',
      coverage: 0.9221,
      measures: [{ ...measure, val: 21, pts: 51.75, w: 9.99 }, other],
      rules: [{ ...detail.rules[0]!, val: 15 }, detail.rules[1]!]
    };
    expect(isWritten(aged, { Top_Reason_1__c: 'Oldest open case 21 days', Change__c: -2.6 })).toBe(false);
  });

  const cases: [string, Partial<Detail>, DesiredRecord['fields']?][] = [
    ['the score', { score: 71.4 }],
    ['the band', { band: 'vendor_risk_red' }],
    ['coverage by a whole percent', { coverage: 0.93 }],
    ['a missing outcome', { measures: [measure, { ...other, val: null, pts: null, miss: 'unknown' }] }],
    ['a value that does not age', { measures: [measure, { ...other, val: 4 }] }],
    ['the date that an ageing value counts from', { measures: [{ ...measure, on: '2026-10-15' }, other] }],
    ['a contribution by 0.1', { measures: [{ ...measure, con: 7.5 }, other] }],
    ['the order of the first three reasons', { measures: [{ ...measure, eff: -1.1 }, other] }],
    ['the sample ids', { measures: [{ ...measure, ids: ['500C'] }, other] }],
    ['a cap that begins to act', { rules: [{ ...detail.rules[0]!, acts: true }, detail.rules[1]!] }],
    ['a cap that is gone', { rules: [] }],
    ['the day that the value of a cap counts from', { rules: [{ ...detail.rules[0]!, on: '2026-10-19' }, detail.rules[1]!] }],
    ['the value of a cap that does not age', { rules: [detail.rules[0]!, { ...detail.rules[1]!, val: -0.5 }] }],
    ['the settings version', {}, { Settings_Version__c: 'a0V000000000002AAA' }],
    ['the history point', {}, { History__c: '{"v":1,"points":[["2026-W45",71.5]]}' }]
  ];
  for (const [what, change, fields] of cases) {
    it(`writes a record when ${what} changes`, () => {
      expect(isWritten({ ...detail, ...change }, fields)).toBe(true);
    });
  }

  it('writes a record anew whose detail nobody can read', () => {
    const held = asHeld(scored(detail));
    expect(plan([scored(detail)], [{ ...held, fields: { ...held.fields, Detail__c: 'not JSON' } }]).items).toHaveLength(1);
  });

  it('leaves fields alone that are not desired', () => {
    const held = asHeld(scored(detail));
    expect(plan([scored(detail)], [{ ...held, fields: { ...held.fields, History__c: 'x', Something_Else__c: 1 } }]).items).toEqual([]);
  });

  it('compares a lookup given by key with the id that the org holds', () => {
    const version: HeldRecord = { object: 'Headroom_Settings_Version__c', id: 'a0V000000000001AAA', key: 'vendor_risk:abc', fields: {} };
    const fields = { ...scored(detail).fields };
    delete (fields as Record<string, unknown>)['Settings_Version__c'];
    const byKey = (versionKey: string): DesiredRecord => ({
      ...scored(detail),
      fields: { ...fields, 'Settings_Version__r.Key__c': versionKey }
    });
    const held = [version, asHeld(scored(detail))];
    expect(plan([byKey('vendor_risk:abc')], held).items).toEqual([]);
    expect(plan([byKey('vendor_risk:def')], held).items).toHaveLength(1);
  });

  it('deletes results, cells and summaries that are no longer produced, never what people write', () => {
    const gone = [
      result,
      'Headroom_Whitespace_Cell__c',
      'Headroom_Account_Summary__c',
      'Headroom_Whitespace_Feedback__c',
      'Headroom_Settings_Version__c'
    ];
    const held = gone.map((object, index): HeldRecord => ({ object, id: `a0${index}`, key: `k${index}`, accountId: account, fields: {} }));
    const { items, counts } = plan([], held);
    expect(items.map(({ object, operation, row }) => [object, operation, row])).toEqual([
      [result, 'delete', { Id: 'a00' }],
      ['Headroom_Account_Summary__c', 'delete', { Id: 'a02' }],
      ['Headroom_Whitespace_Cell__c', 'delete', { Id: 'a01' }]
    ]);
    expect(counts[result]).toEqual({ created: 0, changed: 0, deleted: 1, unchanged: 0 });
  });

  it('never changes a settings version', () => {
    const version: DesiredRecord = { object: 'Headroom_Settings_Version__c', key: 'vendor_risk:abc', fields: { Note__c: 'new note' } };
    expect(plan([version], [asHeld({ ...version, fields: { Note__c: 'old' } })]).items).toEqual([]);
    expect(plan([version], []).items[0]).toMatchObject({ accountId: '', operation: 'upsert' });
  });

  it('writes to the account only when the setting says so, only what changed, and never a field of somebody else', () => {
    const mirror = (fields: DesiredRecord['fields']): DesiredRecord => ({ object: 'Account', key: account, accountId: account, fields });
    const wanted = mirror({ Headroom_Score__c: 71.5, Headroom_Band__c: 'Watch', Headroom_Changed_At__c: '2026-11-03T02:00:00Z' });
    const held = asHeld(
      mirror({ Headroom_Score__c: 70, Headroom_Band__c: 'Watch', Headroom_Changed_At__c: '2026-11-01T02:00:00Z' }),
      account
    );
    const row = { Id: account, Headroom_Score__c: 71.5, Headroom_Changed_At__c: '2026-11-03T02:00:00Z' };
    expect(plan([wanted], [held]).items).toEqual([{ object: 'Account', operation: 'update', key: account, accountId: account, row }]);
    expect(plan([wanted], [held], false).items).toEqual([]);
    expect(() => plan([mirror({ Name: 'x' })], [held])).toThrow('Account.Name');
  });

  it('compares cells without the ageing number of the rule that holds them', () => {
    const cell: CellJson = {
      k: 'analytics',
      st: 'Blocked_At_Risk',
      lvl: 'red',
      own: 0,
      tgt: 1,
      amt: 1200,
      hold: { rule: 'product_defect_block', since: '2026-09-01', ids: ['500A'], val: 46, on: '2026-08-02', all: false }
    };
    const desired = (json: CellJson, reason: string): DesiredRecord => ({
      object: 'Headroom_Whitespace_Cell__c',
      key: `${account}:analytics`,
      accountId: account,
      fields: { Detail__c: JSON.stringify({ v: 1, ...json }), Reason__c: reason, Amount_Expected__c: 1200 }
    });
    const held = asHeld(desired(cell, 'Defect open 46 days'));
    expect(plan([desired({ ...cell, hold: { ...cell.hold!, val: 47 } }, 'Defect open 47 days')], [held]).items).toEqual([]);
    expect(plan([desired({ ...cell, own: 1 }, 'Defect open 46 days')], [held]).items).toHaveLength(1);
  });

  it('counts the value of a hold that does not age', () => {
    const hold = { rule: 'account_at_risk_block', since: '2026-09-01', ids: [], val: 38.5, all: true };
    const desired = (val: number): DesiredRecord => ({
      object: 'Headroom_Whitespace_Cell__c',
      key: `${account}:analytics`,
      accountId: account,
      fields: {
        Detail__c: JSON.stringify({ v: 1, k: 'a', st: 'Blocked_At_Risk', lvl: 'red', own: 0, tgt: 1, amt: 1, hold: { ...hold, val } })
      }
    });
    expect(plan([desired(38.5)], [asHeld(desired(38.5))]).items).toEqual([]);
    expect(plan([desired(38.4)], [asHeld(desired(38.5))]).items).toHaveLength(1);
  });

  it('compares the cells of a summary in the same way', () => {
    const cells = (val: number, st: CellJson['st']) =>
      JSON.stringify({
        v: 1,
        cells: [
          { k: 'a', st, lvl: null, own: null, tgt: null, amt: null, hold: { rule: 'r', since: 's', ids: [], val, on: 'd', all: true } }
        ]
      });
    const summary = (text: string): DesiredRecord => ({
      object: 'Headroom_Account_Summary__c',
      key: account,
      accountId: account,
      fields: { Cells__c: text }
    });
    expect(plan([summary(cells(2, 'Unknown'))], [asHeld(summary(cells(1, 'Unknown')))]).items).toEqual([]);
    expect(plan([summary(cells(1, 'Covered'))], [asHeld(summary(cells(1, 'Unknown')))]).items).toHaveLength(1);
  });

  it('orders items by account, object and key', () => {
    const at = (accountId: string, name: string): DesiredRecord => ({ object: result, key: name, accountId, fields: {} });
    expect(plan([at('B', '0'), at('A', '2'), at('A', '1')], []).items.map((item) => `${item.accountId}${item.key}`)).toEqual([
      'A1',
      'A2',
      'B0'
    ]);
  });

  it('is empty for equal values in whatever form the org gives them back', () => {
    const value = fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null), fc.integer());
    const fields = fc.dictionary(fc.stringMatching(/^[A-Z][a-z]{1,8}__c$/), value, { maxKeys: 6 });
    const records = fc.uniqueArray(fc.record({ key: fc.string({ minLength: 1 }), fields }), {
      selector: (record) => record.key,
      maxLength: 5
    });
    fc.assert(
      fc.property(records, (made) => {
        const desired = made.map((record): DesiredRecord => ({ object: result, accountId: account, ...record }));
        const held = desired.map((record, index): HeldRecord => {
          const given = Object.entries(record.fields).map(([name, each]) => [
            name,
            typeof each === 'number' ? String(each) : each === '' ? null : each
          ]);
          return asHeld({ ...record, fields: Object.fromEntries(given) as HeldRecord['fields'] }, `a0${index}`);
        });
        expect(plan(desired, held).items).toEqual([]);
      }),
      { numRuns: 300 }
    );
  });
});

describe('equalValue', () => {
  it.each([
    ['71.5', 71.5, true],
    ['71.50', 71.5, true],
    [71.5, 71.4, false],
    [0, null, false],
    ['', null, true],
    [undefined, null, true],
    [false, null, false],
    ['true', true, true],
    ['2026-11-03T02:00:00.000+0000', '2026-11-03T02:00:00Z', true],
    ['2026-11-03', '2026-11-04', false],
    [' text\r\nmore ', 'text\nmore', true],
    ['007', '7', false],
    ['1e3', 1000, true]
  ])('%o and %o: %o', (a, b, expected) => {
    expect(equalValue(a, b)).toBe(expected);
    expect(equalValue(b, a)).toBe(expected);
  });

  it('takes numbers out of a sentence', () => {
    expect(withoutNumbers('Active users fell from 1,120 to 78.5')).toBe('Active users fell from # to #');
  });
});
