import { describe, expect, it } from 'vitest';
import type { CellsJson, Detail, FlagsJson } from '../../../src/domain/resultJson.ts';
import type { RiskRule } from '../../../src/domain/settings.ts';
import { dayText, epochDay } from '../../../src/domain/day.ts';
import { assessAccounts } from '../../../src/whitespace/assessAccounts.ts';
import type { AssessInput } from '../../../src/whitespace/assessInput.ts';
import { flagsOf } from '../../../src/whitespace/flags.ts';
import { planChanges } from '../../../src/writeback/changes.ts';
import type { HeldRecord } from '../../../src/writeback/changes.ts';
import type { DesiredRecord } from '../../../src/writeback/desired.ts';
import { heldBands } from '../../../src/writeback/heldBands.ts';
import { heldRules } from '../../../src/writeback/heldRules.ts';
import { desiredRecords } from '../../../src/writeback/records.ts';
import { ACME, assessCase, resultOf, today, workedSignals } from '../whitespace/assessCase.ts';

/** What is read of the account in one run; `afternoon` = the second run of the day before's morning. */
type Day = {
  readonly signals: Readonly<Record<string, readonly number[]>>;
  readonly isSecond?: true;
  readonly more?: Partial<AssessInput>;
};

type Found = {
  readonly detail: Detail;
  readonly since: unknown;
  readonly cells: CellsJson;
  readonly flags: FlagsJson;
  readonly status: unknown;
};

const owned = { qty_platform: [40], qty_analytics: [0], qty_integrations: [5], qty_premium_support: [0], qty_training: [1] };
const mid = {
  employees: [240],
  matching: {
    "Industry IN ('Technology', 'Telecommunications')": [1],
    'NumberOfEmployees >= 100': [1],
    '(NumberOfEmployees < 1000 OR NumberOfEmployees = null)': [1]
  }
};

/** One run after another, a day apart; each reads of the org what the one before wrote. */
function runs(days: readonly Day[]): readonly Found[] {
  const found: Found[] = [];
  let held: readonly HeldRecord[] = [];
  let day = epochDay(today) - 1;
  for (const { signals, isSecond, more } of days) {
    day += isSecond === true ? 0 : 1;
    const base = assessCase({ ...workedSignals, ...owned, ...signals }, { ...mid, ...more });
    const asOf = { ...base.asOf, today: dayText(day), instant: `${dayText(day)}T02:10:00.000Z` };
    const input = { ...base, asOf, heldRules: heldRules(held), heldBands: heldBands(held), isNight: isSecond !== true };
    const assessment = assessAccounts(input);
    const account = {
      ...resultOf(input),
      facts: { monthToMonth: false },
      holds: assessment.holdsOf(0),
      flags: flagsOf(input, assessment, 0)
    };
    const records = desiredRecords({
      ...{ settings: input.settings, asOf, versions: [], publishedBy: 'Sync User' },
      ...{ accounts: [account], held, history: [] }
    });
    held = records.map(asHeld);
    found.push(foundIn(held));
  }
  return found;
}

/** The record as the org would hold it if ids were keys; a lookup whose target was not written is empty. */
function asHeld(record: DesiredRecord): HeldRecord {
  const fields = Object.fromEntries(Object.entries(record.fields).map(([name, value]) => [name.replace('__r.Key__c', '__c'), value]));
  return { object: record.object, id: record.key, key: record.key, accountId: ACME, fields };
}

function foundIn(held: readonly HeldRecord[]): Found {
  const fieldsOf = (key: string): HeldRecord['fields'] => held.find((record) => record.key === key)?.fields ?? {};
  const risk = fieldsOf(`${ACME}:vendor_risk`);
  const summary = fieldsOf(ACME);
  return {
    detail: JSON.parse(String(risk['Detail__c'])) as Detail,
    since: risk['Band_Since__c'],
    cells: JSON.parse(String(summary['Cells__c'])) as CellsJson,
    flags: JSON.parse(String(summary['Flags__c'])) as FlagsJson,
    status: fieldsOf(`${ACME}:analytics`)['Status__c']
  };
}

