import type { CheckedChild, CheckedQuery, PathStep } from './checkedQuery.ts';
import { operandKey } from './checkGroups.ts';
import { fieldBehind } from './checkOperand.ts';
import { compileCondition } from './compileCondition.ts';
import { columnOf } from './compileColumn.ts';
import type { CompiledChild, CompiledParent, CompiledQuery } from './compiledQuery.ts';
import type { CompileContext } from './compileOperand.ts';
import { beforeGroups, compileGroup, compileOperand, withGroups } from './compileOperand.ts';
import { limitOf, orderTerm, subtotalsOf } from './compileSubtotals.ts';
import type { Tail } from './compileSubtotals.ts';
import { compileTypeof } from './compileTypeof.ts';
import type { Dialect } from './dialect.ts';
import type { SqlTarget, TableRole } from './sqlBinding.ts';
import { joinSql, plain, sql } from './sqlText.ts';
import type { Sql } from './sqlText.ts';
import { TableJoins } from './tableJoins.ts';

/** SQL of a checked query in a dialect. See `CompiledQuery` for what comes back. */
export function compileQuery(query: CheckedQuery, target: SqlTarget, dialect: Dialect): CompiledQuery {
  return compileAt(query, withGroups(query, contextOf(target, dialect, 't')), 'root', undefined);
}

function contextOf(target: SqlTarget, dialect: Dialect, prefix: string): CompileContext {
  const joins = new TableJoins(target.binding, prefix);
  return { dialect, binding: target.binding, moment: target.moment, joins, innerPrefix: `${prefix}s` };
}

function compileAt(query: CheckedQuery, context: CompileContext, role: TableRole, parentField: string | undefined): CompiledQuery {
  const object = query.object.name;
  const rows = query.kind === 'rows';
  const selected: Sql[] = [];
  const columns = query.items.map((item, at) => {
    selected.push(sql`${compileOperand(item.value, context)} as ${plain(`c${at}`)}`);
    return columnOf(item, `c${at}`, object);
  });
  const parents = rows ? parentsOf(query, context, selected) : [];
  const typeofs = query.typeofs.map((each, at) => compileTypeof(each, { context, selected, prefix: `y${at}_` }));
  if (rows) selected.push(plain(`${context.joins.root}.${context.binding.column(object, 'Id')} as id0`));
  const parent =
    parentField === undefined ? [] : [sql`${plain(`${context.joins.root}.${context.binding.column(object, parentField)}`)} = ${null}`];
  const text = compileText(query, { context, selected, root: { role, parent } });
  const children = query.children.map((child) => compileChild(child, context));
  const compiled = { object, kind: query.kind, sql: text.text, parameters: text.parameters, columns, parents, typeofs, children };
  return rows ? { ...compiled, idColumn: 'id0' } : compiled;
}

type Root = { readonly role: TableRole; readonly parent: readonly Sql[] };
type Pieces = { readonly context: CompileContext; readonly selected: readonly Sql[]; readonly root: Root };

function compileText(query: CheckedQuery, { context, selected, root }: Pieces): Sql {
  if (query.grouping) return subtotalsOf(query, context, (inner) => clauses(query, inner, root));
  const tail = clauses(query, context, root);
  return query.kind === 'count' ? countOf(query, context, tail) : listOf(query, selected, context, tail);
}

function clauses(query: CheckedQuery, context: CompileContext, root: Root): Tail {
  const visible = context.joins.visible(query.object.name, context.joins.root, root.role);
  const conditions = [
    ...root.parent,
    ...(visible === undefined ? [] : [plain(visible)]),
    ...(query.where ? [compileCondition(query.where, beforeGroups(context), compileInner)] : [])
  ];
  const where = conditions.length > 0 ? sql`\nwhere ${joinSql(conditions, '\n  and ')}` : plain('');
  const groups = query.groupBy.filter((each) => !context.subtotal?.has(operandKey(each))).map((each) => compileGroup(each, context));
  const having = query.having ? sql`\nhaving ${compileCondition(query.having, context, compileInner)}` : plain('');
  // The row over everything is a group too: without one, each record would be a row.
  if (context.subtotal && groups.length === 0) groups.push(plain("'all'"));
  return { where, group: groups.length > 0 ? sql`\ngroup by ${joinSql(groups, ', ')}${having}` : having };
}

