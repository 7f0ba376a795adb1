import type { FactStore } from '../store/factStore.ts';

const object = 'Headroom_Whitespace_Feedback__c';

/** Somebody who wants to be told when a hold ends. */
export type TellMe = {
  readonly id: string;
  readonly accountId: string;
  /** Name of the account. */
  readonly account: string;
  /** Key; '' = any of the account. */
  readonly productLine: string;
  /** User id. */
  readonly by: string;
};

/**
 * The newest wish of each person for each product line of an account, where it was not taken back: by a day *until* that has
 * come. A table that was not pulled is empty.
 *
 * @param today  calendar day of the run
 */
export async function readTellMe(facts: FactStore, today: string): Promise<readonly TellMe[]> {
  const tables = await facts.tables();
  const has = (field: string): boolean => tables.get(object)?.some(({ name }) => name === field) === true;
  if (!has('CreatedById') || !tables.has('Account')) return [];
  const rows = await facts.rows(wishesSql, [today]);
  return rows.map((row) => ({
    id: String(row['id']),
    accountId: String(row['account']),
    account: String(row['name'] ?? row['account']),
    productLine: String(row['line'] ?? ''),
    by: String(row['person'])
  }));
}

const wishesSql = `
with wish as (
  select "Id" as id, "Account__c" as account, "Product_Line__c" as line, "CreatedById" as person, "Until__c" as until,
    row_number() over (partition by "Account__c", "Product_Line__c", "CreatedById" order by "CreatedDate" desc, "Id" desc) as place
  from "${object}"
  where "Answer__c" = 'Tell_Me'
)
select wish.id as id, wish.account as account, wish.line as line, wish.person as person, a."Name" as name
from wish
join "Account" as a on a."Id" = wish.account
where wish.place = 1
  and (wish.until is null or wish.until > cast(? as date))
order by wish.account, wish.line, wish.id`;
