import { describe, expect, it } from 'vitest';
import type { ProductLineSettingsJson, ScorecardSettingsJson } from '../../../src/domain/resultJson.ts';
import { changedTexts } from '../../../src/settings/changedText.ts';
import { readSettings } from '../../../src/settings/readSettings.ts';
import { settingsChanges, settingsChangesJson } from '../../../src/settings/settingsChanges.ts';
import { settingsVersions } from '../../../src/settings/settingsVersions.ts';
import { starterRows, withChange } from './starterRows.ts';
import type { Rows } from './starterRows.ts';

const starter = starterRows({ examples: true });

/** The content of a subject as a sync would publish it. */
function content(rows: Rows, subject = 'vendor_risk'): ScorecardSettingsJson {
  const { settings } = readSettings(rows);
  const version = settings && settingsVersions(settings).find((one) => one.subject === subject);
  if (version === undefined) throw new Error(`no version of ${subject}`);
  return JSON.parse(version.text) as ScorecardSettingsJson;
}

function lines(rows: Rows): ProductLineSettingsJson {
  return content(rows, 'product_lines') as unknown as ProductLineSettingsJson;
}

const before = content(starter);

/** The starter with fields of one record edited, as changes. */
function edited(record: string, fields: Readonly<Record<string, unknown>>): ReturnType<typeof settingsChanges> {
  return settingsChanges(before, content(withChange(starter, record, fields)));
}

