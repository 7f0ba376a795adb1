import type { Settings, Signal } from '../domain/settings.ts';
import { fieldOf } from '../soql/schema.ts';
import type { SoqlSchema } from '../soql/schema.ts';
import { parseFilter } from '../soql/parseFilter.ts';
import { printCondition } from '../soql/printCondition.ts';
import { readFilter } from '../soql/readFilter.ts';
import { scaleField } from './resolve/resolveSignal.ts';

/**
 * SOQL that lists the records behind a signal's value in the org; `:account` stands for the account's id.
 *
 * The text does not change from day to day: windows are date literals. Conditions that the org cannot filter by (the old
 * value of a status history) are left out, so the list may be longer than the value counts. A RATIO lists the records
 * of both parts where they stand on one object, else those of the numerator. A signal that rolls up lists those of the accounts
 * below too.
 */
export function recordsQuery(settings: Settings, key: string, schema: SoqlSchema): string {
  const signal = settings.signals.find((each) => each.key === key);
  if (!signal) return '';
  const of = (part: Signal): QueryPart => ({ signal: part, account: accountTerm(part, signal.rollUp !== undefined, schema) });
  if (signal.aggregate !== 'RATIO') return queryOf(of(signal), conditionsOf(signal, schema).join(' AND '));
  const numerator = settings.signals.find((each) => each.key === signal.numerator);
  const denominator = settings.signals.find((each) => each.key === signal.denominator);
  if (!numerator || numerator.aggregate === 'RATIO') return '';
  const above = conditionsOf(numerator, schema).join(' AND ');
  const same = denominator?.object === numerator.object && denominator?.accountPath === numerator.accountPath;
  const below = denominator && same ? conditionsOf(denominator, schema).join(' AND ') : above;
  if (below === above) return queryOf(of(numerator), above);
  return queryOf(of(numerator), above === '' || below === '' ? '' : `((${above}) OR (${below}))`);
}

type QueryPart = { readonly signal: Signal; readonly account: string };

function queryOf({ signal, account }: QueryPart, conditions: string): string {
  const where = `${account}${conditions === '' ? '' : ` AND ${conditions}`}`;
  return `SELECT Id FROM ${signal.object ?? ''} WHERE ${where}${orderOf(signal)}`;
}

/** Levels below the account that one query can reach: SOQL follows at most five lookups. */
const mostLevels = 4;

/** The account itself; of a signal that rolls up also the accounts below it, as far down as SOQL reaches. */
function accountTerm(signal: Signal, rollsUp: boolean, schema: SoqlSchema): string {
  const path = signal.accountPath ?? 'AccountId';
  const own = `${path} = :account`;
  if (!rollsUp && signal.rollUp === undefined) return own;
  const account = path === 'Id' ? '' : `${path.replace(/__c$/, '__r').replace(/Id$/, '')}.`;
  const above = Array.from({ length: mostLevels }, (_, level) => `${account}${'Parent.'.repeat(level)}ParentId = :account`);
  const known = above.filter((term) => parseFilter(term.replace(':account', 'null'), signal.object ?? '', schema).ok);
  return known.length === 0 ? own : `(${[own, ...known].join(' OR ')})`;
}

/** Where only the newest or the earliest rows make the value, they come first. */
function orderOf({ aggregate, dateField }: Signal): string {
  if (dateField === undefined) return '';
  if (aggregate === 'FIRST') return ` ORDER BY ${dateField} LIMIT 1`;
  return aggregate === 'LATEST' || aggregate === 'DAYS_SINCE' ? ` ORDER BY ${dateField} DESC` : '';
}

function conditionsOf(signal: Signal, schema: SoqlSchema): readonly string[] {
  return [...filterOf(signal, schema), ...windowOf(signal), ...lifeOf(signal), ...valueOf(signal), ...scaleOf(signal, schema)];
}

/** The terms of the filter that the org can run. */
function filterOf(signal: Signal, schema: SoqlSchema): readonly string[] {
  if (signal.filter === undefined || signal.filter.trim() === '') return [];
  const read = readFilter(signal.filter);
  if (!read.ok) return [];
  const { condition } = read.value;
  const terms = condition.kind === 'and' ? condition.terms : [condition];
  return terms
    .map((term) => ({ term, text: printCondition(term) }))
    .filter(({ text }) => parseFilter(text, signal.object ?? '', schema).ok)
    .map(({ term, text }) => ('terms' in term || 'term' in term ? `(${text})` : text));
}

/** The literal LAST_N_DAYS:n begins n days before today; a window of n days leaves its lower edge out. */
function windowOf({ dateField, windowDays }: Signal): readonly string[] {
  if (dateField === undefined) return [];
  if (windowDays === undefined) return [`${dateField} <= TODAY`];
  return [windowDays === 1 ? `${dateField} = TODAY` : `${dateField} = LAST_N_DAYS:${windowDays - 1}`];
}

function lifeOf({ liveFrom, liveTo }: Signal): readonly string[] {
  const begun =
    liveFrom === undefined ? [] : liveFrom === 'CreatedDate' ? ['CreatedDate <= TODAY'] : [`(${liveFrom} <= TODAY OR ${liveFrom} = null)`];
  return liveTo === undefined ? begun : [...begun, `(${liveTo} = null OR ${liveTo} > TODAY)`];
}

/** Rows without a value do not count; a checkbox always has one. */
function valueOf({ aggregate, field, secondField, openCountsToAsOf, dateField, liveFrom }: Signal): readonly string[] {
  if (field === undefined || field === 'Id' || aggregate === 'SHARE') return [];
  if (aggregate === 'DAYS_UNTIL') return [`${field} >= TODAY`];
  const implied = field === dateField || field === liveFrom;
  const since = aggregate === 'DAYS_SINCE' || aggregate === 'DAYS_SINCE_FIRST' || aggregate === 'DAYS_BETWEEN';
  const own = implied ? [] : [since ? `${field} <= TODAY` : `${field} != null`];
  if (aggregate === 'NPS') return [`${field} >= 0`, `${field} <= 10`];
  if (aggregate === 'CSAT') return [`${field} >= 0`];
  if (aggregate === 'CES') return [`${field} >= 1`];
  const closed = aggregate === 'DAYS_BETWEEN' && secondField !== undefined && !openCountsToAsOf && secondField !== dateField;
  return closed ? [...own, `${secondField} != null`] : own;
}

/** Answers stand on a scale that their rows state, where the object has a field for it. A field cannot be compared with it in SOQL. */
function scaleOf({ aggregate, object, secondField }: Signal, schema: SoqlSchema): readonly string[] {
  const described = schema.object(object ?? '');
  const scale = secondField ?? (described && fieldOf(described, scaleField) ? scaleField : undefined);
  if (aggregate === 'CSAT') return [`${scale ?? scaleField} > 0`];
  if (scale === undefined) return [];
  if (aggregate === 'NPS') return [`(${scale} = null OR ${scale} = 10)`];
  return aggregate === 'CES' ? [`${scale} > 1`] : [];
}
