import { plain, sql } from '../soql/sqlText.ts';
import type { Sql } from '../soql/sqlText.ts';
import type { SignalContext } from './signalContext.ts';
import { knowsParents } from './knowsParents.ts';
import { placeTable } from './signalContext.ts';

/** Temporary table with the place of each account asked about and of every account below one. */
const memberTable = 'headroom_member';

/** Temporary table of `Family.table`. */
const familyTable = 'headroom_family';

/** Accounts asked about, with all that stand below them. */
export type Family = {
  /** The same reading over the accounts asked about, followed by the others below them. */
  readonly context: SignalContext;
  /** Places of accounts that have others below them, once for each of these, rising. */
  readonly roots: Float64Array;
  /** Table that leads from every account below (and itself) to the accounts asked about: id, place, account. */
  readonly table: string;
  /** Places in `context.accounts` of the accounts below. */
  readonly members: Float64Array;
};

const families = new WeakMap<SignalContext, Promise<Family>>();

/** The hierarchy below the accounts of the context, read once. Writes temporary tables of its own. */
export function familyOf(context: SignalContext): Promise<Family> {
  const known = families.get(context);
  if (known) return known;
  const read = readFamily(context);
  families.set(context, read);
  return read;
}

async function readFamily(context: SignalContext): Promise<Family> {
  const { facts } = context;
  const { text, parameters } = familySql(context);
  const family = await facts.writeDown(familyTable, text, parameters);
  const others = await facts.rows(`select distinct id from ${family.from} where id not in (select id from ${placeTable})`);
  const accounts = [...context.accounts, ...others.map((row) => String(row['id'])).sort()];
  const places = await facts.writeDown(
    memberTable,
    `select unnest(ids) as id, generate_subscripts(ids, 1) - 1 as place
     from (select from_json(?, '["varchar"]') as ids)`,
    [JSON.stringify(accounts)]
  );
  const { root = none, member = none } = await facts.numbers(
    `select f.place as root, m.place as member
     from ${family.from} as f
     join ${places.from} as m on m.id = f.id
     where m.place <> f.place
     order by 1, 2`
  );
  return { context: { ...context, accounts, places: places.from }, table: family.from, roots: root, members: member };
}

const none = new Float64Array();

/**
 * Each account with everything below it. `union` keeps a pair once, which also ends a circle of parents.
 */
function familySql({ binding, schema }: SignalContext): Sql {
  const account = plain(binding.table('Account'));
  const column = (field: string): Sql => plain(`below.${binding.column('Account', field)}`);
  const visible = binding.visible?.('Account', 'below', 'child');
  const seen = visible === undefined ? plain('') : plain(` where ${visible}`);
  const children = knowsParents(schema)
    ? sql`
  union
  select family.place, family.account, ${column('Id')}
  from family
  join ${account} as below on ${column('ParentId')} = family.id${seen}`
    : plain('');
  return sql`with recursive family(place, account, id) as (
  select place, id, id from ${plain(placeTable)}${children}
)
select id, place, account from family`;
}