describe('changes between two published settings', () => {
  it('are none between equal contents, and none where nothing was published before', () => {
    expect(settingsChanges(before, content(starter))).toEqual([]);
    expect(settingsChanges(undefined, before)).toEqual([]);
  });

  it('name the record, its title, the field and both values of an edited weight', () => {
    expect(edited('Headroom_Measure.vr_oldest_case', { Weight__c: 60 })).toEqual([
      { what: 'measure', k: 'vr_oldest_case', title: 'Oldest open case', did: 'edited', field: 'weight', from: 40, to: 60 }
    ]);
  });

  it('write a curve as an admin does', () => {
    const [change] = edited('Headroom_Measure.vr_open_cases', { Curve__c: '0:100, 10:0' });
    expect(change).toMatchObject({ field: 'knots', to: '0:100, 10:0' });
    expect(change?.from).toMatch(/^0:100, /);
  });

  it('tell an edited signal by its hash alone, without values that nobody could read', () => {
    expect(edited('Headroom_Signal.meeting_days', { Window_Days__c: 180 })).toEqual([
      { what: 'rule', k: 'silent_before_decision', title: 'Silent before the decision', did: 'edited', field: 'reads' },
      { what: 'measure', k: 'vr_meeting_days', title: 'Last meeting', did: 'edited', field: 'reads' }
    ]);
  });

  it('name a band by its label, and what a rule does in words', () => {
    expect(edited('Headroom_Band.vendor_risk_yellow', { Floor__c: 50, Title__c: 'Look' })).toEqual([
      { what: 'band', k: 'vendor_risk_yellow', title: 'Look', did: 'edited', field: 'floor', from: 40, to: 50 },
      { what: 'band', k: 'vendor_risk_yellow', title: 'Look', did: 'edited', field: 'label', from: 'Watch', to: 'Look' }
    ]);
    expect(edited('Headroom_Risk_Rule.high_case_waiting', { Effect_Value__c: 49, Threshold__c: 10 })).toEqual([
      expect.objectContaining({ what: 'rule', k: 'high_case_waiting', field: 'effect', from: 'cap 59', to: 'cap 49' }),
      expect.objectContaining({ field: 'when', from: 'signal:case_high_oldest_days > 14', to: 'signal:case_high_oldest_days > 10' })
    ]);
  });

  it('begin with records that came or went, then numbers by their say in the score, then states, then words', () => {
    let rows = withChange(starter, 'Headroom_Measure.vr_reopened', { Active__c: false });
    rows = withChange(rows, 'Headroom_Measure.vr_oldest_case', { Title__c: 'Longest wait' });
    rows = withChange(rows, 'Headroom_Measure.vr_defects', { Weight__c: 50 });
    rows = withChange(rows, 'Headroom_Scorecard_Group.vr_support', { Weight__c: 30 });
    rows = withChange(rows, 'Headroom_Scorecard.vendor_risk', { Minimum_Coverage__c: 60 });
    const found = settingsChanges(before, content(rows));
    expect(found.map(({ what, k, did, field }) => [what, k, did, field ?? ''])).toEqual([
      ['measure', 'vr_reopened', 'removed', ''],
      ['group', 'vr_support', 'edited', 'weight'],
      ['measure', 'vr_defects', 'edited', 'weight'],
      ['scorecard', 'vendor_risk', 'edited', 'minimumCoverage'],
      ['measure', 'vr_oldest_case', 'edited', 'title']
    ]);
  });

  it('leave a measure alone whose signal can no longer be moved by itself, because a rule was edited to look at a part of it', () => {
    // *Licences in use* divides usage_active by another signal.
    const found = edited('Headroom_Risk_Rule.usage_falling', { Second_Signal__c: 'usage_active' });
    expect(found.map(({ what, k, field }) => [what, k, field])).toEqual([
      ['rule', 'usage_falling', 'reads'],
      ['rule', 'usage_falling', 'when']
    ]);
  });

  it('do not count it as an edit that older contents lack a field which the service writes now', () => {
    const older = { ...before, measures: before.measures.map(({ reads: _, ...measure }) => measure) };
    expect(settingsChanges(older, before)).toEqual([]);
  });

  it('tell by a hash that somebody else is scored, and by numbers that a target was edited', () => {
    expect(edited('Headroom_Health_Setting.default', { New_Customer_Days__c: 200 })).toEqual([
      { what: 'scorecard', k: 'vendor_risk', title: 'Risk by department', did: 'edited', field: 'concerns' }
    ]);
    const target = withChange(starter, 'Headroom_Whitespace_Rule.integrations_all', { Target__c: 8 });
    expect(settingsChanges(lines(starter), lines(target))).toEqual([
      expect.objectContaining({ what: 'whitespace_rule', k: 'integrations_all', field: 'target', from: 5, to: 8 })
    ]);
    const coverage = (rows: Rows): ScorecardSettingsJson => content(rows, 'vendor_expansion');
    expect(settingsChanges(coverage(starter), coverage(target))).toEqual([
      { what: 'measure', k: 'vx_integrations', title: 'Integrations', did: 'edited', field: 'reads' }
    ]);
    // All other lines need Platform first: it is its quantity that they look at, not its target.
    const platform = withChange(starter, 'Headroom_Whitespace_Rule.platform_other', { Target__c: 0.4 });
    expect(settingsChanges(coverage(starter), coverage(platform)).map(({ k }) => k)).toEqual(['vx_platform']);
  });

  it('are found in product lines, whitespace rules and holds', () => {
    let rows = withChange(starter, 'Headroom_Product_Line.analytics', { Title__c: 'Insight' });
    rows = withChange(rows, 'Headroom_Whitespace_Rule.integrations_all', { Green_From__c: 8 });
    rows = withChange(rows, 'Headroom_Risk_Rule.product_defect_block', { Threshold__c: 45 });
    rows = withChange(rows, 'Headroom_Health_Setting.default', { Title__c: 'Everybody who pays' });
    const found = settingsChanges(lines(starter), lines(rows));
    expect(found.map(({ what, k, field, to }) => [what, k, field, to])).toEqual([
      ['whitespace_rule', 'integrations_all', 'greenFrom', 8],
      ['hold', 'product_defect_block', 'when', 'signal:defect_oldest_days > 45'],
      ['line', 'analytics', 'title', 'Insight'],
      ['scorecard', 'product_lines', 'customers', 'Everybody who pays']
    ]);
  });
});

