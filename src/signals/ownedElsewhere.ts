import type { Settings } from '../domain/settings.ts';
import { plain, sql } from '../soql/sqlText.ts';
import type { Sql } from '../soql/sqlText.ts';
import { knowsParents } from './knowsParents.ts';
import { readOwnSignals } from './ownSignals.ts';
import { placeTable } from './signalContext.ts';
import type { SignalContext } from './signalContext.ts';

/** Temporary table with the place of each account asked about and of every other one that stands in a hierarchy. */
const hierarchyTable = 'headroom_hierarchy';

/** Who stands below whom, and what each account has by its own rows. */
export type Hierarchies = {
  /**
   * Place of the parent of each account, -1 = none. The accounts asked about come first, in their order, then all others
   * that have a parent or are one, customers or not.
   */
  readonly parents: Int32Array;
  /** By signal key, in the order of `parents`. */
  readonly own: ReadonlyMap<string, Values>;
};

/** What is read of a signal here. */
type Values = { readonly values: ArrayLike<number> };

/**
 * Reads parents of accounts and signals by the accounts' own rows, whatever these say of roll-up. A parent that is deleted,
 * or that this user cannot see, is none, as is one that is its own parent.
 *
 * Reads the fact store, writes a temporary table; a repeat gives equal bits.
 *
 * @param keys   signals to read
 * @param known  signals that were read for the accounts of the context; those by own rows are not read anew where these are all
 * @returns      undefined where no account has a parent
 */
export async function readHierarchies(
  context: SignalContext,
  keys: readonly string[],
  known: ReadonlyMap<string, Values> = new Map()
): Promise<Hierarchies | undefined> {
  const pairs = await readParents(context);
  if (pairs.length === 0 && !(await hasParents(context))) return undefined;
  const asked = new Set(context.accounts);
  const others = [...new Set(pairs.flat())].filter((id) => !asked.has(id)).sort();
  const all = others.length === 0 ? context : await withAccounts(context, [...context.accounts, ...others]);
  const places = new Map(all.accounts.map((id, place) => [id, place]));
  const parents = new Int32Array(all.accounts.length).fill(-1);
  for (const [id, parent] of pairs) parents[places.get(id) ?? 0] = places.get(parent) ?? -1;
  const taken = others.length > 0 ? [] : [...known].filter(([key]) => keys.includes(key) && isByOwnRows(context.settings, key));
  const own = new Map<string, Values>(taken);
  const rest = await readOwnSignals(
    all,
    keys.filter((key) => !own.has(key))
  );
  return { parents, own: new Map([...own, ...rest]) };
}

/** True for a signal that does not roll up, nor does a part of it. */
function isByOwnRows(settings: Settings, key: string | undefined): boolean {
  const signal = settings.signals.find((one) => one.key === key);
  if (signal?.aggregate !== 'RATIO') return signal?.rollUp === undefined;
  return signal.rollUp === undefined && [signal.numerator, signal.denominator].every((part) => isByOwnRows(settings, part));
}

type Pair = readonly [id: string, parent: string];

/** Whether anybody has a parent, where the accounts of the context are a part of all. */
async function hasParents(context: SignalContext): Promise<boolean> {
  if (context.part === undefined) return false;
  const statement = pairsSql(context, plain(''), plain('limit 1'));
  return statement !== undefined && (await context.facts.rows(statement.text, statement.parameters)).length > 0;
}

/** Of a part of all accounts only the parents within: they hold the whole hierarchy of each account asked about. */
async function readParents(context: SignalContext): Promise<readonly Pair[]> {
  const within = plain(`
  and below."Id" in (select id from ${context.places ?? placeTable})
  and above."Id" in (select id from ${context.places ?? placeTable})`);
  const statement = pairsSql(context, context.part === undefined ? plain('') : within, plain('order by 1'));
  if (statement === undefined) return [];
  const rows = await context.facts.rows(statement.text, statement.parameters);
  return rows.map((row) => [String(row['id']), String(row['parent'])]);
}

/** Pairs of account and parent; undefined where parents were not pulled. */
function pairsSql({ binding, schema }: SignalContext, within: Sql, end: Sql): Sql | undefined {
  if (!knowsParents(schema)) return undefined;
  const account = plain(binding.table('Account'));
  const column = (alias: string, field: string): Sql => plain(`${alias}.${binding.column('Account', field)}`);
  const [below, above] = [column('below', 'Id'), column('above', 'Id')];
  const seen = [binding.visible?.('Account', 'below', 'child'), binding.visible?.('Account', 'above', 'parent')];
  const visible = seen.flatMap((condition) => (condition === undefined ? [] : [` and ${condition}`])).join('');
  return sql`select ${below} as id, ${above} as parent
from ${account} as below
join ${account} as above on ${above} = ${column('below', 'ParentId')}
where ${below} <> ${above}${plain(visible)}${within}
${end}`;
}

async function withAccounts(context: SignalContext, accounts: readonly string[]): Promise<SignalContext> {
  const places = await context.facts.writeDown(
    hierarchyTable,
    `select unnest(ids) as id, generate_subscripts(ids, 1) - 1 as place
     from (select from_json(?, '["varchar"]') as ids)`,
    [JSON.stringify(accounts)]
  );
  return { ...context, accounts, places: places.from };
}
