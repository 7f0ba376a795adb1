import type { VerifyDifference } from '../../domain/verifyResult.ts';
import type { FactStore } from '../../store/factStore.ts';

/** Objects of ours whose key begins with the id of the account that they are about. */
const ofAccounts = ['Headroom_Account_Summary__c', 'Headroom_Scorecard_Result__c', 'Headroom_Whitespace_Cell__c'] as const;

/**
 * Records of ours that stand with another account than the one they are about, or with one that is gone: what a merge of
 * accounts leaves. Reads the copy only.
 */
export async function verifyOwners(facts: FactStore): Promise<readonly VerifyDifference[]> {
  const tables = await facts.tables();
  if (!tables.has('Account')) return [];
  const found = await Promise.all(ofAccounts.filter((object) => tables.has(object)).map((object) => strays(facts, object)));
  return found.flat();
}

async function strays(facts: FactStore, object: string): Promise<readonly VerifyDifference[]> {
  const rows = await facts.rows(
    `select "Id" as id, left("Key__c", 18) <> "Account__c" as merged
     from "${object}"
     where left("Key__c", 18) <> "Account__c"
     or "Account__c" is null
     or "Account__c" not in (select "Id" from "Account")
     order by "Id"`
  );
  return rows.map((row) => ({
    object,
    id: String(row['id']),
    kind: 'orphan',
    fields: [],
    ...(row['merged'] === true ? { cause: 'merged' } : {})
  }));
}
