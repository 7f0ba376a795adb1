import type { FieldRef, PathStep } from './checkedQuery.ts';
import type { SqlBinding, TableRole } from './sqlBinding.ts';
import { joinSql, plain } from './sqlText.ts';
import type { Sql } from './sqlText.ts';

/** A parent table joined under an alias. */
type Joined = { readonly alias: string; readonly object: string };

/** A parent on a path that a query selects: how its id and, where it is polymorphic, its object are read. */
export type ParentColumns = { readonly id: Sql; readonly object?: string; readonly objectName?: Sql };

/**
 * The tables of one query: the root and, as LEFT JOINs added on demand, the parents that its paths lead over.
 * A polymorphic parent is one join per target; its fields are the first value that is there.
 */
export class TableJoins {
  private readonly joined = new Map<string, readonly Joined[]>();
  private readonly clauses: Sql[] = [];
  private readonly binding: SqlBinding;
  private readonly prefix: string;
  readonly root: string;

  constructor(binding: SqlBinding, prefix: string) {
    this.binding = binding;
    this.prefix = prefix;
    this.root = `${prefix}0`;
  }

  /** `from` clause with all joins asked for so far. */
  from(object: string): Sql {
    const table = plain(`from ${this.binding.table(object)} as ${this.root}`);
    return joinSql([table, ...this.clauses], '\n');
  }

  /** Column of a field, over the parents of its path. */
  column(ref: FieldRef): Sql {
    const last = ref.steps.at(-1);
    if (!last) return plain(`${this.root}.${this.binding.column(ref.owners[0]?.object ?? '', ref.field.name)}`);
    const tables = this.parents(ref.steps);
    if (ref.objectName) return objectNameOf(tables, this.binding);
    const values = ref.owners.flatMap(({ object, field }) => {
      const table = tables.find((each) => each.object === object);
      return table ? [`${table.alias}.${this.binding.column(object, field)}`] : [];
    });
    const [only = 'null'] = values;
    return plain(values.length > 1 ? `coalesce(${values.join(', ')})` : only);
  }

  /** Id and object of the parent that a path's steps lead to. */
  parent(steps: readonly PathStep[]): ParentColumns {
    const tables = this.parents(steps);
    const ids = tables.map(({ alias, object }) => `${alias}.${this.binding.column(object, 'Id')}`);
    const id = plain(ids.length > 1 ? `coalesce(${ids.join(', ')})` : (ids[0] ?? 'null'));
    const [only] = tables;
    return only && tables.length === 1 ? { id, object: only.object } : { id, objectName: objectNameOf(tables, this.binding) };
  }

  private parents(steps: readonly PathStep[]): readonly Joined[] {
    const key = steps.map((step) => step.relationship).join('.');
    const known = this.joined.get(key);
    if (known) return known;
    const last = steps.at(-1);
    const before = steps.length > 1 ? this.parents(steps.slice(0, -1)) : [];
    const from = (before.find((each) => each.object === last?.object) ?? before[0])?.alias ?? this.root;
    const made = (last?.targets ?? []).map((target, at) => ({
      alias: `${this.prefix}${this.clauses.length + at + 1}`,
      object: target.name
    }));
    for (const each of made) if (last) this.clauses.push(this.joinOf(each, from, last));
    this.joined.set(key, made);
    return made;
  }

  private joinOf(table: Joined, from: string, step: PathStep): Sql {
    const id = this.binding.column(table.object, 'Id');
    const reference = `${from}.${this.binding.column(step.object, step.reference.name)}`;
    const visible = this.visible(table.object, table.alias, 'parent');
    return plain(
      `left join ${this.binding.table(table.object)} as ${table.alias} on ${table.alias}.${id} = ${reference}${visible ? ` and ${visible}` : ''}`
    );
  }

  /** The binding's condition on rows of a table. */
  visible(object: string, alias: string, role: TableRole): string | undefined {
    return this.binding.visible?.(object, alias, role);
  }
}

function objectNameOf(tables: readonly Joined[], binding: SqlBinding): Sql {
  const cases = tables.map(
    ({ alias, object }) => `when ${alias}.${binding.column(object, 'Id')} is not null then '${object.replaceAll("'", "''")}'`
  );
  return plain(cases.length === 0 ? 'null' : `case ${cases.join(' ')} end`);
}
