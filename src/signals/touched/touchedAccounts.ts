import { historyOf } from '../../domain/fieldHistory.ts';
import type { Settings } from '../../domain/settings.ts';
import type { SoqlSchema } from '../../soql/schema.ts';
import { quoteName, sqlText } from '../../store/factColumns.ts';
import type { FactStore } from '../../store/factStore.ts';
import { knowsParents } from '../knowsParents.ts';
import { loadedSchema } from '../resolve/signalSchema.ts';
import type { DescribedObjects } from '../resolve/signalSchema.ts';
import { withAncestors, withNeighbours } from './hierarchy.ts';
import { readerNodes } from './readerNodes.ts';
import type { ReaderNodes } from './readerNodes.ts';
import { rowReaders } from './rowReaders.ts';
import { accountsSql, worldBefore, worldNow } from './worlds.ts';
import type { World } from './worlds.ts';

export type TouchedRequest = {
  readonly facts: FactStore;
  readonly settings: Settings;
  readonly describes: DescribedObjects;
  /** Instants: of the last score, after which, and of this one, up to which a moment passes. */
  readonly since: string;
  readonly until: string;
  /** Ids of records that hold what we wrote there ourselves, by object; of Account, whose fields of ours nobody else changed. */
  readonly echoes?: (object: string) => Promise<readonly string[]>;
};

/** Accounts to judge anew, gone ones among them; or an object of which nobody knows whom its rows concern. */
export type Touched = { readonly accounts: readonly string[] } | { readonly unknown: string };

/**
 * Objects whose rows say nothing about one account by themselves, with what reads them instead. Rows of theirs that a signal, a
 * rule or a filter reads lead to accounts all the same.
 */
export const concernsNobody: Readonly<Record<string, string>> = {
  Asset: 'product families of the report',
  Contract: 'quality report',
  CurrencyType: 'compared as rates',
  DatedConversionRate: 'compared as rates',
  Event: 'read by signals alone',
  Group: 'queues that tasks go to',
  Headroom_Product_Usage__c: 'quality report',
  Headroom_Settings_Version__c: 'written by full runs',
  OpportunityLineItem: 'product families of the report',
  Pricebook2: 'compared as prices',
  PricebookEntry: 'compared as prices',
  Product2: 'compared as prices',
  User: 'people that tasks go to'
};

/**
 * Accounts whose judgement may have changed since the last one: by a row that changed, came or went, as it was and as it is,
 * anywhere on a way that a reader takes to an account, or by an instant that has passed. With them all accounts above them where
 * a signal rolls up, and those around them where what they own has changed.
 *
 * Days that begin are not looked at: the first run of a day judges everybody. Reads the facts, writes temporary tables.
 */
export async function touchedAccounts(request: TouchedRequest): Promise<Touched> {
  const { facts, settings, describes } = request;
  const schema = loadedSchema(describes, await facts.tables());
  const nodes = readerNodes(rowReaders(settings), schema);
  const changed = await keepChanged(request);
  const unknown = [...changed].find((object) => !isKnown(object, nodes));
  if (unknown !== undefined) return { unknown };
  const worlds = changed.size === 0 ? [] : [worldNow, worldBefore(changed)];
  const found = { all: new Set<string>(), quantities: new Set<string>() };
  const add = async (of: ReaderNodes, statement: string): Promise<void> => {
    for (const { id } of await facts.rows(statement)) {
      found.all.add(String(id));
      if (of.isQuantity) found.quantities.add(String(id));
    }
  };
  for (const of of nodes) {
    for (const world of worlds) for (const statement of changedSql(of, changed, world)) await add(of, statement);
    for (const statement of passedSql(of, request)) await add(of, statement);
  }
  return { accounts: await spread({ request, schema, worlds: [worldNow, worldBefore(changed)] }, found) };
}

