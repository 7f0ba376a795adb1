import type { FieldRef } from '../soql/checkedQuery.ts';
import { kindOf } from '../soql/checkedQuery.ts';
import { plain, sql } from '../soql/sqlText.ts';
import type { Sql } from '../soql/sqlText.ts';
import type { ResolvedSignal } from './resolve/resolvedSignal.ts';
import { countedRows } from './rowQuery.ts';
import type { RowQuery } from './rowQuery.ts';
import type { SignalContext } from './signalContext.ts';
import { surveyAnswer } from './surveys/surveyAnswer.ts';
import { dayIndex, dayOf, notAfter, notBeforeToday, today } from './timeSql.ts';

/**
 * Sum that does not depend on the order of rows: added up as decimals with nine places, so that two runs over equal
 * rows give equal bits however DuckDB splits the work.
 */
export function exactSum(value: Sql): Sql {
  return sql`cast(sum(cast(${value} as decimal(38, 9))) as double)`;
}

/** What the places of results are: accounts, or accounts times product lines. */
export type Grouping = { readonly place: Sql; readonly join?: (query: RowQuery) => Sql };

type Built = {
  readonly signal: ResolvedSignal;
  readonly context: SignalContext;
  readonly query: RowQuery;
  readonly place: Sql;
  /** SQL of the field read; the record id where none is named. */
  readonly value: Sql;
};

/** `select` with the columns place, value, since, counted, of which none is text. */
export type AggregateSql = (built: Built) => Sql;

/** Weight of a row that halves with age; 1 without half-life. */
export function weight({ signal, context, query }: Pick<Built, 'signal' | 'context' | 'query'>): Sql {
  const { halfLifeDays } = signal.signal;
  if (halfLifeDays === undefined || !signal.date) return plain('1.0');
  const age = sql`(${today(context)} - ${dayOf(signal.date, query.column(signal.date), context)})`;
  return sql`power(0.5, ${age} / cast(${halfLifeDays} as double))`;
}

function newest({ signal, context, query, value }: Built): Sql {
  if (!signal.date) return plain('null');
  return dayIndex(dayOf(signal.date, sql`max(${query.column(signal.date)}) filter (where ${value} is not null)`, context));
}

function grouped(built: Built, value: Sql, since: Sql = newest(built)): Sql {
  return sql`select ${built.place} as place, ${value} as value, ${since} as since, count(${built.value}) as counted\n${built.query.body()}\ngroup by 1`;
}

/** An aggregate of a weighted value; without half-life the plain one. */
function weighted(built: Built, amount: Sql): Sql {
  return built.signal.signal.halfLifeDays === undefined ? exactSum(amount) : exactSum(sql`${amount} * ${weight(built)}`);
}

function countable(built: Built): Sql {
  return sql`(case when ${built.value} is null then null else 1.0 end)`;
}

function mean(built: Built, amount: Sql): Sql {
  return sql`${weighted(built, amount)} / nullif(${weighted(built, countable(built))}, 0)`;
}

/** Score of the answers that can be true: share of promoters less detractors, share of satisfied, mean of the stated scale. */
function surveyScore(built: Built): Sql {
  const { signal, query, value } = built;
  const answer = surveyAnswer(signal, { value, scale: signal.second && query.column(signal.second) });
  query.where(answer.valid);
  const score = mean(built, sql`(${answer.high} - ${answer.low})`);
  return grouped(built, signal.signal.aggregate === 'CES' ? score : sql`100 * ${score}`);
}

function days(built: Built, edge: 'max' | 'min', direction: 'since' | 'until'): Sql {
  const { context, signal, query, value } = built;
  const ref = signal.value as FieldRef;
  query.where(sql`${value} is not null`).where(direction === 'since' ? notAfter(ref, value, context) : notBeforeToday(ref, value, context));
  const day = dayOf(ref, sql`${plain(edge)}(${value})`, context);
  const distance = direction === 'since' ? sql`${today(context)} - ${day}` : sql`${day} - ${today(context)}`;
  return grouped(built, distance, dayIndex(day));
}

/**
 * Mean of calendar days from the first to the second date. Rows that begin after `asOf` do not count. A second date may
 * lie ahead (a promise), an empty one is left out; where open rows count to today, one that is empty or lies ahead has not
 * come yet and counts as today.
 */
