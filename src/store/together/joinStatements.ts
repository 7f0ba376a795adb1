import type { FactValue } from '../readFacts.ts';
import { typeOf } from './splitStatement.ts';
import type { SplitStatement, StatementValue } from './splitStatement.ts';

/** A statement with its bound values. */
export type Statement = { readonly text: string; readonly parameters: readonly FactValue[] };

/** Column of a joined statement with the number of the statement that a row answers. */
export const askColumn = 'headroom_ask';

const list = 'headroom_asked';

/**
 * One statement for several of one shape: the values in which they differ become columns of a list that it is joined to
 * once for each of them (pure). Its rows come in no order.
 */
export function joinStatements(statements: readonly SplitStatement[]): Statement {
  const [first] = statements;
  if (first === undefined) throw new RangeError('there is nothing to join');
  const differ = first.values.flatMap((value, at) => (statements.some(({ values }) => !isSame(values[at], value)) ? [at] : []));
  const rows = statements.map(({ values }, ask) => {
    const own = differ.map((at) => listed(values[at]));
    return { text: `(${[String(ask), ...own.map(({ sql }) => sql)].join(', ')})`, bound: own.flatMap(({ bound }) => bound) };
  });
  const columns = [askColumn, ...differ.map((at) => `v${at}`)].join(', ');
  const body = first.values.map((value, at) => (differ.includes(at) ? { sql: `${list}.v${at}`, bound: [] } : value));
  return {
    text: `select ${list}.${askColumn}, answer.*
from (values ${rows.map(({ text }) => text).join(', ')}) as ${list}(${columns}),
lateral (${textOf(first.pieces, body)}) as answer`,
    parameters: [...rows.flatMap(({ bound }) => bound), ...body.flatMap(({ bound }) => bound)]
  };
}

function isSame(a: StatementValue | undefined, b: StatementValue): boolean {
  return a?.sql === b.sql && a.bound[0] === b.bound[0];
}

/** A value for the list, with its type, so that no row of it has to be cast again. */
function listed(value: StatementValue | undefined): StatementValue {
  if (value === undefined) throw new RangeError('statements of one shape have the same number of values');
  return value.sql === '?' ? { ...value, sql: `cast(? as ${typeOf(value) ?? 'varchar'})` } : value;
}

function textOf(pieces: readonly string[], values: readonly StatementValue[]): string {
  return pieces.map((piece, at) => piece + (values[at]?.sql ?? '')).join('');
}
