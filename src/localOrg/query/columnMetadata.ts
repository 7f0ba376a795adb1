import type { CompiledChild, CompiledColumn, CompiledParent, CompiledQuery, CompiledTypeof } from '../../soql/compiledQuery.ts';
import type { OrgContext } from '../orgContext.ts';
import { describeAccess } from '../session/describeAccess.ts';

/** One selected thing: a value, a parent with its values, or a child query with its values (`aggregate` is true then). */
export type ColumnMetadata = {
  readonly aggregate: boolean;
  readonly apexType: string | null;
  readonly booleanType: boolean;
  readonly columnName: string;
  readonly custom: boolean;
  readonly displayName: string;
  readonly foreignKeyName: string | null;
  readonly insertable: boolean;
  readonly joinColumns: readonly ColumnMetadata[];
  readonly numberType: boolean;
  readonly textType: boolean;
  readonly updatable: boolean;
};

/** The answer of `query?q=...&columns=true`: what a query would give, without running it. */
export type QueryColumns = {
  readonly columnMetadata: readonly ColumnMetadata[];
  readonly entityName: string;
  readonly groupBy: boolean;
  readonly idSelected: boolean;
  readonly keyPrefix: string | null;
};

/**
 * Describes the columns of a query in the order of its select list; a parent stands where it is first named.
 *
 * Not in Salesforce's documents. Source: the replies of real orgs that
 * https://github.com/salesforcecli/plugin-data/blob/main/test/test-files/queryFields.exemplars.ts records.
 */
export function queryColumns(context: OrgContext, query: CompiledQuery): QueryColumns {
  const object = context.schema.known(query.object);
  return {
    columnMetadata: columnsOf(context, query),
    entityName: object.name,
    groupBy: query.kind === 'groups',
    idSelected: query.columns.some(({ path, fn }) => path.length === 1 && path[0] === 'Id' && fn === undefined),
    keyPrefix: object.keyPrefix === '' ? null : object.keyPrefix
  };
}

type Node = { readonly name: string; readonly own: ColumnMetadata; readonly joined: Node[] };

function columnsOf(context: OrgContext, query: CompiledQuery): readonly ColumnMetadata[] {
  const roots: Node[] = [];
  const addOthers = (position: number): void => {
    for (const child of query.children) if (child.position === position) roots.push(childNode(context, child));
    for (const each of query.typeofs) if (each.position === position) addTypeof(context, query, { each, roots });
  };
  for (const [at, column] of query.columns.entries()) {
    addOthers(at);
    addColumn(context, query, { column, roots });
  }
  addOthers(query.columns.length);
  return roots.map(toMetadata);
}

function toMetadata({ own, joined }: Node): ColumnMetadata {
  return joined.length === 0 ? own : { ...own, joinColumns: joined.map(toMetadata) };
}

/** The fields of every branch, each name once. */
function addTypeof(context: OrgContext, query: CompiledQuery, place: { readonly each: CompiledTypeof; readonly roots: Node[] }): void {
  const { branches, otherwise = [] } = place.each;
  const columns = new Map([...branches.flatMap((branch) => branch.columns), ...otherwise].map((column) => [column.path.join('.'), column]));
  for (const column of columns.values()) addColumn(context, query, { column, roots: place.roots });
}

function addColumn(context: OrgContext, query: CompiledQuery, place: { readonly column: CompiledColumn; readonly roots: Node[] }): void {
  const { column } = place;
  let level = place.roots;
  for (let depth = 1; depth < column.path.length; depth++) {
    const path = column.path.slice(0, depth);
    const parent = query.parents.find((each) => each.path.join('.') === path.join('.'));
    const name = path.at(-1) ?? '';
    let node = level.find((each) => each.name === name);
    if (!node) level.push((node = { name, own: parentColumn(name, parent), joined: [] }));
    level = node.joined;
  }
  const name = column.path.at(-1) ?? '';
  level.push({ name, own: valueColumn(context, column, name), joined: [] });
}

const blank: Omit<ColumnMetadata, 'columnName' | 'displayName'> = {
  aggregate: false,
  apexType: null,
  booleanType: false,
  custom: false,
  foreignKeyName: null,
  insertable: false,
  joinColumns: [],
  numberType: false,
  textType: false,
  updatable: false
};

function parentColumn(name: string, parent: CompiledParent | undefined): ColumnMetadata {
  const foreignKeyName = parent?.reference.name ?? null;
  return { ...blank, columnName: name, custom: /__r$/i.test(name), displayName: name, foreignKeyName };
}

function childNode(context: OrgContext, child: CompiledChild): Node {
  const name = child.relationshipName;
  const own = { ...blank, aggregate: true, columnName: name, custom: /__r$/i.test(name), displayName: name };
  return { name, own: { ...own, joinColumns: columnsOf(context, child.query) }, joined: [] };
}

const apexTypes: Readonly<Record<string, string>> = {
  id: 'Id',
  reference: 'Id',
  boolean: 'Boolean',
  int: 'Integer',
  double: 'Double',
  currency: 'Double',
  percent: 'Double',
  date: 'Date',
  datetime: 'Datetime',
  time: 'Time',
  address: 'Address',
  location: 'Location'
};

/** Functions whose value stays the field's own. */
const shown = new Set(['toLabel', 'FORMAT', 'convertCurrency']);

function valueColumn(context: OrgContext, column: CompiledColumn, name: string): ColumnMetadata {
  const { fn, type } = column;
  const aggregate = fn !== undefined && !shown.has(fn);
  const apexType = apexTypes[type] ?? 'String';
  const numberType = ['Integer', 'Double'].includes(apexType);
  const common = { ...blank, columnName: name, numberType, booleanType: apexType === 'Boolean', textType: apexType === 'String' };
  if (aggregate) return { ...common, aggregate, displayName: callText(column) };
  const access = fn === undefined ? accessOf(context, column) : {};
  return { ...common, apexType, custom: column.field?.custom ?? false, displayName: name, ...access };
}

/** `avg(Amount)`, `count(Id)`, `count()`. */
function callText({ fn = '', field }: CompiledColumn): string {
  return `${fn.toLowerCase()}(${field?.name ?? ''})`;
}

/** Name fields are said to be neither insertable nor updatable, as the recorded replies have it. */
function accessOf(context: OrgContext, column: CompiledColumn): Partial<ColumnMetadata> {
  if (!column.field) return {};
  const object = context.schema.known(column.object);
  const field = context.schema.field(object, column.field.name);
  if (!field || field.name === object.nameField) return {};
  const editable = describeAccess(context, object).fieldEditable(field);
  return { insertable: field.createable && editable, updatable: field.updateable && editable };
}
