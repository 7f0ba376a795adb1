import { historyOf } from '../../domain/fieldHistory.ts';
import { readFilter } from '../../soql/readFilter.ts';
import { fieldOf, referenceOf } from '../../soql/schema.ts';
import type { SoqlSchema } from '../../soql/schema.ts';
import type { Condition, Operand, SoqlQuery } from '../../soql/syntax.ts';
import type { RowReader } from './rowReaders.ts';

/** From a row to rows of another object: those whose `toColumn` equals its `column`. */
export type Step = { readonly column: string; readonly to: string; readonly toColumn: string };

/** A way from the rows of an object, and the column read at its end. */
export type Way = { readonly steps: readonly Step[]; readonly object: string; readonly column: string };

/** Everywhere that rows of one object, with one way to the account, lead to. */
export type ReaderNodes = {
  readonly object: string;
  /** Ways to the account's id; several where a reference may point to several objects. */
  readonly accounts: readonly Way[];
  /** Steps to every other row that is read; the rows themselves are the one without a step. */
  readonly nodes: readonly { readonly object: string; readonly steps: readonly Step[] }[];
  /** Columns that hold an instant. */
  readonly instants: readonly Way[];
  readonly isQuantity: boolean;
};

/** Every opportunity's snapshots, which no describe names. */
const snapshots = { object: 'Opportunity', history: 'OpportunityHistory', parent: 'OpportunityId' };

/**
 * Looks readers up in what was pulled; those of one object and way to the account are put together. What this org does not
 * have is read by nobody. Pure.
 */
export function readerNodes(readers: readonly RowReader[], schema: SoqlSchema): readonly ReaderNodes[] {
  const groups = Map.groupBy(readers, ({ object, accountPath, isQuantity }) => `${object} ${accountPath} ${isQuantity}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const object = first && schema.object(first.object)?.name;
    if (first === undefined || object === undefined) return [];
    const accounts = waysOf(schema, object, first.accountPath.split('.'));
    if (accounts.length === 0) return [];
    const paths = new Set(['CreatedDate', ...group.flatMap((one) => one.paths)]);
    const read = [...paths].flatMap((path) => waysOf(schema, object, path.split('.')));
    const filters = new Set(group.flatMap((one) => one.filters));
    const ways = [...accounts, ...read, ...[...filters].flatMap((filter) => filterWays(schema, object, filter))];
    return [
      {
        ...{ object, accounts, nodes: withHistories(schema, object, ways) },
        instants: first.isWritten ? [] : distinct(read.filter((way) => isInstant(schema, way))),
        isQuantity: first.isQuantity
      }
    ];
  });
}

/** Ways of a path from an object, one for each object that its references may point to. */
function waysOf(schema: SoqlSchema, objectName: string, parts: readonly string[]): readonly Way[] {
  const object = schema.object(objectName);
  const [first = '', ...rest] = parts;
  if (object === undefined) return [];
  if (rest.length === 0) {
    const column = fieldOf(object, first)?.name;
    return column === undefined ? [] : [{ steps: [], object: object.name, column }];
  }
  const reference = referenceOf(object, first);
  return (reference?.referenceTo ?? []).flatMap((target) => {
    const step = { column: reference?.name ?? '', to: schema.object(target)?.name ?? target, toColumn: 'Id' };
    return waysOf(schema, target, rest).map((way) => ({ ...way, steps: [step, ...way.steps] }));
  });
}

/** Ways of every path of a filter, those behind its semi-joins too. */
function filterWays(schema: SoqlSchema, object: string, filter: string): readonly Way[] {
  const read = readFilter(filter);
  return read.ok ? conditionWays(schema, object, read.value.condition) : [];
}

function conditionWays(schema: SoqlSchema, object: string, condition: Condition): readonly Way[] {
  if ('terms' in condition) return condition.terms.flatMap((term) => conditionWays(schema, object, term));
  if ('term' in condition) return conditionWays(schema, object, condition.term);
  const own = waysOf(schema, object, partsOf(condition.left));
  if (condition.kind !== 'semiJoin') return own;
  return [...own, ...own.flatMap((way) => innerWays(schema, way, condition.query))];
}

function partsOf(operand: Operand): readonly string[] {
  if (operand.kind === 'path') return operand.parts;
  return operand.argument === undefined ? [''] : partsOf(operand.argument);
}

/** From the outer row over what the inner query selects to its rows, and on from there. */
function innerWays(schema: SoqlSchema, outer: Way, query: SoqlQuery): readonly Way[] {
  const inner = schema.object(query.from)?.name;
  const selected = query.select.flatMap((item) => (item.kind === 'value' && inner ? waysOf(schema, inner, partsOf(item.value)) : []));
  return selected.flatMap((way) => {
    const back = [...way.steps].reverse();
    const owners = [inner ?? '', ...way.steps.map(({ to }) => to)].reverse();
    const reach = { column: outer.column, to: owners[0] ?? '', toColumn: way.column };
    const steps = [
      ...outer.steps,
      reach,
      ...back.map((step, at) => ({ column: step.toColumn, to: owners[at + 1] ?? '', toColumn: step.column }))
    ];
    const beyond = query.where ? conditionWays(schema, inner ?? '', query.where) : [];
    return [{ steps, object: inner ?? '', column: 'Id' }, ...beyond.map((next) => ({ ...next, steps: [...steps, ...next.steps] }))];
  });
}

/** All rows on the ways, each with the rows that keep its history. */
function withHistories(schema: SoqlSchema, object: string, ways: readonly Way[]): ReaderNodes['nodes'] {
  const prefixes = ways.flatMap(({ steps }) => steps.map((_, at) => steps.slice(0, at + 1)));
  const nodes = [{ object, steps: [] as readonly Step[] }, ...prefixes.map((steps) => ({ object: steps.at(-1)?.to ?? '', steps }))];
  const kept = nodes.flatMap(({ object: owner, steps }) =>
    historiesOf(owner)
      .filter(({ name }) => schema.object(name) !== undefined)
      .map(({ name, parent }) => ({ object: name, steps: [...steps, { column: 'Id', to: name, toColumn: parent }] }))
  );
  return distinct([...nodes, ...kept]);
}

function historiesOf(object: string): readonly { readonly name: string; readonly parent: string }[] {
  const history = historyOf(object);
  const snapshot = object === snapshots.object ? [{ name: snapshots.history, parent: snapshots.parent }] : [];
  return [...(history === undefined ? [] : [history]), ...snapshot];
}

function isInstant(schema: SoqlSchema, { object, column }: Way): boolean {
  const described = schema.object(object);
  return described !== undefined && fieldOf(described, column)?.type === 'datetime';
}

function distinct<One>(all: readonly One[]): readonly One[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}
