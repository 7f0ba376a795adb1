import type { ContractSpan } from '../domain/contractSpan.ts';
import { plain, sql } from '../soql/sqlText.ts';
import { endOf, resolvedOrThrow } from './readContracts.ts';
import { RowQuery } from './rowQuery.ts';
import type { SignalContext } from './signalContext.ts';
import { dayIndex, dayOf } from './timeSql.ts';

/**
 * Every contract of every account, ended and coming ones too, in the order of the accounts. Contracts that the source's
 * filter leaves out (drafts) are not there, nor those without a start. Of a past day: contracts as they were known then.
 *
 * @throws HealthError SettingInvalid where a contract source cannot be read
 */
export async function readContractSpans(context: SignalContext): Promise<readonly (readonly ContractSpan[])[]> {
  const spans = context.accounts.map((): ContractSpan[] => []);
  for (const source of context.settings.contractSources) {
    const resolved = resolvedOrThrow(source, context);
    if (!resolved.liveFrom) continue;
    const query = new RowQuery(resolved, context).filter(resolved.filter);
    const start = dayOf(resolved.liveFrom, query.column(resolved.liveFrom), context);
    const end = endOf(resolved, query, context);
    query.where(sql`${start} is not null`);
    const columns = sql`place.place as place, ${dayIndex(start)} as starts, ${dayIndex(end)} as ends`;
    const order = plain('order by 1, 2, 3');
    const statement = sql`select ${columns}\n${query.body()}\n${order}`;
    const { place, starts, ends } = await context.facts.numbers(statement.text, statement.parameters);
    place?.forEach((at, row) => spans[at]?.push({ startOn: starts?.[row] ?? NaN, endOn: ends?.[row] ?? NaN }));
  }
  return spans;
}
