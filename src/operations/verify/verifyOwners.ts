import type { VerifyDifference } from '../../domain/verifyResult.ts';
import { rowsByIds } from '../../pull/readRows.ts';
import type { VerifyContext } from './verifyTask.ts';

/** Objects of ours whose key begins with the id of the account that they are about. */
export const ofAccounts = ['Headroom_Account_Summary__c', 'Headroom_Scorecard_Result__c', 'Headroom_Whitespace_Cell__c'] as const;

type Place = Pick<VerifyContext, 'client' | 'facts'>;

/**
 * Records of ours that stand with another account than the one they are about, or with one that is gone: what a merge of
 * accounts leaves. The copy names them and the org is asked whether they still do: what a sync puts right it writes after it has read.
 */
export async function verifyOwners(place: Place): Promise<readonly VerifyDifference[]> {
  const tables = await place.facts.tables();
  if (!tables.has('Account')) return [];
  const found = await Promise.all(ofAccounts.filter((object) => tables.has(object)).map((object) => strays(place, object)));
  return found.flat();
}

async function strays({ client, facts }: Place, object: string): Promise<readonly VerifyDifference[]> {
  const held = await facts.rows(
    `select "Id" as id, left("Key__c", 18) as about, left("Key__c", 18) in (select "Id" from "Account") as known
     from "${object}"
     where left("Key__c", 18) <> "Account__c"
     or "Account__c" is null
     or "Account__c" not in (select "Id" from "Account")
     order by "Id"`
  );
  const ids = held.map(({ id }) => String(id));
  const columns = ['Id', 'Account__c'].map((name) => ({ name, type: 'text' }) as const);
  const rows = await rowsByIds(client, { object, columns, archived: false }, ids);
  const owners = new Map(rows.map((row) => [String(row['Id']), row['Account__c']]));
  return held.flatMap(({ about, known }, at): readonly VerifyDifference[] => {
    const id = ids[at] ?? '';
    const isElsewhere = owners.get(id) !== about;
    if (!owners.has(id) || (!isElsewhere && known === true)) return [];
    return [{ object, id, kind: 'orphan', fields: [], ...(isElsewhere && owners.get(id) !== null ? { cause: 'merged' } : {}) }];
  });
}