const day = (n: number): string => dayText(epochDay(today) + n);
/** The worked example with one defect, but no trouble with cases and nobody gone. */
const good = { case_open: [0], case_oldest_open_days: [0], case_reopened_180: [0], contacts_left_180: [0] };
/** (100 x 25 + 75 x 9 + 65 x 5 + 88.3333 x 7.5 + 80 x 4 + 80.7083 x 20) / 70.5 = 86.5. */
const green: Day = { signals: good };
/** The same with 5 defects: 13.3333 points instead of 75 on W 9: 86.5 - 61.6667 x 9 / 70.5 = 78.6, 1.4 below the limit. */
const nearlyGreen: Day = { signals: { ...good, defect_open: [5] } };

describe('the band over nights', () => {
  it('stays for one night across the limit and follows in the second, with the day since which', () => {
    const found = runs([green, nearlyGreen, nearlyGreen]);
    expect(found.map(({ detail }) => [detail.score, detail.band])).toEqual([
      [86.5, 'vendor_risk_green'],
      [78.6, 'vendor_risk_green'],
      [78.6, 'vendor_risk_yellow']
    ]);
    expect(found.map(({ detail }) => detail.next)).toEqual([undefined, { band: 'vendor_risk_yellow', runs: 1, day: day(1) }, undefined]);
    expect(found.map(({ since }) => since)).toEqual([day(0), day(0), day(2)]);
  });

  it('counts several runs of a day as one night', () => {
    const again = { ...nearlyGreen, isSecond: true } as const;
    const found = runs([green, nearlyGreen, again, again, nearlyGreen]);
    expect(found.map(({ detail }) => detail.band?.replace('vendor_risk_', ''))).toEqual(['green', 'green', 'green', 'green', 'yellow']);
  });

  it('turns at once when a rule caps the score, and comes back as the score does', () => {
    const capped: Day = { signals: { ...good, usage_trend: [-0.4], usage_licensed: [20] } };
    const found = runs([green, capped, green, green]);
    expect(found.map(({ detail }) => [detail.score, detail.band])).toEqual([
      [86.5, 'vendor_risk_green'],
      [39, 'vendor_risk_red'],
      // the rule is kept for a night after its conditions ended
      [39, 'vendor_risk_red'],
      [86.5, 'vendor_risk_green']
    ]);
    expect(found[2]?.detail.rules).toMatchObject([{ k: 'usage_falling', acts: true, ends: { runs: 1, day: day(2) } }]);
    expect(found[3]?.detail.rules).toEqual([]);
  });

  it('is judged anew after a day without a number', () => {
    const silent: Day = { signals: Object.fromEntries(Object.keys(workedSignals).map((key) => [key, [NaN]])) };
    const found = runs([green, silent, nearlyGreen]);
    expect(found.map(({ detail }) => detail.band)).toEqual(['vendor_risk_green', null, 'vendor_risk_yellow']);
    expect(found.map(({ since }) => since)).toEqual([day(0), null, day(2)]);
  });

  it('is judged anew where the band shown is gone from the settings, and keeps the count where it stayed', () => {
    const { settings } = assessCase(workedSignals);
    const bands = settings.bands.map((band) => (band.key === 'vendor_risk_green' ? { ...band, key: 'vendor_risk_best' } : band));
    const renamed: Day = { ...nearlyGreen, more: { settings: { ...settings, bands } } };
    expect(runs([green, renamed]).map(({ detail }) => detail.band)).toEqual(['vendor_risk_green', 'vendor_risk_yellow']);
    const lower = settings.bands.map((band) => (band.key === 'vendor_risk_green' ? { ...band, floor: 79 } : band));
    const edited: Day = { ...nearlyGreen, more: { settings: { ...settings, bands: lower } } };
    expect(runs([green, nearlyGreen, edited]).map(({ detail }) => detail.band)).toEqual([
      ...['vendor_risk_green', 'vendor_risk_green', 'vendor_risk_yellow']
    ]);
  });
});

