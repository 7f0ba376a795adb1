import type { SettingRow } from '../../src/settings/settingType.ts';
import { starterRows } from '../unit/settings/starterRows.ts';
import type { Rows } from '../unit/settings/starterRows.ts';

/** Two scorecards, one that predicts and rests on product lines, and one that describes. */
const kept = ['vendor_risk', 'client_engagement'];

/** Fields that name a record, by the type that they name. */
const references: Readonly<Record<string, readonly string[]>> = {
  Headroom_Scorecard: ['Scorecard__c', 'Condition_Scorecard__c'],
  Headroom_Scorecard_Group: ['Group__c']
};

/** Fields that name a signal. */
const signalFields = [
  'Signal__c',
  'Condition_Signal__c',
  'Second_Signal__c',
  'Quantity_Signal__c',
  'Numerator__c',
  'Denominator__c',
  'Contract_Value_Signal__c'
];

/**
 * A small whole configuration: the ready-made records of two scorecards, with every product line and only the signals that
 * something left names. Small, so that a hundred thousand changes to it can be judged.
 */
export function fewRows(): Rows {
  const all = starterRows({ examples: true });
  const rows: Rows = { ...all, Headroom_Scorecard: named(all['Headroom_Scorecard'], kept) };
  for (const [type, fields] of Object.entries(references)) {
    const keys = new Set((rows[type] ?? []).map(({ DeveloperName }) => DeveloperName));
    for (const [of, list] of Object.entries(rows)) {
      rows[of] = list.filter((row) => fields.every((field) => row[field] === null || row[field] === undefined || keys.has(row[field])));
    }
  }
  return { ...rows, Headroom_Signal: named(rows['Headroom_Signal'], signalsOf(rows)) };
}

function named(rows: readonly SettingRow[] = [], keys: readonly string[]): SettingRow[] {
  return rows.filter(({ DeveloperName }) => keys.includes(String(DeveloperName)));
}

/** Signals that something names, and those that their ratios rest on. */
function signalsOf(rows: Rows): readonly string[] {
  const signals = rows['Headroom_Signal'] ?? [];
  const others = Object.entries(rows).flatMap(([type, list]) => (type === 'Headroom_Signal' ? [] : list));
  const found = new Set(others.flatMap(namesIn));
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const signal of signals) if (found.has(String(signal['DeveloperName']))) for (const name of namesIn(signal)) found.add(name);
  }
  return [...found];
}

function namesIn(row: SettingRow): readonly string[] {
  return signalFields.flatMap((field) => (typeof row[field] === 'string' ? [row[field]] : []));
}
