import type { Aggregate } from '../domain/settings.ts';
import { sql } from '../soql/sqlText.ts';
import type { Grouping } from './aggregateSql.ts';
import type { RowSource } from './resolve/resolvedSignal.ts';
import { countedRows } from './rowQuery.ts';
import type { SignalContext } from './signalContext.ts';

/** Aggregates whose value is an amount where the field is one. */
const amounts: readonly Aggregate[] = ['SUM', 'AVG', 'MIN', 'MAX', 'LATEST', 'FIRST', 'TREND'];

/** Whether an aggregate of a field gives an amount of money. */
export function isAmount(aggregate: Aggregate, fieldType: string | undefined): boolean {
  return fieldType === 'currency' && amounts.includes(aggregate);
}

/**
 * Places of which some rows stand in another currency than their account: an amount of them would be a mixed sum, or be
 * shown in a currency that it does not stand in. None in an org with one currency.
 *
 * Reads the fact store, writes nothing.
 */
export async function foreignAmounts(source: RowSource, context: SignalContext, grouping: Grouping): Promise<Float64Array> {
  const none = new Float64Array();
  if (source.currency === undefined || source.accountCurrency === undefined) return none;
  const query = countedRows(source, context);
  const differs = sql`${query.column(source.currency)} is distinct from ${query.column(source.accountCurrency)}`;
  const place = grouping.join ? grouping.join(query) : grouping.place;
  const statement = sql`select ${place} as place\n${query.body()}\ngroup by 1\nhaving bool_or(${differs})`;
  const { place: places = none } = await context.facts.numbers(statement.text, statement.parameters);
  return places;
}
