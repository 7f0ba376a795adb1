import { beforeAll, describe, expect, it } from 'vitest';
import type { PackageModel } from '../../src/metadata/model.ts';
import { defaultsText, orNull, tablesOf, tablesOfSection } from './defaultTables.ts';
import type { TableRow } from './defaultTables.ts';
import { fieldsOf, ownPackage, recordsOf } from './ownPackage.ts';

if (defaultsText === undefined) console.warn('Skipped: DEFAULTS.md is not at hand; set HEADROOM_SHARED to the folder that holds it.');
const text = defaultsText ?? '';

let model: PackageModel;
beforeAll(async () => {
  model = await ownPackage();
});

const asNumber = (cell: string | null) => (cell === null ? null : Number(cell));
const section = (number: number) => tablesOfSection(text, number);
const rows = (number: number) => section(number)[0] ?? [];
const measureRows = () =>
  (text.split(/^## /m).find((part) => part.startsWith('5. ')) ?? '')
    .split(/^### /m)
    .filter((part) => /^[^\n]*\(`\w+`\)/.test(part))
    .flatMap((part) => {
      const scorecard = /\(`(\w+)`\)/.exec(part)?.[1] ?? '';
      return (tablesOf(part)[0] ?? []).map((row) => ({ ...row, scorecard }));
    });

describe.skipIf(defaultsText === undefined)('the starter records, row by row of DEFAULTS.md', () => {
  it('are as many as the tables say', () => {
    const counts = Map.groupBy(model.records, ({ object }) => object.replace(/^Headroom_|__mdt$/g, ''));
    expect(Object.fromEntries([...counts].map(([type, records]) => [type, records.length]))).toEqual({
      Scorecard: 7,
      Scorecard_Group: 22,
      Signal: 65,
      Measure: 57,
      Band: 21,
      Risk_Rule: 6,
      Product_Line: 5,
      Whitespace_Rule: 6,
      Playbook: 5,
      Playbook_Step: 19,
      Contract_Source: 2,
      Health_Setting: 1
    });
  });

  it('hold each scorecard with title, kind, audience, outcome, horizon and coverage', () => {
    const records = recordsOf(model, 'Scorecard');
    rows(2).forEach((row, index) => {
      const field = fieldsOf(records.get(row['key'] ?? ''));
      const outcome = row['outcome predicted'] ?? '';
      expect(field('Title__c')).toBe(row['label shown']);
      expect(field('Kind__c')).toBe(row['kind']);
      expect(String(field('Audience__c')).toLowerCase()).toBe(row['audience']);
      expect(field('Outcome__c')).toBe(outcome.startsWith('none') ? null : outcome);
      expect(field('Horizon_Days__c')).toBe(asNumber(orNull(row['horizon, days'])));
      expect(field('Minimum_Coverage__c')).toBe(Number(row['minimum coverage, %']));
      expect(field('Note__c')).toBe(row['note']);
      expect([field('Hysteresis__c'), field('Confirmation_Runs__c'), field('Arrow_Above__c'), field('Review_After_Days__c')]).toEqual([
        3, 2, 3, 365
      ]);
      expect(field('Sort_Order__c')).toBe((index + 1) * 10);
    });
    const headline = rows(2).find((row) => row['headline'] === 'yes');
    expect(fieldsOf(recordsOf(model, 'Health_Setting').get('default'))('Headline__c')).toBe(headline?.['key']);
  });

  it('hold each group with scorecard, department and weight', () => {
    const records = recordsOf(model, 'Scorecard_Group');
    expect(rows(3)).toHaveLength(records.size);
    rows(3).forEach((row, index) => {
      const field = fieldsOf(records.get(row['key'] ?? ''));
      expect([field('Title__c'), field('Scorecard__c'), field('Department__c'), field('Weight__c'), field('Sort_Order__c')]).toEqual([
        row['label'],
        row['scorecard'],
        row['owning department'],
        Number(row['weight']),
        (index + 1) * 10
      ]);
    });
  });

  it('hold each signal with object, path, aggregate, fields, filter, window, live dates and use', () => {
    const records = recordsOf(model, 'Signal');
    expect(rows(4)).toHaveLength(records.size);
    rows(4).forEach((row, index) => {
      const field = fieldsOf(records.get(row['key'] ?? ''));
      expect(signalText(field), row['key']).toEqual(signalRow(row));
      expect(field('Sort_Order__c')).toBe((index + 1) * 10);
      expect(field('Half_Life_Days__c')).toBe(row['key'] === 'nps_365' ? 180 : null);
    });
  });

  it('hold each measure with group, signal, knots, weight, flags, ageing and segment', () => {
    const records = recordsOf(model, 'Measure');
    const groups = new Map(rows(3).map((row) => [`${row['scorecard']} ${row['label']}`, row['key']]));
    expect(measureRows()).toHaveLength(records.size);
    measureRows().forEach((row: TableRow & { scorecard: string }, index) => {
      const field = fieldsOf(records.get(row['key'] ?? ''));
      const group = (row['group (department)'] ?? '').replace(/ \([^(]*\)$/, '');
      const byRule = (row['curve value:points'] ?? '').startsWith('by whitespace rule');
      expect(field('Title__c')).toBe(row['label']);
      expect(field('Group__c')).toBe(groups.get(`${row.scorecard} ${group}`));
      expect(field('Signal__c')).toBe(row['signal']);
      expect(field('Judge__c')).toBe(byRule ? 'Whitespace rule' : 'Curve');
      expect(field('Curve__c')).toBe(byRule ? null : row['curve value:points']);
      expect(field('Weight__c')).toBe(Number(row['weight']));
      expect(String(field('Missing_Policy__c')).toLowerCase()).toBe(row['missing']);
      // Decision 11: the table lets yearly assessments fade, which would turn every customer grey after 83 days.
      const fades = row.scorecard !== 'client_maturity';
      expect(field('Stale_After_Days__c')).toBe(fades ? asNumber(orNull(row['stale after'])) : null);
      expect(field('Penalty_Only__c')).toBe(row['flag'] === 'penalty only');
      expect(field('Activity__c')).toBe(row['flag'] === 'activity');
      expect(field('Segment_Filter__c')).toBe(orNull(row['segment filter']));
      expect(String(field('Explanation__c')).startsWith(row['why'] ?? '?')).toBe(true);
      expect(field('Evidence__c')).toBe('expert default, not yet tested on your data');
      expect(field('Sort_Order__c')).toBe((index + 1) * 10);
    });
  });

  it('hold each band with its word, floor and kind of colour', () => {
    const records = recordsOf(model, 'Band');
    const columns = [
      ['from 0', 0, 'red'],
      ['from 40', 40, 'yellow'],
      ['from 80', 80, 'green']
    ] as const;
    expect(rows(6)).toHaveLength(7);
    for (const row of rows(6)) {
      const scorecard = (row['scorecard'] ?? '').replace(/ \(.*/, '');
      for (const [column, floor, level] of columns) {
        const field = fieldsOf(records.get(`${scorecard}_${level}`));
        const [, word, colour] = /^(.*) \((.*)\)$/.exec(row[column] ?? '') ?? [];
        expect([field('Title__c'), field('Floor__c'), field('Scorecard__c')]).toEqual([word, floor, scorecard]);
        expect(String(field('Colour__c')).split('_')[0]).toBe(colour?.split(/[ ,]/)[0]);
      }
    }
  });

  it('hold each risk rule with its conditions, effect and department', () => {
    const records = recordsOf(model, 'Risk_Rule');
    expect(rows(7)).toHaveLength(records.size);
    for (const row of rows(7)) {
      const field = fieldsOf(records.get(row['key'] ?? ''));
      const subject = field('Condition_Signal__c') ?? field('Condition_Scorecard__c') ?? field('Condition_Built_In__c');
      expect(row['condition']).toContain(`\`${String(subject)}\``);
      expect(row['condition']).toContain(`${String(field('Operator__c'))} ${String(field('Threshold__c'))}`);
      const second = `\`${String(field('Second_Signal__c'))}\` ${String(field('Second_Operator__c'))} ${String(field('Second_Threshold__c'))}`;
      expect(field('Second_Signal__c') === null ? '-' : second).toBe(row['second condition']);
      const cap = `cap ${String(field('Scorecard__c'))} at ${String(field('Effect_Value__c'))}`;
      expect(field('Effect__c') === 'Cap' ? cap : 'hold').toBe(row['effect']?.startsWith('cap') ? row['effect'] : 'hold');
      expect([field('Title__c'), field('Department__c'), field('Clears_When__c')]).toEqual([
        row['label'],
        row['department'],
        row['clears when']
      ]);
    }
  });

  it('hold each product line and whitespace rule', () => {
    const lines = recordsOf(model, 'Product_Line');
    expect(section(8).map((table) => table.length)).toEqual([5, 6]);
    for (const row of section(8)[0] ?? []) {
      const field = fieldsOf(lines.get(row['product line'] ?? ''));
      expect([field('Title__c'), field('Quantity_Signal__c'), field('Needs_First__c')]).toEqual([
        row['label'],
        row['quantity signal'],
        orNull(row['needs first'])
      ]);
      const motion = [field('Motion_When_None__c'), field('Motion_When_Some__c') ?? '-'].join(' / ').toLowerCase();
      expect(motion).toBe(row['motion when owned is 0 / above 0']);
    }
    const rules = recordsOf(model, 'Whitespace_Rule');
    for (const row of section(8)[1] ?? []) {
      const field = fieldsOf(rules.get(row['key'] ?? ''));
      const filter = row['segment filter']?.startsWith('(empty') ? null : row['segment filter'];
      expect([field('Product_Line__c'), field('Segment_Filter__c'), String(field('Basis__c')).toLowerCase()]).toEqual([
        row['product line'],
        filter,
        row['basis']
      ]);
      expect([field('Yellow_From__c'), field('Green_From__c')]).toEqual([Number(row['yellow from']), Number(row['green from'])]);
      const factor = row['target'] === '1 per 10 platform seats' ? 0.1 : Number((row['target'] ?? '').split(' ')[0]);
      expect([field('Target__c'), field('Sort_Order__c')]).toEqual([factor, Number(row['order'])]);
    }
  });

  it('hold each playbook step with role, due days, subject and sign of being done', () => {
    const steps = recordsOf(model, 'Playbook_Step');
    expect(rows(9)).toHaveLength(steps.size);
    let playbook = '';
    for (const row of rows(9)) {
      playbook = row['playbook'] || playbook;
      const field = fieldsOf(steps.get(`${playbook}_${row['step']}`));
      expect([field('Playbook__c'), field('Role__c'), field('Due_Days__c'), field('Subject__c'), field('Done_When__c')]).toEqual([
        playbook,
        row['role'],
        Number(row['due']),
        row['Task subject'],
        row['done when']
      ]);
    }
  });
});

type ReadField = (field: string) => string | number | boolean | null;

/** A signal record in the words of the table. */
function signalText(field: ReadField): Record<string, unknown> {
  const isRatio = field('Aggregate__c') === 'RATIO';
  const open = field('Open_Counts_To_As_Of__c') === true ? ' (open: asOf)' : '';
  const two = field('Second_Field__c') === null ? '' : `, ${String(field('Second_Field__c'))}${open}`;
  const window = field('Date_Field__c') === null ? '-' : `${String(field('Date_Field__c'))}, ${String(field('Window_Days__c') ?? 'all')}`;
  const live = field('Live_From__c') === null ? '-' : `${String(field('Live_From__c'))} to ${String(field('Live_To__c') ?? '-')}`;
  return {
    label: field('Title__c'),
    source: field('Source__c') === 'Standard' ? 'std' : 'pkg',
    object: isRatio ? '-' : String(field('Object__c')).replace(/^Headroom_/, ''),
    path: field('Account_Path__c') ?? '-',
    aggregate: field('Aggregate__c'),
    field: isRatio ? `${String(field('Numerator__c'))} / ${String(field('Denominator__c'))}` : `${String(field('Field__c'))}${two}`,
    filter: field('Filter__c') ?? '-',
    window,
    live,
    empty: field('When_Empty__c'),
    unit: field('Unit__c'),
    history: String(field('History__c')).toLowerCase(),
    inUse: isRatio ? 'both parts' : `${String(field('In_Use_From__c'))}%`,
    inUseFilter: field('In_Use_Filter__c') !== null
  };
}

function signalRow(row: TableRow): Record<string, unknown> {
  const [inUse] = /^both parts|^[\d.]+%/.exec(row['in use from'] ?? '') ?? [];
  return {
    label: row['label'],
    source: row['source'],
    object: row['object'],
    path: row['path to account'],
    aggregate: row['aggregate'],
    field: row['field'],
    filter: row['SOQL filter'],
    window: row['date field, window'],
    live: row['live from to'],
    empty: row['when empty'],
    unit: row['unit'],
    history: row['history'],
    inUse,
    inUseFilter: / with /.test(row['in use from'] ?? '')
  };
}
