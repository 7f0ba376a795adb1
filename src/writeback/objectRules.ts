import type { CellJson, CellsJson, Detail } from '../domain/resultJson.ts';
import { comparableCell, comparableCells, comparableDetail } from './comparableJson.ts';
import { jsonText } from './jsonText.ts';

/**
 * How a field is compared; fields not named are compared by value. `weekly` is compared on the account's own night, and at
 * once while the field is empty; `when_due` only on the day on which the record is due.
 */
export type Comparison = 'never' | 'weekly' | 'when_due' | 'without_numbers' | 'detail' | 'cell' | 'cells';

/** How the service treats an object that it writes. */
export type ObjectRule = {
  readonly object: string;
  readonly operation: 'upsert' | 'update';
  /** True where a record that is no longer produced is deleted; never for what people write. */
  readonly deletesGone: boolean;
  /** True where a record, once written, is never changed. */
  readonly isFixed?: boolean;
  /** Writes only the fields that changed: others watch this object. */
  readonly onlyChanged?: boolean;
  readonly comparisons: Readonly<Record<string, Comparison>>;
};

const ruleList: readonly ObjectRule[] = [
  {
    object: 'Headroom_Scorecard_Result__c',
    operation: 'upsert',
    deletesGone: true,
    comparisons: {
      As_Of__c: 'never',
      // They move with the day they look back to; the arrow follows with the weekly point or the next real change.
      Change__c: 'never',
      Change_From_On__c: 'never',
      History__c: 'weekly',
      Sparkline__c: 'weekly',
      Top_Reason_1__c: 'without_numbers',
      Top_Reason_2__c: 'without_numbers',
      Top_Reason_3__c: 'without_numbers',
      Worst_Reason__c: 'without_numbers',
      Detail__c: 'detail',
      Shareable_Detail__c: 'detail'
    }
  },
  {
    object: 'Headroom_Whitespace_Cell__c',
    operation: 'upsert',
    deletesGone: true,
    // A customer who buys moves all places of the owner behind, and likelihoods of others; they follow in the first run of a week.
    comparisons: {
      As_Of__c: 'never',
      Rank_For_Owner__c: 'when_due',
      Propensity__c: 'when_due',
      Weighted_Estimate__c: 'when_due',
      Reason__c: 'without_numbers',
      Detail__c: 'cell'
    }
  },
  { object: 'Headroom_Account_Summary__c', operation: 'upsert', deletesGone: true, comparisons: { As_Of__c: 'never', Cells__c: 'cells' } },
  { object: 'Headroom_Settings_Version__c', operation: 'upsert', deletesGone: false, isFixed: true, comparisons: {} },
  { object: 'Headroom_Health_Run__c', operation: 'upsert', deletesGone: false, comparisons: {} },
  {
    object: 'Account',
    operation: 'update',
    deletesGone: false,
    onlyChanged: true,
    comparisons: { Headroom_Changed_At__c: 'never', Headroom_Change__c: 'never' }
  }
];

const rules = new Map(ruleList.map((rule) => [rule.object, rule]));

/** The rule of an object; undefined for objects that the service never writes. */
export function ruleOf(object: string): ObjectRule | undefined {
  return rules.get(object);
}

/** Objects whose records are deleted when they are no longer produced. */
export function objectsWithDeletes(): readonly string[] {
  return ruleList.filter((rule) => rule.deletesGone).map((rule) => rule.object);
}

const byShape: Readonly<Record<'detail' | 'cell' | 'cells', (value: unknown, isDue: boolean) => string>> = {
  detail: (value) => comparableDetail(value as Detail),
  cell: (value, isDue) => jsonText(comparableCell(value as CellJson, isDue)),
  cells: (value, isDue) => comparableCells(value as CellsJson, isDue)
};

/**
 * Canonical text of JSON that we wrote, without what only ages; undefined for text that is no such JSON (an older
 * version, edited by hand), which is then written anew.
 *
 * @param isDue  whether what is written once a week counts, too
 */
export function comparableText(kind: 'detail' | 'cell' | 'cells', value: unknown, isDue: boolean): string | undefined {
  try {
    return byShape[kind](typeof value === 'string' ? JSON.parse(value) : value, isDue);
  } catch {
    return undefined;
  }
}
