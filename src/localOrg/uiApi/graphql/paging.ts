import { graphqlError } from './graphqlError.ts';
import type { RequestState } from './requestState.ts';
import type { Selected } from './selections.ts';

/**
 * Salesforce's limits: records where `first` is not given, records of one subquery, subqueries of a request, records that
 * paging reaches.
 * Source: https://developer.salesforce.com/docs/platform/graphql/guide/query-limits.html
 */
export const limits = { defaultFirst: 10, first: 2000, subqueries: 10, reach: 4000 };

/** The arguments `first` and `after` as a number of records and how many to pass over. */
export function pageOf(state: RequestState, selected: Selected): { first: number; offset: number } {
  const first = selected.arguments['first'] ?? limits.defaultFirst;
  const offset = readCursor(selected.arguments['after'] ?? null);
  const fits = typeof first === 'number' && Number.isInteger(first) && first > 0 && first <= limits.first;
  if (!fits) refuse(`'first' has to be a whole number from 1 to ${limits.first}`);
  else if (offset === undefined) refuse("'after' is not a cursor of this query");
  else if (offset + first > limits.reach) refuse(`paging reaches ${limits.reach} records; give a narrower 'where'`);
  else return { first, offset };
  return { first: limits.defaultFirst, offset: 0 };

  function refuse(reason: string): void {
    state.errors.push(graphqlError('ValidationError', `${selected.name}: ${reason}.`, selected.node));
  }
}

/** The cursor of the record at a place, counted from 1. */
export function cursorOf(place: number): string {
  return Buffer.from(`v1:${place}`).toString('base64');
}

function readCursor(cursor: unknown): number | undefined {
  if (cursor === null) return 0;
  const place = typeof cursor === 'string' ? /^v1:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8')) : null;
  return place ? Number(place[1]) : undefined;
}
