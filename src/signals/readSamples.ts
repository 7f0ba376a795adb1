import type { Aggregate } from '../domain/settings.ts';
import { isSurveyKind } from '../domain/surveyCounts.ts';
import type { FieldRef } from '../soql/checkedQuery.ts';
import { joinSql, plain, sql } from '../soql/sqlText.ts';
import type { Sql } from '../soql/sqlText.ts';
import { familyOf } from './family.ts';
import { lineJoin } from './productLines.ts';
import type { ResolvedSignal } from './resolve/resolvedSignal.ts';
import { countedRows } from './rowQuery.ts';
import type { RowQuery } from './rowQuery.ts';
import type { SignalContext } from './signalContext.ts';
import { surveyAnswer } from './surveys/surveyAnswer.ts';
import { notAfter, notBeforeToday } from './timeSql.ts';

/** Records behind a value: at most five ids, worst first, and how many there are. */
export type Samples = { readonly ids: readonly string[]; readonly count: number };

const mostIds = 5;
/** More accounts than this are read without naming them. */
const mostNamed = 1000;

/** What is asked: for which accounts, and of a signal by product line for which line. */
export type SampleQuestion = { readonly accountIds: readonly string[]; readonly productLine?: string };

/** Which end of a field is the worst, where a signal says. */
const lowestFirst: readonly Aggregate[] = ['SHARE', 'DAYS_SINCE_FIRST', 'DAYS_UNTIL', 'FIRST'];
const highestFirst: readonly Aggregate[] = ['SUM', 'AVG', 'MIN', 'MAX', 'DAYS_SINCE'];

/**
 * Sample records of a signal by account id; accounts without records are absent. Ties are broken by id.
 *
 * Worst first: the oldest open row, the lowest answer (of its own scale), the largest amount, the longest time; else the newest row. A
 * RATIO shows the records of its numerator, then those of its denominator.
 */
export async function readSamples(context: SignalContext, key: string, question: SampleQuestion): Promise<ReadonlyMap<string, Samples>> {
  const signal = context.settings.signals.find((each) => each.key === key);
  const resolved = context.resolved.get(key);
  if (resolved) return samplesOf(resolved, context, { ...question, below: signal?.rollUp !== undefined });
  const both = new Map<string, Samples>();
  for (const part of [signal?.numerator, signal?.denominator]) {
    const found = part === undefined ? undefined : context.resolved.get(part);
    if (!found) continue;
    const below = signal?.rollUp !== undefined || found.signal.rollUp !== undefined;
    for (const [account, samples] of await samplesOf(found, context, { ...question, below }))
      both.set(account, merge(both.get(account), samples));
  }
  return both;
}

function merge(first: Samples | undefined, second: Samples): Samples {
  if (!first) return second;
  return { ids: [...new Set([...first.ids, ...second.ids])].slice(0, mostIds), count: first.count + second.count };
}

/** `below`: rows of the accounts below count too. */
type Sampling = SampleQuestion & { readonly below: boolean };

async function samplesOf(signal: ResolvedSignal, context: SignalContext, question: Sampling): Promise<ReadonlyMap<string, Samples>> {
  const places = question.below ? (await familyOf(context)).table : undefined;
  const query = countedRows(signal, places === undefined ? context : { ...context, places });
  const account = plain(places === undefined ? 'place.id' : 'place.account');
  const line = context.settings.productLines.filter((each) => each.key === question.productLine);
  if (question.productLine !== undefined) lineJoin(signal, line, query);
  const { accountIds } = question;
  // As one JSON text: a parameter each would be planned one by one.
  if (accountIds.length <= mostNamed)
    query.where(sql`${account} in (select unnest(from_json(${JSON.stringify(accountIds)}, '["varchar"]')))`);
  const order = joinSql([...orderOf(signal, query, context), query.id], ', ');
  const list = sql`(list(${query.id} order by ${order}))[1:${plain(String(mostIds))}]`;
  const samples = new Map<string, Samples>();
  for (const row of await context.facts.rows(...bound(statementOf(signal, query, { list, account })))) {
    const found = { ids: String(row['ids']).split(' '), count: Number(row['n']) };
    samples.set(String(row['account']), merge(samples.get(String(row['account'])), found));
  }
  return samples;
}

