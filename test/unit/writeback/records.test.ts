import { describe, expect, it } from 'vitest';
import type { HistoryPoint } from '../../../src/domain/reading.ts';
import type { CellsJson, Detail } from '../../../src/domain/resultJson.ts';
import { settingsVersions } from '../../../src/settings/settingsVersions.ts';
import type { AssessInput } from '../../../src/whitespace/assessInput.ts';
import type { OutboxItem } from '../../../src/store/stateStore.ts';
import { planChanges } from '../../../src/writeback/changes.ts';
import type { HeldRecord } from '../../../src/writeback/changes.ts';
import type { DesiredRecord } from '../../../src/writeback/desired.ts';
import { fittedDetail, shareableDetail } from '../../../src/writeback/detailText.ts';
import { heldRules } from '../../../src/writeback/heldRules.ts';
import { historyByResult, sparklineText } from '../../../src/writeback/history.ts';
import { isoWeek } from '../../../src/writeback/historyWeek.ts';
import { desiredRecords } from '../../../src/writeback/records.ts';
import type { RecordsInput } from '../../../src/writeback/records.ts';
import { valueText } from '../../../src/writeback/valueText.ts';
import { starterSettings } from '../settings/starterRows.ts';
import { ACME, assessCase, resultOf, today, workedSignals } from '../whitespace/assessCase.ts';

const owned = { qty_platform: [40], qty_analytics: [0], qty_integrations: [5], qty_premium_support: [0], qty_training: [1] };
const matching = {
  "Industry IN ('Technology', 'Telecommunications')": [1],
  'NumberOfEmployees >= 100': [1],
  '(NumberOfEmployees < 1000 OR NumberOfEmployees = null)': [1]
};

function recordsOf(
  signals: Readonly<Record<string, readonly number[]>>,
  more: Partial<RecordsInput> = {},
  assess: Partial<AssessInput> = {}
): readonly DesiredRecord[] {
  const input = assessCase({ ...workedSignals, ...owned, ...signals }, { employees: [240], matching, ...assess });
  const result = resultOf(input);
  return desiredRecords({
    settings: input.settings,
    asOf: input.asOf,
    versions: settingsVersions(input.settings),
    publishedBy: 'Sync User',
    accounts: [
      {
        ...result,
        facts: {
          monthToMonth: false,
          contractValue: 180_000,
          contractValueSource: 'won opportunities',
          decisionOn: '2027-02-04',
          noticeDays: 30
        }
      }
    ],
    held: [],
    history: [],
    ...more
  });
}

function recordOf(records: readonly DesiredRecord[], object: string, key: string): DesiredRecord['fields'] {
  return records.find((record) => record.object === object && record.key === key)!.fields;
}

const RESULT = 'Headroom_Scorecard_Result__c';
const riskKey = `${ACME}:vendor_risk`;

/** The record as the org would give it back after writing. */
function asHeld(record: DesiredRecord, id: string): HeldRecord {
  const fields = Object.fromEntries(Object.entries(record.fields).filter(([name]) => !name.includes('__r.')));
  return { object: record.object, id, key: record.key, ...(record.accountId === undefined ? {} : { accountId: record.accountId }), fields };
}

