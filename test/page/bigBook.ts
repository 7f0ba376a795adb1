import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withValues } from '../../src/metadata/recordXml.ts';
import { deployPackage } from '../../src/operations/deployPackage.ts';
import { readStarter, recordsZip } from '../../src/operations/setup/starterRecords.ts';
import { sync } from '../../src/operations/sync/sync.ts';
import { connectForDeploy } from '../../src/org/connect.ts';
import { deployZip } from '../../src/org/deployZip.ts';
import type { OrgClient, RowToSave } from '../../src/org/orgClient.ts';
import { startOwnPage } from './ownPage.ts';
import type { OwnPage, SignIn } from './ownPage.ts';

const root = join(import.meta.dirname, '../..');
const dayMs = 86_400_000;

/**
 * Starts an org whose administrator manages many customers, all scored by a real run, and the page in front of it. Customers differ by
 * their number in everything that the book shows: contract value, end of contract, open cases, meetings.
 */
export function startBigBook(customers: number): Promise<OwnPage> {
  return startOwnPage(join(root, 'force-app'), async (_, signIn) => {
    const { client, wire } = await connectForDeploy({ signIn: { kind: 'token', ...signIn } });
    await deployPackage(wire, client.identity.apiVersion, root);
    await fillBook(signIn, customers);
    return [];
  });
}

/** Makes customers whose success manager is their owner, and lets a real run score them. The org holds the package. */
export async function fillBook(signIn: SignIn, customers: number): Promise<void> {
  const { client, wire } = await connectForDeploy({ signIn: { kind: 'token', ...signIn } });
  const setting = (await readStarter(join(root, 'starter'))).find(({ object }) => object === 'Headroom_Health_Setting__mdt');
  if (setting === undefined) throw new Error('the starter has no Health Setting');
  const managed = withValues(setting, { Success_Manager_Path__c: 'OwnerId', Success_Manager_Team_Role__c: '' });
  await deployZip(wire, client.identity.apiVersion, recordsZip([managed]));
  await saveCustomers(client, customers);
  const dataFolder = mkdtempSync(join(tmpdir(), 'headroom-big-book-'));
  try {
    await sync({ client, dataFolder, historyWeeks: 1 });
    await drawSparklines(client);
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

async function saveCustomers(client: OrgClient, customers: number): Promise<void> {
  const today = Date.parse(await client.now());
  const day = (offset: number): string => new Date(today + offset * dayMs).toISOString().slice(0, 10);
  const all = Array.from({ length: customers }, (_, at) => at);
  const ids = await insert(client, 'Account', all.map(accountOf));
  const AccountId = (at: number): string => ids[at] ?? '';
  const drafts = await insert(
    client,
    'Contract',
    all.map((at) => ({ AccountId: AccountId(at), Status: 'Draft', StartDate: day((at % 365) - 365), ContractTerm: 12 }))
  );
  await save(client, { object: 'Contract', operation: 'update', rows: drafts.map((Id) => ({ Id, Status: 'Activated' })) });
  const won = (at: number): RowToSave => ({
    Name: 'Renewal',
    StageName: 'Closed Won',
    CloseDate: day(-(at % 300)),
    Amount: 3_000 + 500 * (at % 97)
  });
  await insert(
    client,
    'Opportunity',
    all.map((at) => ({ AccountId: AccountId(at), ...won(at) }))
  );
  await insert(
    client,
    'Asset',
    all.map((at) => ({
      AccountId: AccountId(at),
      Name: 'Seats',
      Quantity: 20 + (at % 80),
      Status: at % 5 === 0 ? 'Purchased' : 'Installed'
    }))
  );
  await insert(
    client,
    'Case',
    all.flatMap((at) => casesOf(at).map((row) => ({ AccountId: AccountId(at), ...row })))
  );
  const met = all.filter((at) => at % 3 > 0);
  await insert(
    client,
    'Event',
    met.map((at) => ({ WhatId: AccountId(at), ...meetingOn(day(-(at % 150))) }))
  );
}

function accountOf(at: number): RowToSave {
  return { Name: `Customer ${String(at).padStart(4, '0')}`, Type: 'Customer - Direct', NumberOfEmployees: 20 + (at % 300) };
}

function casesOf(at: number): readonly RowToSave[] {
  return Array.from({ length: at % 7 }, (_, nth) => ({
    ...{ Subject: `Question ${nth}`, Status: 'New', Origin: 'Email', Priority: nth === 5 ? 'High' : 'Medium' },
    Type: ['Question', 'Problem', 'Feature Request'][nth % 3] ?? null
  }));
}

function meetingOn(on: string): RowToSave {
  return { Subject: 'Review', StartDateTime: `${on}T09:00:00.000Z`, EndDateTime: `${on}T10:00:00.000Z` };
}

/** The org is new, so no week of it was measured: the lines of the book get weeks here, in the text that a run writes. */
async function drawSparklines(client: OrgClient): Promise<void> {
  const results = await client.query("SELECT Id FROM Headroom_Scorecard_Result__c WHERE Scorecard__c = 'vendor_risk'");
  const rows = results.map(({ Id }, at) => ({
    Id: String(Id),
    Sparkline__c: Array.from({ length: 26 }, (_, week) => 40 + ((at * 7 + week * 11) % 50)).join(',')
  }));
  await save(client, { object: 'Headroom_Scorecard_Result__c', operation: 'update', rows });
}

function insert(client: OrgClient, object: string, rows: readonly RowToSave[]): Promise<readonly string[]> {
  return save(client, { object, operation: 'insert', rows });
}

/** Saves rows and gives their ids in the same order. */
async function save(client: OrgClient, request: Parameters<OrgClient['saveRows']>[0]): Promise<readonly string[]> {
  const receipts = await client.saveRows(request);
  return receipts.map((receipt) => {
    if (!receipt.ok) throw new Error(`${request.object}: ${receipt.message}`);
    return receipt.id;
  });
}
