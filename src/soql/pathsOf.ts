import type { SoqlResult } from './soqlError.ts';
import { good } from './soqlError.ts';
import { readFilter } from './readFilter.ts';
import type { Condition, Operand } from './syntax.ts';

/** Field paths that a filter reads, as written: `Who.Title`. */
export type FilterPaths = {
  readonly paths: readonly string[];
  /** Objects of semi-joins with the paths read there. */
  readonly semiJoins: readonly { readonly object: string; readonly paths: readonly string[] }[];
};

function pathOf(operand: Operand): readonly string[] {
  if (operand.kind === 'path') return [operand.parts.join('.')];
  return operand.argument ? pathOf(operand.argument) : [];
}

function collect(condition: Condition, into: { paths: Set<string>; semiJoins: FilterPaths['semiJoins'][number][] }): void {
  if ('terms' in condition) {
    for (const term of condition.terms) collect(term, into);
    return;
  }
  if ('term' in condition) return collect(condition.term, into);
  for (const path of pathOf(condition.left)) into.paths.add(path);
  if (condition.kind !== 'semiJoin') return;
  const inner = { paths: new Set<string>(), semiJoins: into.semiJoins };
  for (const item of condition.query.select) if (item.kind === 'value') for (const path of pathOf(item.value)) inner.paths.add(path);
  if (condition.query.where) collect(condition.query.where, inner);
  into.semiJoins.push({ object: condition.query.from, paths: [...inner.paths] });
}

/**
 * Field paths of a filter without a schema, for planning what to pull; in the order of the text, each once.
 *
 * @example  pathsOf("IsChild = false AND Who.Title LIKE 'C_O'") // { ok: true, value: { paths: ['IsChild', 'Who.Title'], semiJoins: [] } }
 */
export function pathsOf(filter: string): SoqlResult<FilterPaths> {
  const read = readFilter(filter);
  if (!read.ok) return read;
  const into = { paths: new Set<string>(), semiJoins: [] };
  collect(read.value.condition, into);
  return good({ paths: [...into.paths], semiJoins: into.semiJoins });
}