describe('changes of product lines', () => {
  const integrations = 'Headroom_Product_Line.integrations';
  const found = (edits: readonly (readonly [string, Readonly<Record<string, unknown>>])[]): readonly unknown[] =>
    settingsChanges(lines(starter), lines(edits.reduce((rows, [record, fields]) => withChange(rows, record, fields), starter))).map(
      ({ what, k, field, from, to }) => [what, k, field, from, to]
    );

  it.each([
    ['a returns signal', { Returns_Signal__c: 'case_open' }, 'reads'],
    ['an amount signal', { Amount_Signal__c: 'contract_value' }, 'reads'],
    ['a filter of products', { Product_Filter__c: "Family LIKE 'I%'" }, 'reads'],
    ['who may buy it', { Eligible_Filter__c: "BillingCountry = 'DE'" }, 'sold']
  ])('tell %s that was named by a hash alone', (_what, fields, field) => {
    expect(found([[integrations, fields]])).toEqual([['line', 'integrations', field, undefined, undefined]]);
  });

  it('tell the product of a line, how an opportunity begins and whether tasks are written', () => {
    const opening = { Opportunity_Stage__c: 'Talks', Opportunity_Close_Days__c: 45, Loss_Reason_Field__c: 'Loss_Reason__c' };
    const general = { ...opening, Survey_Follow_Up__c: true };
    expect(
      found([
        [integrations, { Product_Code__c: 'INT-1' }],
        ['Headroom_Health_Setting.default', general]
      ])
    ).toEqual([
      // The code is also a name by which rows say what line they belong to.
      ['line', 'integrations', 'reads', undefined, undefined],
      ['line', 'integrations', 'code', null, 'INT-1'],
      ['scorecard', 'product_lines', 'closeDays', 90, 45],
      ['scorecard', 'product_lines', 'lossReason', null, 'Loss_Reason__c'],
      ['scorecard', 'product_lines', 'stage', 'Prospecting', 'Talks'],
      ['scorecard', 'product_lines', 'tasks', null, 'true']
    ]);
  });

  it('are none where an older content could not hold what a newer one does', () => {
    const rows = withChange(starter, integrations, { Product_Code__c: 'INT-1', Eligible_Filter__c: "BillingCountry = 'DE'" });
    const newer = lines(rows);
    const older = {
      ...newer,
      lines: newer.lines.map(({ k, title, unit, unitOne, price, needsFirst = 'platform' }) => ({
        k,
        title,
        unit,
        unitOne,
        price,
        ...(k === 'platform' ? {} : { needsFirst })
      }))
    };
    const { kind, v, customers, whitespaceRules, holds } = older;
    expect(settingsChanges({ kind, v, customers, lines: older.lines, whitespaceRules, holds }, newer)).toEqual([]);
  });

  it('tell that a whitespace rule for all is for some now', () => {
    expect(found([['Headroom_Whitespace_Rule.integrations_all', { Segment_Filter__c: "Industry = 'Energy'" }]])).toEqual([
      ['whitespace_rule', 'integrations_all', 'reads', undefined, undefined]
    ]);
  });
});

describe('the changes that a version keeps', () => {
  it('name the version before, or null for the first', () => {
    expect(settingsChangesJson(undefined, before)).toEqual({ v: 1, before: null, changes: [] });
    expect(settingsChangesJson({ key: 'vendor_risk:abc', content: before }, before)).toEqual({
      v: 1,
      before: 'vendor_risk:abc',
      changes: []
    });
  });

  it('list the 20 most telling and count the rest', () => {
    const after = { ...before, measures: before.measures.map((measure) => ({ ...measure, weight: measure.weight + 1, why: 'Edited.' })) };
    const kept = settingsChangesJson({ key: 'vendor_risk:abc', content: before }, after);
    expect(kept.changes).toHaveLength(20);
    expect(kept.changes.length + (kept.more ?? 0)).toBe(2 * before.measures.length);
    expect(kept.changes.slice(0, before.measures.length).every(({ field }) => field === 'weight')).toBe(true);
  });
});

describe('a value as text', () => {
  it.each([
    [null, null],
    ['', null],
    [0, 0],
    [true, 'true'],
    [
      [
        [0, 100],
        [5, 60.5]
      ],
      '0:100, 5:60.5'
    ],
    ['x'.repeat(121), `${'x'.repeat(117)}...`]
  ])('of %j is %j', (value, text) => {
    expect(changedTexts(value, '')).toEqual([text, null]);
  });

  it('shows where two long ones differ', () => {
    const [same, end] = ['x'.repeat(200), 'y'.repeat(30)];
    expect(changedTexts(`${same}a${end}`, `${same}bc`)).toEqual([`...${'x'.repeat(20)}a${end}`, `...${'x'.repeat(20)}bc`]);
    expect(changedTexts(same, `${same}.`)).toEqual([`...${'x'.repeat(20)}`, `...${'x'.repeat(20)}.`]);
    expect(changedTexts(`a${same}`, `b${same}`)).toEqual([`a${'x'.repeat(116)}...`, `b${'x'.repeat(116)}...`]);
  });
});
