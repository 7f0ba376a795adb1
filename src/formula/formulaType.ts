/**
 * Types of the formula language. A record id is Text; a picklist is a type of its own, because only some functions take one.
 * Source: https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm
 */
export type FormulaType = 'Boolean' | 'Number' | 'Text' | 'Date' | 'DateTime' | 'Time' | 'Picklist' | 'MultiPicklist' | 'Null';

/**
 * A value while a formula runs: dates are `YYYY-MM-DD`, instants ISO text in UTC with milliseconds, times `HH:MM:SS.mmmZ`.
 * Percentages are fractions (50% is 0.5); `null` is a blank.
 */
export type FormulaValue = string | number | boolean | null;

/** What the record looks like on which a formula runs. */
export type FormulaRecord = {
  /** Value of a field by the path as the formula writes it: `Amount`, `Account.Type`, `$User.Id`. */
  value(path: string): FormulaValue;
  /** Value of a field before the save; the same as `value` on a new record. */
  priorValue(path: string): FormulaValue;
  /** An id of 15 characters in its 18; other text as it is. */
  longId(id: string): string;
  /** True while the record is being created. */
  readonly isNew: boolean;
  /** Day of an instant in the running user's time zone: `2026-11-22`. */
  dayOf(instant: string): string;
  /** Instant of the evaluation, ISO text in UTC. */
  readonly now: string;
};

/** Words of the platform for a type, as its error messages use them. */
export const typeNames: Readonly<Record<FormulaType, string>> = {
  Boolean: 'Boolean',
  Number: 'Number',
  Text: 'Text',
  Date: 'Date',
  DateTime: 'DateTime',
  Time: 'Time',
  Picklist: 'Picklist',
  MultiPicklist: 'Multi-Select Picklist',
  Null: 'Null'
};