/** True for an object on a way of a reader, one that concerns nobody, or the history of such. */
function isKnown(object: string, nodes: readonly ReaderNodes[]): boolean {
  const aside = Object.keys(concernsNobody);
  return (
    aside.includes(object) ||
    aside.some((one) => historyOf(one)?.name === object) ||
    nodes.some((of) => of.nodes.some((node) => node.object === object))
  );
}

const changedTable = 'headroom_changed';

/** Writes down which rows changed for others than ourselves; gives the objects that have some. */
async function keepChanged({ facts, echoes }: TouchedRequest): Promise<ReadonlySet<string>> {
  const rows = await facts.rows('select distinct object from changed_row order by object');
  const objects = rows.map(({ object }) => String(object));
  const ours = await Promise.all(objects.map(async (object) => ((await echoes?.(object)) ?? []).map((id) => ({ object, id }))));
  await facts.rows(
    `create or replace temp table ${changedTable} as
     select distinct object, id from changed_row
     anti join (select unnest(from_json(?, '[{"object":"varchar","id":"varchar"}]'), recursive := true)) as own using (object, id)`,
    [JSON.stringify(ours.flat())]
  );
  return new Set(objects);
}

/** Statements for the accounts of rows that changed, of one reader in one world. */
function changedSql(of: ReaderNodes, changed: ReadonlySet<string>, world: World): readonly string[] {
  return of.nodes
    .filter(({ object }) => changed.has(object))
    .flatMap(({ object, steps }) => {
      const isChanged = `at."Id" in (select id from ${changedTable} where object = ${sqlText(object)})`;
      return of.accounts.map((account) => accountsSql(world, { object: of.object, account, steps }, isChanged));
    });
}

/** Statements for the accounts of rows with an instant between two moments. */
function passedSql(of: ReaderNodes, { since, until }: TouchedRequest): readonly string[] {
  const moment = (instant: string): string => `timestamp ${sqlText(new Date(instant).toISOString().slice(0, -1).replace('T', ' '))}`;
  const ways = Map.groupBy(of.instants, ({ steps }) => JSON.stringify(steps));
  return [...ways.values()].flatMap((same) => {
    const passed = same.map(({ column }) => `(at.${quoteName(column)} > ${moment(since)} and at.${quoteName(column)} <= ${moment(until)})`);
    return of.accounts.map((account) =>
      accountsSql(worldNow, { object: of.object, account, steps: same[0]?.steps ?? [] }, `(${passed.join(' or ')})`)
    );
  });
}

type Spread = { readonly request: TouchedRequest; readonly schema: SoqlSchema; readonly worlds: readonly World[] };
type Found = { readonly all: ReadonlySet<string>; readonly quantities: ReadonlySet<string> };

/** Accounts found, with those that look at them in hierarchies of today and of before; sorted. */
async function spread({ request: { facts, settings }, schema, worlds }: Spread, { all, quantities }: Found): Promise<readonly string[]> {
  const touched = new Set(all);
  if (knowsParents(schema)) {
    const owning = settings.productLines.length === 0 ? [] : [...quantities, ...(await movedAccounts(facts))];
    for (const world of worlds) {
      for (const id of await withNeighbours({ facts, world }, owning)) touched.add(id);
    }
    for (const world of settings.signals.some(({ rollUp }) => rollUp !== undefined) ? worlds : []) {
      for (const id of await withAncestors({ facts, world }, [...touched])) touched.add(id);
    }
  }
  return [...touched].sort();
}

/** Accounts that came, went or have another parent than before. */
async function movedAccounts(facts: FactStore): Promise<readonly string[]> {
  const [is] = await facts.rows(`select count(*) as n from ${changedTable} where object = 'Account'`);
  if (Number(is?.['n']) === 0) return [];
  const rows = await facts.rows(
    `select c.id as id
     from ${changedTable} as c
     left join "Account" as now on now."Id" = c.id
     left join "before Account" as was on was."Id" = c.id
     where c.object = 'Account' and (now."Id" is null or was."Id" is null or now."ParentId" is distinct from was."ParentId")`
  );
  return rows.map((row) => String(row['id']));
}
