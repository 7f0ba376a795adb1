import { HealthError } from '../domain/healthError.ts';
import type { ContractSource } from '../domain/settings.ts';
import { dayText } from '../soql/calendar.ts';
import { joinSql, plain, sql } from '../soql/sqlText.ts';
import type { Sql } from '../soql/sqlText.ts';
import { exactSum } from './aggregateSql.ts';
import { foreignAmounts } from './foreignAmounts.ts';
import { readOwnSignals } from './ownSignals.ts';
import { resolveContract } from './resolve/resolveContract.ts';
import type { ResolvedContract } from './resolve/resolveContract.ts';
import { RowQuery, countedRows } from './rowQuery.ts';
import type { SignalContext } from './signalContext.ts';
import { dayIndex, dayOf, notAfter } from './timeSql.ts';

/** Contract facts of every account, in the order of the accounts. Days are counted from 1970-01-01; NaN = none. */
export type ContractColumns = {
  /** Value a year of the live contracts; NaN = unknown. */
  readonly value: Float64Array;
  /** Where the value comes from: `Contract.Headroom_Annual_Value__c`, or the key of a signal; empty = nowhere. */
  readonly valueSource: string;
  /** Nearest end of a live contract. */
  readonly endOn: Float64Array;
  /** That end minus its notice: the day the customer must have decided by. */
  readonly decisionOn: Float64Array;
  /** Notice of the nearest contract, or the default of the settings. */
  readonly noticeDays: Float64Array;
  /** 1 = there are live contracts and none has an end. */
  readonly monthToMonth: Uint8Array;
  /** 1 = a contract is live. */
  readonly active: Uint8Array;
  /** 1 = the nearest contract renews by itself. */
  readonly autoRenews: Uint8Array;
  /** Earliest start of any contract, past ones too. */
  readonly firstStartOn: Float64Array;
};

/**
 * Reads the contracts of all sources at `asOf`. Of several live contracts the nearest end counts; of equal ends the one
 * with the longest notice. The value comes from the source that supplies it or, where none of its rows has an amount,
 * from the signal that the settings name.
 */
export async function readContracts(context: SignalContext): Promise<ContractColumns> {
  const columns = emptyContracts(context);
  let valueSource = '';
  const sources = context.settings.contractSources.map((source) => resolvedOrThrow(source, context));
  const rows = await Promise.all(sources.map((source) => readSource(source, context)));
  for (const [at, resolved] of sources.entries()) {
    const { source } = resolved;
    takeSource(columns, rows[at] ?? noRows);
    if (source.suppliesContractValue && resolved.value && columns.value.some((value) => !Number.isNaN(value))) {
      valueSource = `${source.object}.${source.annualValueField ?? ''}`;
    }
  }
  columns.monthToMonth.set(columns.active.map((active, at) => (active === 1 && Number.isNaN(columns.endOn[at] ?? NaN) ? 1 : 0)));
  const signal = context.settings.general.contractValueSignal;
  const decided = context.part?.contractValueSource ?? (valueSource === '' ? signal : valueSource) ?? '';
  if (signal === undefined || decided !== signal) return { ...columns, valueSource: decided };
  const values = (await readOwnSignals(context, [signal])).get(signal)?.values ?? columns.value;
  return { ...columns, value: values, valueSource: signal };
}

/** The source with its names looked up; throws SettingInvalid, which `checkSignals` finds before a run. */
export function resolvedOrThrow(source: ContractSource, context: SignalContext): ResolvedContract {
  const { resolved, findings } = resolveContract(source, context.lookup);
  const [finding] = findings;
  if (resolved) return resolved;
  throw new HealthError('SettingInvalid', [
    source.record,
    finding?.field ?? '',
    finding?.value ?? '',
    `${finding?.what ?? ''}. ${finding?.fix ?? ''}`
  ]);
}

function emptyContracts(context: SignalContext): ContractColumns {
  const size = context.accounts.length;
  const none = (): Float64Array => new Float64Array(size).fill(NaN);
  return {
    value: none(),
    valueSource: '',
    endOn: none(),
    decisionOn: none(),
    noticeDays: new Float64Array(size).fill(context.settings.general.noticeDays),
    monthToMonth: new Uint8Array(size),
    active: new Uint8Array(size),
    autoRenews: new Uint8Array(size),
    firstStartOn: none()
  };
}

