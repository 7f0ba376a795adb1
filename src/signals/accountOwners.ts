import { sql } from '../soql/sqlText.ts';
import { rowsFor } from './rowsFor.ts';
import type { SignalContext } from './signalContext.ts';

/**
 * Owner of each account who is an active user, in the order of the accounts; '' = nobody: nothing is put forward to a user who
 * has left.
 *
 * Reads the fact store only.
 *
 * @returns  undefined where owners or users were not pulled
 */
export async function readActiveOwners(context: SignalContext): Promise<readonly string[] | undefined> {
  const asked = rowsFor(context, { object: 'Account', accountPath: 'Id', filter: 'Owner.IsActive = true' });
  const owner = asked?.reader.path('', asked.source.object, 'OwnerId');
  if (!asked || !owner) return undefined;
  const owners = new Array<string>(context.accounts.length).fill('');
  const statement = sql`select place.place as place, ${asked.query.column(owner)} as owner\n${asked.query.body()}`;
  for (const row of await context.facts.rows(statement.text, statement.parameters)) {
    if (row['owner'] !== null) owners[Number(row['place'])] = String(row['owner']);
  }
  return owners;
}