function bound({ text, parameters }: Sql): [string, Sql['parameters']] {
  return [text, parameters];
}

/** LATEST rests on the rows of one date, FIRST on one row, of each account; every other aggregate on all. */
function statementOf(signal: ResolvedSignal, query: RowQuery, { list, account }: { readonly list: Sql; readonly account: Sql }): Sql {
  const edge = { LATEST: 'arg_max', FIRST: 'arg_min' }[signal.signal.aggregate as string];
  if (edge === undefined || !signal.date) {
    return sql`select ${account} as account, array_to_string(${list}, ' ') as ids, count(*) as n\n${query.body()}\ngroup by 1`;
  }
  const first = signal.signal.aggregate === 'FIRST';
  const date = query.column(signal.date);
  const ids = first ? sql`[min(${query.id})]` : list;
  const count = plain(first ? '1' : 'count(*)');
  const byDate = sql`select ${account} as account, place.id as member, ${date} as dated, ${ids} as ids, ${count} as n
${query.body()}
group by 1, 2, 3`;
  const pick = plain(edge);
  return sql`select account, array_to_string(${pick}(ids, dated), ' ') as ids, ${pick}(n, dated) as n
from (${byDate})
group by account, member
order by account, member <> account, member`;
}

/** Order of the samples; also leaves out the rows that the aggregate does not read. */
function orderOf(signal: ResolvedSignal, query: RowQuery, context: SignalContext): readonly Sql[] {
  const { aggregate } = signal.signal;
  const value = signal.value ? query.column(signal.value) : undefined;
  if (value && aggregate !== 'COUNT') query.where(sql`${value} is not null`);
  const ref = signal.value as FieldRef;
  if (value && aggregate === 'DAYS_UNTIL') query.where(notBeforeToday(ref, value, context));
  if (value && (aggregate === 'DAYS_SINCE' || aggregate === 'DAYS_SINCE_FIRST')) query.where(notAfter(ref, value, context));
  if (value && aggregate === 'DAYS_BETWEEN' && signal.second) return [longest(signal, query, context)];
  if (value && isSurveyKind(aggregate)) return worstAnswer(signal, query, value);
  if (aggregate === 'FIRST' && signal.date) return [query.column(signal.date)];
  if (value && lowestFirst.includes(aggregate)) return [value];
  if (value && highestFirst.includes(aggregate)) return [sql`${value} desc`];
  if (signal.date) return [sql`${query.column(signal.date)} desc`];
  return signal.liveFrom ? [sql`${query.column(signal.liveFrom)} asc nulls last`] : [];
}

/** Answers that count, the lowest of its own scale first: high means satisfied and easy. */
function worstAnswer(signal: ResolvedSignal, query: RowQuery, value: Sql): readonly Sql[] {
  const scale = signal.second && query.column(signal.second);
  query.where(surveyAnswer(signal, { value, scale }).valid);
  return scale && signal.signal.aggregate !== 'NPS' ? [sql`${value} / ${scale}`] : [value];
}

function longest(signal: ResolvedSignal, query: RowQuery, context: SignalContext): Sql {
  const second = signal.second as FieldRef;
  query.where(notAfter(signal.value as FieldRef, query.column(signal.value as FieldRef), context));
  const end = query.column(second);
  const first = sql`cast(${query.column(signal.value as FieldRef)} as timestamp)`;
  if (!signal.signal.openCountsToAsOf) {
    query.where(sql`${end} is not null`);
    return sql`(cast(${end} as timestamp) - ${first}) desc`;
  }
  const open = sql`cast(${context.asOf.instant.replace('Z', '')} as timestamp)`;
  return sql`(case when ${notAfter(second, end, context)} then cast(${end} as timestamp) else ${open} end - ${first}) desc`;
}
