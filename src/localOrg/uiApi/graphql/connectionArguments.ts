import { graphqlError } from './graphqlError.ts';
import { limits } from './paging.ts';
import type { RequestState } from './requestState.ts';
import type { Selected } from './selections.ts';

/** Counts a list that the request reads; refuses the eleventh. */
export function countSubquery(state: RequestState, selected: Selected): void {
  state.subqueries++;
  if (state.subqueries !== limits.subqueries + 1) return;
  state.errors.push(graphqlError('ValidationError', `A query can hold at most ${limits.subqueries} subqueries.`, selected.node));
}

/** The argument `scope` as a part of a SOQL query: MINE, EVERYTHING and so on. */
export function scopeOf({ arguments: { scope } }: Selected): string {
  return typeof scope === 'string' ? ` USING SCOPE ${scope}` : '';
}

/** Refuses arguments that a list does not take. */
export function checkArguments(state: RequestState, selected: Selected, known: readonly string[]): void {
  for (const name of Object.keys(selected.arguments)) {
    if (known.includes(name)) continue;
    const message = `Validation error (UnknownArgument@[${selected.name}]) : Unknown field argument '${name}'`;
    state.errors.push(graphqlError('ValidationError', message, selected.node));
  }
}