/** End of a contract: its own date, else start and term. */
export function endOf(source: ResolvedContract, query: RowQuery, context: SignalContext): Sql {
  const end = source.liveTo ? dayOf(source.liveTo, query.column(source.liveTo), context) : plain('cast(null as date)');
  if (!source.term || !source.liveFrom) return end;
  const start = dayOf(source.liveFrom, query.column(source.liveFrom), context);
  const months = sql`to_months(cast(${query.column(source.term)} as integer))`;
  return sql`coalesce(${end}, cast(${start} + ${months} - interval 1 day as date))`;
}

/** Live contracts and first starts of one source, by place, and the places whose value would be a mixed sum. */
type SourceRows = { readonly live: Numbers; readonly foreign: Float64Array; readonly starts: Numbers };

const noRows: SourceRows = { live: {}, foreign: new Float64Array(), starts: {} };

async function readSource(source: ResolvedContract, context: SignalContext): Promise<SourceRows> {
  const [live, foreign, starts] = await Promise.all([
    numbers(liveSql(source, context), context),
    source.value !== undefined && source.source.suppliesContractValue
      ? foreignAmounts(source, context, { place: plain('place.place') })
      : noRows.foreign,
    readFirstStarts(source, context)
  ]);
  return { live, foreign, starts };
}

function liveSql(source: ResolvedContract, context: SignalContext): Sql {
  const query = countedRows(source, context);
  const end = endOf(source, query, context);
  const notice = source.notice
    ? sql`coalesce(${query.column(source.notice)}, ${context.settings.general.noticeDays})`
    : sql`${context.settings.general.noticeDays}`;
  const renews = source.renews ? sql`coalesce(${query.column(source.renews)}, false)` : plain('false');
  const value = source.value && source.source.suppliesContractValue ? query.column(source.value) : plain('cast(null as double)');
  const nearest = joinSql([sql`${end} asc nulls last`, sql`${notice} desc`, query.id], ', ');
  const live = sql`(${end} is null or ${end} > cast(${dayText(context.today)} as date))`;
  query.where(live);
  const first = (column: Sql): Sql => sql`first(${column} order by ${nearest})`;
  return sql`select place.place as place, ${exactSum(value)} as value, ${dayIndex(first(end))} as ends, ${first(notice)} as notice, ${first(renews)} as renews\n${query.body()}\ngroup by 1`;
}

/** Adds what one source says to what those before it said. */
function takeSource(columns: ContractColumns, { live, foreign, starts }: SourceRows): void {
  const { place = empty, value: values = empty, ends = empty, notice: notices = empty, renews: renewals = empty } = live;
  for (let row = 0; row < place.length; row++) {
    const at = place[row] ?? 0;
    columns.active[at] = 1;
    if (!Number.isNaN(values[row] ?? NaN)) columns.value[at] = values[row] ?? NaN;
    takeNearer(columns, at, { end: ends[row] ?? NaN, notice: notices[row] ?? 0, renews: renewals[row] ?? 0 });
  }
  for (const at of foreign) columns.value[at] = NaN;
  takeFirstStarts(columns, starts);
}

const empty = new Float64Array();

type Numbers = Readonly<Record<string, Float64Array>>;

function numbers(statement: Sql, context: SignalContext): Promise<Numbers> {
  return context.facts.numbers(statement.text, statement.parameters);
}

function takeNearer(
  columns: ContractColumns,
  at: number,
  found: { readonly end: number; readonly notice: number; readonly renews: number }
): void {
  const known = columns.endOn[at] ?? NaN;
  if (Number.isNaN(found.end) || known <= found.end) return;
  columns.endOn[at] = found.end;
  columns.noticeDays[at] = found.notice;
  columns.decisionOn[at] = found.end - found.notice;
  columns.autoRenews[at] = found.renews;
}

async function readFirstStarts(source: ResolvedContract, context: SignalContext): Promise<Numbers> {
  if (!source.liveFrom) return {};
  const query = new RowQuery(source, context).filter(source.filter);
  const start = query.column(source.liveFrom);
  query.where(notAfter(source.liveFrom, start, context));
  const day = dayIndex(dayOf(source.liveFrom, sql`min(${start})`, context));
  return numbers(sql`select place.place as place, ${day} as starts\n${query.body()}\ngroup by 1`, context);
}

function takeFirstStarts(columns: ContractColumns, { place = empty, starts = empty }: Numbers): void {
  for (let row = 0; row < place.length; row++) {
    const at = place[row] ?? 0;
    const known = columns.firstStartOn[at] ?? NaN;
    const found = starts[row] ?? NaN;
    columns.firstStartOn[at] = known <= found ? known : found;
  }
}
