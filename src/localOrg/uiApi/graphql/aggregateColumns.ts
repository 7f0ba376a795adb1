import type { OrgField } from '../../schema/field.ts';
import type { OrgObject } from '../../schema/object.ts';
import { findUiObject, visibleField, visibleReference } from '../supportedObjects.ts';
import type { RequestState } from './requestState.ts';

/**
 * Functions over the records of a group, by their name in a selection.
 * Source: https://developer.salesforce.com/docs/platform/graphql/guide/aggregate-support.html
 */
export const aggregateFunctions: Readonly<Record<string, string>> = {
  avg: 'AVG',
  count: 'COUNT',
  countDistinct: 'COUNT_DISTINCT',
  max: 'MAX',
  min: 'MIN',
  sum: 'SUM'
};

/**
 * Functions that group dates by a part of them: name in a selection, and in `groupBy` as in SOQL.
 * Source: https://developer.salesforce.com/docs/platform/graphql/guide/aggregate-groupby-schema.html
 */
export const dateFunctions: Readonly<Record<string, string>> = {
  calendarMonth: 'CALENDAR_MONTH',
  calendarQuarter: 'CALENDAR_QUARTER',
  calendarYear: 'CALENDAR_YEAR',
  dayInMonth: 'DAY_IN_MONTH',
  dayInWeek: 'DAY_IN_WEEK',
  dayInYear: 'DAY_IN_YEAR',
  dayOnly: 'DAY_ONLY',
  fiscalMonth: 'FISCAL_MONTH',
  fiscalQuarter: 'FISCAL_QUARTER',
  fiscalYear: 'FISCAL_YEAR',
  hourInDay: 'HOUR_IN_DAY',
  weekInMonth: 'WEEK_IN_MONTH',
  weekInYear: 'WEEK_IN_YEAR'
};

/** A field that is grouped or aggregated, with its path from the object that is queried (`Owner.Name`). */
export type Reached = { readonly field: OrgField; readonly path: string };

/** One step of a path: a field, or a parent to go on from; undefined when the user may not see it. */
export function stepTo(
  state: RequestState,
  { object, prefix }: { readonly object: OrgObject; readonly prefix: string },
  name: string
): Reached | { readonly parent: OrgObject; readonly prefix: string } | undefined {
  const field = visibleField(state.context, object, name);
  if (field) return { field, path: prefix + field.name };
  const target = visibleReference(state.context, object, name)?.reference?.to ?? [];
  const parent = target.length === 1 ? findUiObject(state.context, target[0] ?? '') : undefined;
  return parent ? { parent, prefix: `${prefix}${name}.` } : undefined;
}

/** The columns of an aggregating query: each expression once, under the name that its result has. */
export class AggregateColumns {
  readonly #names = new Map<string, string>();

  /** A grouped field; its result has the field's own name, as SOQL gives it. */
  field({ field, path }: Reached): string {
    this.#names.set(path, field.name);
    return field.name;
  }

  /** A function of a field; its result has an alias. */
  call(fn: string, path: string): string {
    const expression = `${fn}(${path})`;
    const known = this.#names.get(expression);
    if (known !== undefined) return known;
    const alias = `value${this.#names.size}`;
    this.#names.set(expression, alias);
    return alias;
  }

  /** What to select; the number of records where nothing is asked for. */
  select(): string {
    if (this.#names.size === 0) this.call('COUNT', 'Id');
    return [...this.#names].map(([expression, name]) => (expression.endsWith(')') ? `${expression} ${name}` : expression)).join(', ');
  }
}