describe('a scorecard result', () => {
  const fields = recordOf(recordsOf({}), RESULT, riskKey);

  it('holds number, band, coverage, worst department and version', () => {
    expect(fields).toMatchObject({
      Account__c: ACME,
      Scorecard__c: 'vendor_risk',
      Title__c: 'Risk by department',
      State__c: 'scored',
      Score__c: 71.5,
      Band__c: 'vendor_risk_yellow',
      Band_Label__c: 'Watch',
      Band_Since__c: today,
      Coverage__c: 92,
      Readings__c: 9,
      Readings_In_Use__c: 10,
      Worst_Department__c: 'Support',
      Shareable_Detail__c: null,
      As_Of__c: `${today}T02:10:00.000Z`
    });
    expect(fields['Settings_Version__r.Key__c']).toMatch(/^vendor_risk:[0-9a-f]{64}$/);
  });

  it('gives the first three reasons as short sentences', () => {
    expect([fields['Top_Reason_1__c'], fields['Top_Reason_2__c'], fields['Top_Reason_3__c']]).toEqual([
      'Oldest open case 20 days (-3.7)',
      'Contacts gone 1 (-2.0)',
      'Open cases 3 (-1.3)'
    ]);
  });

  it('names a cap that acts as the first reason', () => {
    const capped = recordOf(recordsOf({ case_high_oldest_days: [21] }), RESULT, riskKey);
    expect(capped['Top_Reason_1__c']).toBe('High-priority case waiting: 21 days (-12.5)');
    expect(capped).toMatchObject({ Score__c: 59, Band__c: 'vendor_risk_yellow' });
  });

  it('sorts the keys of its detail behind v', () => {
    const detail = JSON.parse(String(fields['Detail__c'])) as Detail;
    expect(Object.keys(detail)[0]).toBe('v');
    expect(Object.keys(detail).slice(1)).toEqual(Object.keys(detail).slice(1).sort());
    expect(Object.keys(detail.measures[0]!)).toEqual(Object.keys(detail.measures[0]!).sort());
    expect(detail.measures.map((line) => line.k)).toEqual(detail.measures.map((line) => line.k).sort());
  });

  it('is the same text for the same content', () => {
    expect(recordOf(recordsOf({}), RESULT, riskKey)).toEqual(fields);
  });

  it('has neither number nor band while the customer is too new', () => {
    const fresh = recordOf(recordsOf({}, {}, { customerSince: [20_400] }), RESULT, riskKey);
    // 20400 is 8 November 2025: a year ago, so judged; 20755 is 29 October 2026
    expect(fresh['State__c']).toBe('scored');
    const tooNew = recordOf(recordsOf({}, {}, { customerSince: [20_755] }), RESULT, riskKey);
    expect(tooNew).toMatchObject({
      State__c: 'too_new',
      Score__c: null,
      Band__c: null,
      Band_Label__c: null,
      Band_Since__c: null,
      Top_Reason_1__c: null
    });
  });

  it('keeps the day since which the band has held', () => {
    const held = (band: string): HeldRecord => ({
      object: RESULT,
      id: 'a0',
      key: riskKey,
      accountId: ACME,
      fields: { Band__c: band, Band_Since__c: '2026-09-01' }
    });
    expect(recordOf(recordsOf({}, { held: [held('vendor_risk_yellow')] }), RESULT, riskKey)['Band_Since__c']).toBe('2026-09-01');
    expect(recordOf(recordsOf({}, { held: [held('vendor_risk_green')] }), RESULT, riskKey)['Band_Since__c']).toBe(today);
  });

  it('takes the day since which the band has held from the weeks that are known when there is no record yet', () => {
    const history = [weekPoint('vendor_risk', '2026-10-26', 60), weekPoint('vendor_risk', '2026-11-02', 60)].map((point) => ({
      ...point,
      band: 'vendor_risk_yellow'
    }));
    expect(recordOf(recordsOf({}, { history }), RESULT, riskKey)['Band_Since__c']).toBe('2026-10-26');
  });

  it('measures the change against a point at least 30 days old', () => {
    const point = (takenOn: string, score: number) => weekPoint('vendor_risk', takenOn, score);
    const changed = recordOf(
      recordsOf({}, { history: [point('2026-10-19', 77.6), point('2026-10-26', 60), point('2026-10-12', 50)] }),
      RESULT,
      riskKey
    );
    expect(changed).toMatchObject({ Change__c: -6.1, Change_From_On__c: '2026-10-19' });
    const young = recordOf(recordsOf({}, { history: [point('2026-10-26', 60)] }), RESULT, riskKey);
    expect(young).toMatchObject({ Change__c: null, Change_From_On__c: null, Sparkline__c: '60,,,' });
  });

  it('gives a shareable scorecard a detail without records and queries', () => {
    const signals = { maturity_strategy: [4], maturity_people: [4], maturity_process: [3], maturity_data: [3] };
    const text = String(recordOf(recordsOf(signals), RESULT, `${ACME}:client_maturity`)['Shareable_Detail__c']);
    const shared = JSON.parse(text) as Detail;
    expect(shared.measures.every((line) => line.ids.length === 0 && line.q === '')).toBe(true);
    expect(shared.score).toBe(72.5);
  });
});

