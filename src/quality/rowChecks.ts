import type { CheckedRows } from './checkedRows.ts';
import type { QualityFinding } from './finding.ts';
import { findingOf } from './finding.ts';
import type { QualityContext } from './qualityInput.ts';
import { hasFields, quoted, readCounts } from './qualityInput.ts';

/** Rows that lead to no account that was pulled: they count for nobody. */
export async function rowsWithoutAccount(context: QualityContext, rows: CheckedRows): Promise<readonly QualityFinding[]> {
  const sql = `
    select count(*) as total, count(*) filter (where a."Id" is null) as lost
    from ${quoted(rows.object)} r ${rows.join}
    left join "Account" a on a."Id" = ${rows.account}`;
  const { total = 0, lost = 0 } = await readCounts(context, sql);
  return findingOf({
    code: 'row_without_account',
    object: rows.object,
    count: lost,
    of: total,
    note: `rows lead to no account (${rows.accountPath})`
  });
}

/**
 * Rows dated after `asOf`: they do not count before their day comes. Plans may lie ahead, so of standard objects only
 * what is closed is looked at.
 */
export async function futureRows(context: QualityContext, rows: CheckedRows): Promise<readonly QualityFinding[]> {
  const closes = hasFields(context, rows.object, ['IsClosed']);
  if (rows.dateField === undefined || rows.looksAhead || !(closes || rows.object.endsWith('__c'))) return [];
  const sql = `
    select count(*) as total, count(*) filter (where r.${quoted(rows.dateField)} > cast(? as timestamp)) as future
    from ${quoted(rows.object)} r
    ${closes ? 'where r."IsClosed"' : ''}`;
  const { total = 0, future = 0 } = await readCounts(context, sql, [instantOf(context)]);
  const note = `rows are dated in the future (${rows.dateField})`;
  return findingOf({ code: 'row_in_future', object: rows.object, count: future, of: total, note });
}

/** Customers without a single row: no signal on these rows can read anything there. */
export async function customersWithoutRows(context: QualityContext, rows: CheckedRows): Promise<readonly QualityFinding[]> {
  const sql = `
    with customer as (select unnest(string_split(?, ',')) as id)
    select count(*) as total, count(*) filter (where not exists (
      select 1 from ${quoted(rows.object)} r ${rows.join} where ${rows.account} = customer.id)) as empty
    from customer`;
  const { total = 0, empty = 0 } = await readCounts(context, sql, [context.accounts.join(',')]);
  // An object that nobody uses is off and named as such.
  return empty === total ? [] : findingOf({ code: 'no_rows', object: rows.object, count: empty, of: total, note: 'customers have none' });
}

/** Customers that sent rows once and none of late: the newest is older than any signal looks back. */
export async function quietCustomers(context: QualityContext, rows: CheckedRows): Promise<readonly QualityFinding[]> {
  const { dateField, freshDays } = rows;
  if (dateField === undefined || freshDays === undefined) return [];
  const date = `r.${quoted(dateField)}`;
  const sql = `
    with customer as (select unnest(string_split(?, ',')) as id),
    newest as (
      select customer.id, max(${date}) as newest
      from ${quoted(rows.object)} r ${rows.join}
      join customer on customer.id = ${rows.account}
      where ${date} <= cast(? as timestamp)
      group by customer.id)
    select count(*) as total, count(*) filter (where newest <= cast(? as timestamp) - to_days(cast(? as integer))) as quiet
    from newest`;
  const instant = instantOf(context);
  const { total = 0, quiet = 0 } = await readCounts(context, sql, [context.accounts.join(','), instant, instant, freshDays]);
  const note = `customers have no row of the last ${freshDays} days (${dateField})`;
  return findingOf({ code: 'quiet', object: rows.object, count: quiet, of: total, note });
}

/** Rows that say the same account, product line and day twice: a load ran two times. */
export async function repeatedRows(context: QualityContext, rows: CheckedRows): Promise<readonly QualityFinding[]> {
  if (rows.dateField === undefined || rows.lineField === undefined) return [];
  const sql = `
    select coalesce(sum(n), 0) as total, coalesce(sum(n - 1), 0) as repeated
    from (
      select count(*) as n
      from ${quoted(rows.object)} r ${rows.join}
      group by ${rows.account}, r.${quoted(rows.dateField)}, r.${quoted(rows.lineField)})`;
  const { total = 0, repeated = 0 } = await readCounts(context, sql);
  return findingOf({
    code: 'row_repeated',
    object: rows.object,
    count: repeated,
    of: total,
    note: 'rows repeat account, product line and day'
  });
}

function instantOf({ asOf }: QualityContext): string {
  return asOf.instant.replace('Z', '');
}
