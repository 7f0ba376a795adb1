import { queryAs } from './givenPage.ts';
import type { PageAddress } from './pageAddress.ts';
import type { CellJson, CellsJson, Detail, FlagsJson } from '../../src/domain/resultJson.ts';

/** An account of the demo company with what the last run wrote about it. */
export type DemoAccount = {
  readonly id: string;
  readonly name: string;
  /** Headline result; undefined where the account is no customer. */
  readonly headline: Detail | undefined;
  readonly flags: FlagsJson | undefined;
  readonly openLines: number;
  readonly heldLines: number;
  /** Its whitespace cells, from records and summary. */
  readonly cells: readonly CellJson[];
  /** User name of its success manager. */
  readonly manager: string | undefined;
};

type Value<T> = { readonly value: T };
type Rows = { readonly edges: readonly { readonly node: Readonly<Record<string, Value<never> | undefined>> }[] };

const query = `Account(first: 500, orderBy: { Name: { order: ASC } }) { edges { node { Id Name { value }
  results: Headroom_Scorecard_Results__r(first: 1, where: { Scorecard__c: { eq: "vendor_risk" } }) { edges { node { detail: Detail__c { value } } } }
  cells: Headroom_Whitespace_Cells__r(first: 50) { edges { node { detail: Detail__c { value } } } }
  summaries: Headroom_Account_Summaries__r(first: 1) { edges { node { flags: Flags__c { value } open: Whitespace_Open_Count__c { value }
    held: Whitespace_Hold_Count__c { value } rest: Cells__c { value } manager: Success_Manager__r { Username { value } } } } } } } }`;

/** All accounts of the demo company, by name, as its administrator sees them. */
export async function demoAccounts(page: PageAddress): Promise<readonly DemoAccount[]> {
  const { Account: accounts } = await queryAs(page, 'admin', query);
  return (accounts?.edges ?? []).map(({ node }) => accountOf(node));
}

function accountOf(node: {
  readonly Id: string;
  readonly Name: Value<string>;
  readonly results: Rows;
  readonly cells: Rows;
  readonly summaries: Rows;
}): DemoAccount {
  const detail = node.results.edges[0]?.node['detail']?.value as string | undefined;
  const summary = node.summaries.edges[0]?.node;
  const flags = summary?.['flags']?.value as string | undefined | null;
  const rest = JSON.parse((summary?.['rest']?.value as string | undefined | null) ?? '{"cells":[]}') as CellsJson;
  const own = node.cells.edges.map(({ node: cell }) => JSON.parse(String(cell['detail']?.value)) as CellJson);
  const manager = summary?.['manager'] as { Username?: Value<string> } | undefined | null;
  return {
    id: node.Id,
    name: node.Name.value,
    headline: detail === undefined ? undefined : (JSON.parse(detail) as Detail),
    flags: flags === undefined || flags === null ? undefined : (JSON.parse(flags) as FlagsJson),
    openLines: Number(summary?.['open']?.value ?? 0),
    heldLines: Number(summary?.['held']?.value ?? 0),
    cells: [...own, ...rest.cells],
    manager: manager?.Username?.value
  };
}

/**
 * The first account that is as described.
 *
 * @param what  the description in words, for the case that there is none
 */
export function accountThat(accounts: readonly DemoAccount[], what: string, is: (account: DemoAccount) => boolean): DemoAccount {
  const found = accounts.find(is);
  if (found === undefined) throw new Error(`the demo company has no account that ${what}`);
  return found;
}

/** Whether an account has a number on its headline. */
export function isScored({ headline }: DemoAccount): boolean {
  return typeof headline?.score === 'number';
}