describe('cells and summary', () => {
  const records = recordsOf({}, {}, { prices: [{ productLine: 'platform', currency: 'EUR', amount: 450 }] });

  it('gives a record to cells that somebody can act on and keeps the others in the summary', () => {
    const cells = records
      .filter((record) => record.object === 'Headroom_Whitespace_Cell__c')
      .map((record) => record.fields['Product_Line__c']);
    expect(cells).toEqual(['platform', 'analytics', 'training']);
    const summary = recordOf(records, 'Headroom_Account_Summary__c', ACME);
    const rest = JSON.parse(String(summary['Cells__c'])) as CellsJson;
    expect(rest.cells.map((cell) => [cell.k, cell.st])).toEqual([
      ['integrations', 'Covered'],
      ['premium_support', 'No_Rule']
    ]);
  });

  it('holds quantities, amount and motion', () => {
    const cell = recordOf(records, 'Headroom_Whitespace_Cell__c', `${ACME}:platform`);
    expect(cell).toMatchObject({
      Title__c: 'Platform seats',
      Status__c: 'Partly_Used',
      Level__c: 'yellow',
      Owned__c: 40,
      Target__c: 120,
      Gap__c: 80,
      Amount_Expected__c: 36_000,
      Motion__c: 'Upsell',
      Blocker__c: null,
      Blocked_Since__c: null
    });
    expect(cell['Reason__c']).toBe('80 seats below what tech and telecom companies of 240 people use here');
    expect(JSON.parse(String(cell['Detail__c']))).toMatchObject({ v: 1, k: 'platform', st: 'Partly_Used' });
  });

  it('names what holds a cell', () => {
    const held = recordsOf({ usage_trend: [-0.4], usage_licensed: [20] });
    expect(recordOf(held, 'Headroom_Whitespace_Cell__c', `${ACME}:analytics`)).toMatchObject({
      Status__c: 'Blocked_At_Risk',
      Blocker_Rule__c: 'account_at_risk_block',
      Blocked_Since__c: today,
      Reason__c: `On hold since ${today}: Customer at risk`
    });
  });

  it('sums up contract and whitespace', () => {
    expect(recordOf(records, 'Headroom_Account_Summary__c', ACME)).toMatchObject({
      Contract_Value__c: 180_000,
      Contract_Value_Source__c: 'won opportunities',
      Decision_Date__c: '2027-02-04',
      Notice_Days__c: 30,
      Month_To_Month__c: false,
      Whitespace_Open_Count__c: 3,
      Whitespace_Hold_Count__c: 0,
      Whitespace_Amount__c: 36_000
    });
  });
});

describe('desiredRecords', () => {
  it('writes the account itself only where the settings say so', () => {
    expect(recordsOf({}).some((record) => record.object === 'Account')).toBe(false);
    const settings = starterSettings({ examples: true });
    const mirrored = { ...settings, general: { ...settings.general, mirrorToAccount: true } };
    expect(recordOf(recordsOf({}, {}, { settings: mirrored }), 'Account', ACME)).toMatchObject({
      Headroom_Score__c: 71.5,
      Headroom_Band__c: 'Watch',
      Headroom_Coverage__c: 92,
      Headroom_Decision_Date__c: '2027-02-04',
      Headroom_Whitespace_Count__c: 3
    });
  });

  it('empties what stands on an account that is a customer no more, once, and nothing that it never writes', () => {
    const settings = starterSettings({ examples: true });
    const mirrored = { ...settings, general: { ...settings.general, mirrorToAccount: true } };
    const [former, prospect] = ['001000000000FRMAA1', '001000000000PRSAA1'];
    const heldAs = (id: string, fields: HeldRecord['fields']): HeldRecord => ({ object: 'Account', id, key: id, accountId: id, fields });
    const standing = {
      Headroom_Score__c: 71.5,
      Headroom_Band__c: 'Watch',
      Headroom_Whitespace_Count__c: 3,
      Headroom_Renewal_Priority__c: 4
    };
    const held = [heldAs(former, standing), heldAs(prospect, { Headroom_Score__c: null, Headroom_Band__c: null })];
    const itemsOn = (accounts: readonly HeldRecord[]): readonly OutboxItem[] => {
      const desired = recordsOf({}, { held: accounts }, { settings: mirrored });
      const { items } = planChanges({ desired, held: accounts, mirrorToAccount: true });
      return items.filter(({ object, key }) => object === 'Account' && key !== ACME);
    };
    const fields = { Headroom_Score__c: null, Headroom_Band__c: null, Headroom_Whitespace_Count__c: null };
    const aged = { Headroom_Change__c: null, Headroom_Changed_At__c: null };
    expect(itemsOn(held)).toEqual([
      { object: 'Account', operation: 'update', key: former, accountId: former, row: { Id: former, ...fields, ...aged } }
    ]);
    expect(itemsOn([heldAs(former, { ...standing, ...fields, ...aged })])).toEqual([]);
    expect(recordsOf({}, { held }).some(({ object }) => object === 'Account')).toBe(false);
  });

  it('publishes a content for each scorecard and the product lines', () => {
    const versions = recordsOf({}).filter((record) => record.object === 'Headroom_Settings_Version__c');
    expect(versions.map((record) => record.fields['Scorecard__c'])).toContain('product_lines');
    expect(versions).toHaveLength(8);
    expect(versions[0]?.fields).toMatchObject({ Published_By__c: 'Sync User', Published_At__c: `${today}T02:10:00.000Z` });
  });

  it('leaves nothing to write when the org holds the same', () => {
    const first = recordsOf({ case_high_oldest_days: [21] });
    const idOf = (key: unknown): string | undefined => {
      const place = first.findIndex((one) => one.key === key);
      return place < 0 ? undefined : `a0${place}`;
    };
    const held = first.map((record, n): HeldRecord => {
      const before = asHeld(record, idOf(record.object === 'Headroom_Account_Summary__c' ? '' : record.key) ?? `a1${n}`);
      const version = idOf(record.fields['Settings_Version__r.Key__c']);
      const headline = idOf(record.fields['Headline__r.Key__c']);
      const lookups = {
        ...(version === undefined ? {} : { Settings_Version__c: version }),
        ...(headline === undefined ? {} : { Headline__c: headline })
      };
      return { ...before, fields: { ...before.fields, ...lookups } };
    });
    const second = recordsOf({ case_high_oldest_days: [21] }, { held }, { heldRules: heldRules(held) });
    expect(planChanges({ desired: second, held, mirrorToAccount: false }).items).toEqual([]);
  });
});