function listOf(query: CheckedQuery, selected: readonly Sql[], context: CompileContext, tail: Tail): Sql {
  const order = orderOf(query, context);
  return sql`select ${joinSql(selected, ', ')}\n${context.joins.from(query.object.name)}${tail.where}${tail.group}${order}${limitOf(query)}`;
}

/** COUNT() counts no more rows than LIMIT lets through. */
function countOf(query: CheckedQuery, context: CompileContext, tail: Tail): Sql {
  const from = sql`${context.joins.from(query.object.name)}${tail.where}`;
  if (query.limit === undefined && query.offset === undefined) return sql`select count(*) as c0\n${from}`;
  return sql`select count(*) as c0 from (select 1\n${from}${limitOf(query)}) as counted`;
}

function orderOf(query: CheckedQuery, context: CompileContext): Sql {
  if (query.orderBy.length === 0) return plain('');
  const terms = query.orderBy.map((order) => orderTerm(order, context));
  if (query.kind === 'rows') terms.push(plain(`${context.joins.root}.${context.binding.column(query.object.name, 'Id')}`));
  return sql`\norder by ${joinSql(terms, ', ')}`;
}

/** Every parent on a selected path, the nearest first; adds their columns to the selection. */
function parentsOf(query: CheckedQuery, context: CompileContext, selected: Sql[]): readonly CompiledParent[] {
  const found = new Map<string, readonly PathStep[]>();
  const byObject = query.typeofs.flatMap(({ branches, otherwise = [] }) => [...branches.flatMap(({ fields }) => fields), ...otherwise]);
  for (const value of [...query.items.map((item) => item.value), ...byObject]) {
    const steps = fieldBehind(value)?.steps ?? [];
    for (let depth = 1; depth <= steps.length; depth++) {
      const path = steps.slice(0, depth);
      found.set(path.map((step) => step.relationship).join('.'), path);
    }
  }
  return [...found.values()].flatMap((steps, at) => {
    const last = steps.at(-1);
    if (!last) return [];
    const { id, object, objectName } = context.joins.parent(steps);
    selected.push(sql`${id} as ${plain(`p${at}`)}`);
    if (objectName) selected.push(sql`${objectName} as ${plain(`o${at}`)}`);
    const path = steps.map((step) => step.relationship);
    return {
      path,
      reference: last.reference,
      idColumn: `p${at}`,
      ...(object === undefined ? {} : { object }),
      ...(objectName ? { typeColumn: `o${at}` } : {})
    };
  });
}

function compileChild(child: CheckedChild, context: CompileContext): CompiledChild {
  const inner = { ...context, joins: new TableJoins(context.binding, 't') };
  const query = compileAt(child.query, inner, 'child', child.field);
  // Nothing else binds null: empty values are written into the text.
  const place = query.parameters.indexOf(null);
  const parametersFor = (parentId: string): CompiledQuery['parameters'] =>
    query.parameters.map((value, at) => (at === place ? parentId : value));
  return { relationshipName: child.relationshipName, position: child.position, query, parametersFor };
}

/** `select <the one field> from ...` of a semi-join, without empty values, so that NOT IN means what it says. */
export function compileInner(query: CheckedQuery, outer: CompileContext): Sql {
  const joins = new TableJoins(outer.binding, outer.innerPrefix);
  const context = { ...outer, joins, innerPrefix: `${outer.innerPrefix}s` };
  const [item] = query.items;
  const column = item ? compileOperand(item.value, context) : plain('null');
  const tail = clauses(query, context, { role: 'join', parent: [sql`${column} is not null`] });
  return sql`select ${column}\n${joins.from(query.object.name)}${tail.where}${tail.group}${limitOf(query)}`;
}
