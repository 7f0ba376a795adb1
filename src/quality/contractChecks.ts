import type { ContractSource } from '../domain/settings.ts';
import type { CheckedRows } from './checkedRows.ts';
import type { QualityFinding } from './finding.ts';
import { findingOf } from './finding.ts';
import type { QualityContext } from './qualityInput.ts';
import { hasFields, quoted, readCounts } from './qualityInput.ts';

/** Contract sources whose rows were pulled and lead straight to the account. */
function checkedSources(context: QualityContext): readonly ContractSource[] {
  return context.settings.contractSources.filter((source) => {
    const fields = [source.accountPath, source.startField, ...(source.endField === undefined ? [] : [source.endField])];
    return hasFields(context, source.object, fields);
  });
}

/** SQL of all contracts as account, product line (null where the source has none), start, end. */
function contractsSql(context: QualityContext, sources: readonly ContractSource[]): string {
  return sources
    .map((source) => {
      const line =
        source.productLinePath !== undefined && hasFields(context, source.object, [source.productLinePath])
          ? quoted(source.productLinePath)
          : 'null';
      const end = source.endField === undefined ? 'cast(null as date)' : quoted(source.endField);
      const active = hasFields(context, source.object, ['ActivatedDate']) ? 'where "ActivatedDate" is not null' : '';
      return `select ${quoted(source.accountPath)} as account, cast(${line} as varchar) as line, ${quoted(source.startField)} as starts, ${end} as ends
        from ${quoted(source.object)} ${active}`;
    })
    .join(' union all ');
}

/**
 * Usage outside the dates of what was bought: before the start, after the end, or without any contract.
 *
 * Where both sides know the product line, a row is held against the contracts of its line; else against all of the account.
 */
export async function rowsOutsideContracts(context: QualityContext, rows: CheckedRows): Promise<readonly QualityFinding[]> {
  const sources = checkedSources(context);
  if (rows.dateField === undefined || sources.length === 0) return [];
  const byLine =
    rows.lineField === undefined
      ? []
      : sources.filter((source) => source.productLinePath !== undefined && hasFields(context, source.object, [source.productLinePath]));
  const chosen = byLine.length > 0 ? byLine : sources;
  const sameLine = byLine.length > 0 ? `and c.line = r.${quoted(rows.lineField as string)}` : '';
  const date = `r.${quoted(rows.dateField)}`;
  const sql = `
    with contract as (${contractsSql(context, chosen)}),
    checked as (
      select max(case when c.account is not null then 1 else 0 end) as covered
      from ${quoted(rows.object)} r ${rows.join}
      left join contract c on c.account = ${rows.account} ${sameLine}
        and c.starts <= ${date} and (c.ends is null or c.ends >= ${date})
      where ${date} is not null
      group by r."Id")
    select count(*) as total, count(*) filter (where covered = 0) as outside from checked`;
  const { total = 0, outside = 0 } = await readCounts(context, sql);
  const of = byLine.length > 0 ? 'their product line' : 'the account';
  return findingOf({
    code: 'row_outside_contract',
    object: rows.object,
    count: outside,
    of: total,
    note: `rows lie outside the contract dates of ${of} (${rows.dateField})`
  });
}

/** Accounts whose type and contracts contradict each other. */
export async function contradictingTypes(context: QualityContext): Promise<readonly QualityFinding[]> {
  const sources = checkedSources(context);
  if (!hasFields(context, 'Account', ['Type']) || sources.length === 0) return [];
  const sql = `
    with contract as (${contractsSql(context, sources)}),
    live as (select distinct account from contract where starts <= cast(? as date) and (ends is null or ends > cast(? as date))),
    judged as (
      select "Type" ilike 'customer%' as customer, "Type" ilike 'former%' as former, live.account is not null as live
      from "Account" left join live on live.account = "Id")
    select count(*) filter (where former) as formers, count(*) filter (where former and live) as "formersLive",
      count(*) filter (where customer) as customers, count(*) filter (where customer and not live) as "customersWithout"
    from judged`;
  const { today } = context.asOf;
  const { formers = 0, formersLive = 0, customers = 0, customersWithout = 0 } = await readCounts(context, sql, [today, today]);
  return [
    ...findingOf({
      code: 'former_with_contract',
      object: 'Account',
      count: formersLive,
      of: formers,
      note: 'former customers have a live contract'
    }),
    ...findingOf({
      code: 'customer_without_contract',
      object: 'Account',
      count: customersWithout,
      of: customers,
      note: 'customers have no live contract'
    })
  ];
}

/** Accounts whose type and lost renewals contradict each other: the flag says one thing, the events another. */
export async function contradictingRenewals(context: QualityContext): Promise<readonly QualityFinding[]> {
  if (
    !hasFields(context, 'Account', ['Type']) ||
    !hasFields(context, 'Opportunity', ['AccountId', 'Type', 'IsClosed', 'IsWon', 'CloseDate'])
  )
    return [];
  const sql = `
    with last as (
      select "AccountId" as account, arg_max("IsWon", "CloseDate") as won
      from "Opportunity"
      where "IsClosed" and "Type" = 'Existing Customer - Replacement' and "CloseDate" <= cast(? as date)
      group by "AccountId"),
    judged as (
      select "Type" ilike 'customer%' as customer, "Type" ilike 'former%' as former, coalesce(not last.won, false) as lost
      from "Account" left join last on last.account = "Id")
    select count(*) filter (where former) as formers, count(*) filter (where former and not lost) as "formersWithout",
      count(*) filter (where customer) as customers, count(*) filter (where customer and lost) as "customersLost"
    from judged`;
  const { formers = 0, formersWithout = 0, customers = 0, customersLost = 0 } = await readCounts(context, sql, [context.asOf.today]);
  return [
    ...findingOf({
      code: 'former_without_lost_renewal',
      object: 'Account',
      count: formersWithout,
      of: formers,
      note: 'former customers have no lost renewal'
    }),
    ...findingOf({
      code: 'customer_with_lost_renewal',
      object: 'Account',
      count: customersLost,
      of: customers,
      note: 'customers have lost their last renewal'
    })
  ];
}