describe('heldRules', () => {
  it('reads limits from results and holds from cells', () => {
    const records = recordsOf({ case_high_oldest_days: [21], usage_trend: [-0.4], usage_licensed: [20] });
    expect(heldRules(records.map((record, n) => asHeld(record, `a0${n}`)))).toEqual([
      { accountId: ACME, rule: 'high_case_waiting', since: '2026-11-16', cond: 'case_high_oldest_days>14: cap vendor_risk 59' },
      {
        ...{ accountId: ACME, rule: 'usage_falling', since: today },
        cond: 'usage_trend<=-0.3 and usage_licensed>=5: cap vendor_risk 39'
      },
      { accountId: ACME, rule: 'account_at_risk_block', since: today }
    ]);
  });

  it('says nothing about text that is not ours', () => {
    const fields = (text: string): HeldRecord => ({ object: RESULT, id: 'a0', key: riskKey, accountId: ACME, fields: { Detail__c: text } });
    expect(heldRules([fields('{"v":2,"rules":[{}]}'), fields('{"v":1,'), fields('edited by hand')])).toEqual([]);
  });
});

describe('fittedDetail', () => {
  const line = (k: string): Detail['measures'][number] => ({
    k,
    val: 1,
    pts: 50,
    w: 1,
    con: 0.5,
    eff: -0.3,
    n: 9,
    ids: ['1', '2', '3', '4', '5'].map((end) => end.padStart(18, '0')),
    q: 'SELECT Id FROM Case WHERE AccountId = :account'
  });
  const base = JSON.parse(String(recordOf(recordsOf({}), RESULT, riskKey)['Detail__c'])) as Detail;

  it('lets samples go first where the text is longer than 30,000 characters', () => {
    const long = { ...base, measures: Array.from({ length: 150 }, (_, n) => line(`m${n}`)) };
    const { detail, text } = fittedDetail(long);
    expect(text.length).toBeLessThanOrEqual(30_000);
    expect(detail.measures[0]?.ids).toHaveLength(1);
    expect(detail.measures).toHaveLength(150);
    expect(JSON.parse(text)).toEqual(detail);
  });

  it('keeps a detail of ordinary length whole', () => {
    expect(fittedDetail(base).detail).toEqual(base);
  });

  it('leaves no record id in what is shared', () => {
    const rules = [{ k: 'r', to: 59, since: today, val: 21, ids: ['500A'], acts: true }];
    expect(JSON.stringify(shareableDetail({ ...base, measures: [line('m')], rules }))).not.toMatch(/500A|0000|SELECT/);
  });
});

describe('valueText', () => {
  it.each([
    [20, 'days', '20 days'],
    [1, 'days', '1 day'],
    [1, 'people', '1 person'],
    [1, 'opportunities', '1 opportunity'],
    [0.456, 'share 0-1', '46%'],
    [-0.35, 'share, -1 to any', '-35%'],
    [82.5, 'percent', '82.5%'],
    [1_234_567.8, 'money', '1,234,568'],
    [1.25, 'ratio', '1.25'],
    [-20, '-100 to 100', '-20'],
    [3, 'level 1-5', 'level 3'],
    [0, '0 or 1', 'no']
  ])('writes %d %s as %s', (value, unit, text) => {
    expect(valueText(value, unit)).toBe(text);
  });
});

/** A measured point of ACME. */
function weekPoint(scorecard: string, takenOn: string, score: number): HistoryPoint {
  return {
    ...{ scorecard, accountId: ACME, week: isoWeek(takenOn), takenOn, score, plain: score },
    ...{ coverage: 92, band: null, version: `${scorecard}:a`, rebuilt: false }
  };
}

describe('history', () => {
  it('puts points into the last 26 weeks', () => {
    const point = (takenOn: string, score: number) => weekPoint('s', takenOn, score);
    const { weeks } = historyByResult([point('2026-11-16', 71.5), point('2026-11-02', 70), point('2026-01-05', 10)], today)('s', ACME);
    expect(weeks).toHaveLength(26);
    expect(sparklineText(weeks)).toBe('70,,71.5');
    expect(sparklineText([undefined, undefined])).toBeNull();
  });
});
