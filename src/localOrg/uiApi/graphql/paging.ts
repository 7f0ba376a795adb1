import { graphqlError } from './graphqlError.ts';
import type { RequestState } from './requestState.ts';
import type { Selected } from './selections.ts';

/**
 * Salesforce's limits: records where `first` is not given, records of one subquery, subqueries of a request, levels of parents, records
 * that paging reaches without `upperBound`, and the smallest page with it.
 * Source: https://developer.salesforce.com/docs/platform/graphql/guide/query-limits.html and paginate-use-upperbound.html
 */
export const limits = { defaultFirst: 10, first: 2000, subqueries: 10, parents: 5, reach: 4000, smallestBounded: 200 };

/** Which records of a connection: how many, how many to pass over, and where it ends however many there are. */
export type Page = { readonly first: number; readonly offset: number; readonly upperBound: number | undefined };

/** The arguments `first`, `after` and `upperBound` as a page. */
export function pageOf(state: RequestState, selected: Selected): Page {
  const { first = limits.defaultFirst, after = null, upperBound } = selected.arguments;
  const offset = readCursor(after);
  const smallest = upperBound === undefined || upperBound === null ? 1 : limits.smallestBounded;
  if (!isWhole(first) || first < smallest || first > limits.first)
    refuse(`'first' has to be a whole number from ${smallest} to ${limits.first}`);
  else if (offset === undefined) refuse("'after' is not a cursor of this query");
  else if (smallest > 1 && (!isWhole(upperBound) || upperBound < smallest))
    refuse(`'upperBound' has to be a whole number from ${smallest} on`);
  else if (smallest === 1 && offset + first > limits.reach) refuse(`paging reaches ${limits.reach} records; give an 'upperBound'`);
  else return { first, offset, upperBound: isWhole(upperBound) ? upperBound : undefined };
  return { first: limits.defaultFirst, offset: 0, upperBound: undefined };

  function refuse(reason: string): void {
    state.errors.push(graphqlError('ValidationError', `${selected.name}: ${reason}.`, selected.node));
  }
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value);
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
