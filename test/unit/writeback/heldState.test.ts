import { describe, expect, it } from 'vitest';
import type { HeldRecord } from '../../../src/writeback/changes.ts';
import { heldBands } from '../../../src/writeback/heldBands.ts';
import { heldRules } from '../../../src/writeback/heldRules.ts';

const accountId = '001000000000001AAA';

function held(object: string, fields: HeldRecord['fields']): HeldRecord {
  return { object, id: `a${object.length}`, key: object, accountId, fields };
}

const result = (fields: HeldRecord['fields']): HeldRecord =>
  held('Headroom_Scorecard_Result__c', { Scorecard__c: 'vendor_risk', ...fields });
const summary = (json: object): HeldRecord => held('Headroom_Account_Summary__c', { Cells__c: JSON.stringify(json) });

describe('heldRules', () => {
  it('reads how many nights a rule has been false', () => {
    const rules = [{ k: 'usage_falling', to: 39, since: '2026-11-01', cond: 'c', ends: { runs: 1, day: '2026-11-21' } }];
    expect(heldRules([result({ Detail__c: JSON.stringify({ v: 1, rules }) })])).toEqual([
      { accountId, rule: 'usage_falling', since: '2026-11-01', cond: 'c', ends: { runs: 1, day: '2026-11-21' } }
    ]);
  });

  it('reads holds that no cell shows from the summary', () => {
    const holds = [
      { k: 'account_at_risk_block', since: '2026-11-03', cond: 'a' },
      { k: 'product_defect_block', line: 'analytics', since: '2026-10-01', cond: 'b', ends: { runs: 1, day: '2026-11-21' } }
    ];
    expect(heldRules([summary({ v: 1, cells: [], holds })])).toEqual([
      { accountId, rule: 'account_at_risk_block', since: '2026-11-03', cond: 'a' },
      {
        ...{ accountId, rule: 'product_defect_block', productLine: 'analytics', since: '2026-10-01', cond: 'b' },
        ends: { runs: 1, day: '2026-11-21' }
      }
    ]);
  });

  it('prefers what the summary says of a hold to what a cell says, in whatever order they come', () => {
    const cell = held('Headroom_Whitespace_Cell__c', {
      Detail__c: JSON.stringify({ v: 1, k: 'analytics', hold: { rule: 'account_at_risk_block', since: '2026-11-09', all: true } })
    });
    const known = summary({ v: 1, cells: [], holds: [{ k: 'account_at_risk_block', since: '2026-11-03', cond: 'a' }] });
    const expected = [{ accountId, rule: 'account_at_risk_block', since: '2026-11-03', cond: 'a' }];
    expect(heldRules([cell, known])).toEqual(expected);
    expect(heldRules([known, cell])).toEqual(expected);
  });
});

describe('heldBands', () => {
  it('reads the band shown, its day, and the band that the score pointed to', () => {
    const next = { band: 'vendor_risk_red', runs: 1, day: '2026-11-21' };
    const fields = { Band__c: 'vendor_risk_yellow', Band_Since__c: '2026-10-01', Detail__c: JSON.stringify({ v: 1, next }) };
    expect(heldBands([result(fields)])).toEqual([
      { accountId, scorecard: 'vendor_risk', band: 'vendor_risk_yellow', since: '2026-10-01', next }
    ]);
  });

  it('keeps the band where the detail is not ours', () => {
    const fields = { Band__c: 'vendor_risk_yellow', Band_Since__c: '2026-10-01T00:00:00.000Z', Detail__c: 'edited by hand' };
    expect(heldBands([result(fields)])).toEqual([{ accountId, scorecard: 'vendor_risk', band: 'vendor_risk_yellow', since: '2026-10-01' }]);
  });

  it('holds no band of a result without a number', () => {
    expect(heldBands([result({ Band__c: null, Band_Since__c: null, Detail__c: '{"v":1}' })])).toEqual([]);
  });
});
