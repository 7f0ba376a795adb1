import { connectForDeploy } from '../../../src/org/connect.ts';
import type { OrgClient, RowToSave } from '../../../src/org/orgClient.ts';
import type { Company } from '../../reliability/openCompany.ts';

/** How large an org is made: accounts, rows below them in all, and rows of one account among these. */
export type OrgSize = { readonly accounts: number; readonly children: number; readonly onOne: number };

/** Ids of what was made, by object. */
export type LargeOrg = Readonly<Record<string, readonly string[]>>;

/** Rows sent by one job: what fills the org has to fit beside it. */
const rowsAJob = 50_000;

/** Children of an account in turn, so that each has as many of a kind as any other. */
const kinds: readonly ChildKind[] = [
  { object: 'Contact', row: (i) => ({ FirstName: 'Ann', LastName: `Person ${i}`, Title: i % 3 === 0 ? 'CFO' : 'Manager' }) },
  { object: 'Case', row: caseRow },
  {
    object: 'Opportunity',
    row: (i) => ({
      Name: `Deal ${i}`,
      StageName: i % 4 === 0 ? 'Prospecting' : 'Closed Won',
      CloseDate: day(20 + (i % 300)),
      Amount: 500 + i
    })
  },
  { object: 'Asset', row: (i) => ({ Name: `Seats ${i}`, Quantity: 1 + (i % 90), Status: 'Installed', InstallDate: day(30 + (i % 200)) }) },
  { object: 'Event', parent: 'WhatId', row: (i) => ({ Subject: 'Review', ...hour(1 + (i % 120)) }) },
  { object: 'Case', row: (i) => ({ ...caseRow(i + 1), Priority: 'High' }) },
  {
    object: 'Task',
    parent: 'WhatId',
    row: (i) => ({ Subject: `Call ${i}`, Status: i % 5 === 0 ? 'Not Started' : 'Completed', ActivityDate: day(i % 60) })
  },
  { object: 'Contact', row: (i) => ({ LastName: `Colleague ${i}`, Title: 'Director' }) }
];

type ChildKind = { readonly object: string; readonly parent?: string; readonly row: (i: number) => RowToSave };

/** Fills the org of a company; the first of the new accounts has `onOne` cases of its own. */
export async function fillLargeOrg({ org }: Company, { accounts, children, onOne }: OrgSize): Promise<LargeOrg> {
  const { client } = await connectForDeploy({ signIn: { kind: 'token', instanceUrl: org.url, accessToken: org.accessToken } });
  const made = new Map<string, string[]>();
  const add = async (object: string, count: number, rowOf: (i: number) => RowToSave): Promise<void> => {
    const ids = made.get(object) ?? [];
    made.set(object, ids);
    for (let from = 0; from < count; from += rowsAJob) {
      const rows = Array.from({ length: Math.min(rowsAJob, count - from) }, (_, i) => rowOf(from + i));
      for (const id of await added(client, object, rows)) ids.push(id);
    }
  };
  await add('Account', accounts, (i) => ({ Name: `Large ${i}`, Type: 'Customer - Direct', NumberOfEmployees: 10 + (i % 500) }));
  const ids = made.get('Account') ?? [];
  const rest = children - onOne;
  for (const [k, { object, parent = 'AccountId', row }] of kinds.entries()) {
    const count = Math.floor((rest * (k + 1)) / kinds.length) - Math.floor((rest * k) / kinds.length);
    await add(object, count, (i) => ({ ...row(i), [parent]: ids[i % ids.length] ?? '' }));
  }
  await add('Case', onOne, (i) => ({ ...caseRow(i), AccountId: ids[0] ?? '' }));
  return Object.fromEntries(made);
}

/** Changes one row in a hundred of those below accounts. @returns rows changed */
export async function changeOneInAHundred({ org }: Company, made: LargeOrg): Promise<number> {
  const { client } = await connectForDeploy({ signIn: { kind: 'token', instanceUrl: org.url, accessToken: org.accessToken } });
  const changes: Readonly<Record<string, RowToSave>> = {
    Case: { Priority: 'Low' },
    Opportunity: { Amount: 99 },
    Asset: { Quantity: 7 },
    Contact: { Title: 'Chief of Staff' }
  };
  let changed = 0;
  for (const [k, [object, values]] of Object.entries(changes).entries()) {
    // Of each object other accounts.
    const rows = (made[object] ?? []).filter((_, i) => i % 100 === 7 + 20 * k).map((Id) => ({ Id, ...values }));
    const receipts = await client.ingestRows({ object, operation: 'update', rows });
    refuseRefusals(object, receipts);
    changed += rows.length;
  }
  return changed;
}

async function added(client: OrgClient, object: string, rows: readonly RowToSave[]): Promise<readonly string[]> {
  const receipts = await client.ingestRows({ object, operation: 'insert', rows });
  refuseRefusals(object, receipts);
  return receipts.flatMap((receipt) => (receipt.ok ? [receipt.id] : []));
}

function refuseRefusals(object: string, receipts: Awaited<ReturnType<OrgClient['ingestRows']>>): void {
  const refused = receipts.find(({ ok }) => !ok);
  if (refused?.ok === false) throw new Error(`${object}: ${refused.code} ${refused.message}`);
}

function caseRow(i: number): RowToSave {
  return { Subject: `Case ${i}`, Status: i % 4 === 0 ? 'New' : 'Closed', Priority: 'Medium', Origin: 'Email', Type: 'Question' };
}

const today = Date.parse('2026-11-23');
const dayMs = 86_400_000;

/** Calendar day so many days ago. */
function day(ago: number): string {
  return new Date(today - ago * dayMs).toISOString().slice(0, 10);
}

function hour(ago: number): RowToSave {
  return { StartDateTime: `${day(ago)}T17:00:00.000Z`, EndDateTime: `${day(ago)}T18:00:00.000Z` };
}