describe('whitespace on hold over nights', () => {
  /** 39 by the cap of falling usage. */
  const atRisk: Day = { signals: { usage_trend: [-0.4], usage_licensed: [20] } };
  const well: Day = { signals: {} };

  it('is released when the score has been well for two nights', () => {
    const found = runs([atRisk, well, well, well]);
    expect(found.map(({ detail, status }) => [detail.score, status])).toEqual([
      [39, 'Blocked_At_Risk'],
      // the cap is kept for a night, and the hold sees its score
      [39, 'Blocked_At_Risk'],
      [71.5, 'Blocked_At_Risk'],
      [71.5, 'Open']
    ]);
    expect(found.map(({ cells }) => cells.holds?.map(({ k, since, ends }) => [k, since, ends?.runs]))).toEqual([
      [['account_at_risk_block', day(0), undefined]],
      [['account_at_risk_block', day(0), undefined]],
      [['account_at_risk_block', day(0), 1]],
      undefined
    ]);
  });

  it('looks at scores, not at bands: a score below holds while the band has not followed yet', () => {
    const { settings } = assessCase(workedSignals);
    const riskRules = settings.riskRules.map((rule): RiskRule => {
      const isHold = rule.effect.kind === 'hold_all';
      return isHold ? { ...rule, conditions: [{ ...rule.conditions[0], threshold: 79 }] } : rule;
    });
    const more = { settings: { ...settings, riskRules } };
    const found = runs([
      { ...green, more },
      { ...nearlyGreen, more }
    ]);
    expect(found.map(({ detail, status }) => [detail.band, status])).toEqual([
      ['vendor_risk_green', 'Open'],
      ['vendor_risk_green', 'Blocked_At_Risk']
    ]);
  });

  it('keeps a line on hold that another hold covered meanwhile', () => {
    const defect = (open: number): Partial<AssessInput> => ({
      byProductLine: new Map([['defect_oldest_days', new Map([['analytics', { values: [open], on: [NaN], rows: [1] }]])]])
    });
    const found = runs([
      { ...atRisk, more: defect(46) },
      { ...well, more: defect(0) },
      { ...well, more: defect(0) }
    ]);
    expect(found.map(({ cells }) => cells.holds?.map(({ k, line }) => line ?? k))).toEqual([
      ['account_at_risk_block', 'analytics'],
      ['account_at_risk_block', 'analytics'],
      ['account_at_risk_block']
    ]);
  });
});

const override = {
  ...{ id: 'a0X000000000001AAA', accountId: ACME, kind: 'Cap', scorecard: 'vendor_risk', measure: '', value: 50 },
  ...{ createdOn: today, createdAt: `${today}T01:00:00.000Z`, expiresOn: '2026-12-31', by: '005000000000001AAA' }
};

describe('writing what people said', () => {
  it('writes a result whose override came or went, and nothing when nothing changed', () => {
    const recordsWith = (overrides: AssessInput['overrides']): readonly DesiredRecord[] => {
      const input = assessCase({ ...workedSignals, ...owned }, { ...mid, ...(overrides === undefined ? {} : { overrides }) });
      const accounts = [{ ...resultOf(input), facts: { monthToMonth: false } }];
      return desiredRecords({ settings: input.settings, asOf: input.asOf, versions: [], publishedBy: '', accounts, held: [], history: [] });
    };
    // a cap above the score changes no number, but it is shown
    const without = recordsWith([]);
    const withIt = recordsWith([{ ...override, value: 90 }]);
    const changed = (desired: readonly DesiredRecord[], held: readonly DesiredRecord[]): number =>
      planChanges({ desired, held: held.map(asHeld), mirrorToAccount: false }).items.length;
    expect([changed(withIt, without), changed(without, withIt), changed(withIt, withIt)]).toEqual([1, 1, 0]);
  });
});