function daysBetween(built: Built): Sql {
  const { context, signal, query, value } = built;
  const [first, second] = [signal.value as FieldRef, signal.second as FieldRef];
  const column = query.column(second);
  const secondDay = dayOf(second, column, context);
  const { openCountsToAsOf } = signal.signal;
  query.where(notAfter(first, value, context));
  if (!openCountsToAsOf) query.where(sql`${column} is not null`);
  const end = openCountsToAsOf
    ? sql`(case when ${notAfter(second, column, context)} then ${secondDay} else ${today(context)} end)`
    : secondDay;
  return grouped(built, mean(built, sql`(${end} - ${dayOf(first, value, context)})`));
}

/** Sum of the rows that share the latest date. */
function latest(built: Built): Sql {
  const { signal, context, query, place, value } = built;
  const date = signal.date as FieldRef;
  query.where(sql`${value} is not null`);
  const byDate = sql`select ${place} as place, ${query.column(date)} as dated, ${exactSum(value)} as total, count(*) as n\n${query.body()}\ngroup by 1, 2`;
  const since = dayIndex(dayOf(date, plain('max(dated)'), context));
  return sql`select place, arg_max(total, dated) as value, ${since} as since, arg_max(n, dated) as counted from (${byDate}) group by 1`;
}

/** Value of the earliest row; of several on that date the one with the lowest id. */
function first(built: Built): Sql {
  const { signal, context, query, place, value } = built;
  const date = signal.date as FieldRef;
  const column = query.column(date);
  query.where(sql`${value} is not null`);
  const since = dayIndex(dayOf(date, sql`min(${column})`, context));
  return sql`select ${place} as place, first(${value} order by ${column}, ${query.id}) as value, ${since} as since, 1 as counted\n${query.body()}\ngroup by 1`;
}

function distinct(built: Built): Sql {
  const text = built.signal.value && kindOf(built.signal.value.type) === 'text';
  return grouped(built, sql`count(distinct ${text ? sql`lower(${built.value})` : built.value})`);
}

/** One entry per aggregate that SQL alone computes; RATIO and TREND are finished in TypeScript. */
const aggregates: Readonly<Record<string, AggregateSql>> = {
  COUNT: (built) => grouped(built, sql`coalesce(${weighted(built, countable(built))}, 0)`),
  COUNT_DISTINCT: distinct,
  SUM: (built) => grouped(built, weighted(built, built.value)),
  AVG: (built) => grouped(built, mean(built, built.value)),
  MIN: (built) => grouped(built, sql`min(${built.value})`),
  MAX: (built) => grouped(built, sql`max(${built.value})`),
  SHARE: (built) => grouped(built, mean(built, sql`(case when ${built.value} then 1.0 when not ${built.value} then 0.0 end)`)),
  NPS: surveyScore,
  CSAT: surveyScore,
  CES: surveyScore,
  LATEST: latest,
  FIRST: first,
  DAYS_SINCE: (built) => days(built, 'max', 'since'),
  DAYS_SINCE_FIRST: (built) => days(built, 'min', 'since'),
  DAYS_UNTIL: (built) => days(built, 'min', 'until'),
  DAYS_BETWEEN: daysBetween
};

/** Weekly quantities: columns place, week (0 = the last seven days), value, since, counted; rows that share a day are added up, days of a week averaged. */
function weekly({ signal, context, query, place, value }: Built): Sql {
  const date = signal.date as FieldRef;
  query.where(sql`${value} is not null`);
  const day = dayOf(date, query.column(date), context);
  const byDay = sql`select ${place} as place, ${day} as day, ${exactSum(value)} as total, count(*) as n\n${query.body()}\ngroup by 1, 2`;
  const week = sql`(${today(context)} - day) // 7`;
  const quantity = sql`${exactSum(plain('total'))} / count(*)`;
  return sql`select place, ${week} as week, ${quantity} as value, ${dayIndex(plain('max(day)'))} as since, sum(n) as counted from (${byDay}) group by 1, 2`;
}

/**
 * Statement that reads a signal: one row per place that has rows, with the columns place, value, since (day of the
 * reading), counted (rows behind the value). TREND gives one row per place and week.
 */
export function aggregateSql(signal: ResolvedSignal, context: SignalContext, grouping: Grouping): Sql {
  const query = countedRows(signal, context);
  const place = grouping.join ? grouping.join(query) : grouping.place;
  const value = signal.value ? query.column(signal.value) : query.id;
  const built = { signal, context, query, place, value };
  const aggregate = aggregates[signal.signal.aggregate];
  return aggregate ? aggregate(built) : weekly(built);
}
