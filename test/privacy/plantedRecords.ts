import type { OrgClient, RowToSave } from '../../src/org/orgClient.ts';
import { planted } from './planted.ts';

const dayMs = 86_400_000;

/** Saves rows and gives their ids in the same order. */
async function insert(client: OrgClient, object: string, rows: readonly RowToSave[]): Promise<readonly string[]> {
  const receipts = await client.saveRows({ object, operation: 'insert', rows });
  return receipts.map((receipt) => {
    if (!receipt.ok) throw new Error(`${object}: ${receipt.code} ${receipt.message}`);
    return receipt.id;
  });
}

export type Day = (offset: number) => string;

/** Calendar days counted from the org's own. */
async function daysOf(client: OrgClient): Promise<Day> {
  const today = Date.parse(await client.now());
  return (offset) => new Date(today + offset * dayMs).toISOString().slice(0, 10);
}

/** A customer for each owner, all with everything that must not be seen. @returns their ids, in the order of the owners */
export async function plantCompany(client: OrgClient, owners: readonly string[]): Promise<readonly string[]> {
  const day = await daysOf(client);
  const customer = { Type: 'Customer - Direct', NumberOfEmployees: 600 };
  const accounts = await insert(
    client,
    'Account',
    owners.map((OwnerId, at) => ({ ...customer, Name: `Customer ${at + 1}`, OwnerId }))
  );
  const ofEach = (object: string, row: RowToSave): Promise<readonly string[]> =>
    insert(
      client,
      object,
      accounts.map((AccountId) => ({ AccountId, ...row }))
    );
  await ofEach('Opportunity', won(planted.firstWonAmount, day(-200)));
  const contract = { Status: 'Draft', StartDate: day(-300), ContractTerm: 12, Headroom_Annual_Value__c: planted.contractAnnualValue };
  const drafts = await ofEach('Contract', contract);
  await client.saveRows({ object: 'Contract', operation: 'update', rows: drafts.map((Id) => ({ Id, Status: 'Activated' })) });
  const question = { Status: 'New', Origin: 'Email', Priority: 'High' };
  const cases = { Subject: planted.caseSubject, Description: planted.caseText, ...question };
  await ofEach('Case', cases);
  const solved = await ofEach('Case', cases);
  await client.saveRows({ object: 'Case', operation: 'update', rows: solved.map((Id) => ({ Id, Status: 'Closed' })) });
  await plantOwned(client, accounts, day);
  await plantUsage(client, accounts, day);
  const contacts = await ofEach('Contact', { LastName: 'Contact', Email: 'contact@example.com' });
  const answer = { Kind__c: 'NPS', Touchpoint__c: 'Relationship', Scale_Max__c: 10, Score__c: 3, Verbatim__c: planted.verbatim };
  await insert(
    client,
    'Headroom_Survey_Response__c',
    accounts.map((Account__c, at) => ({
      ...{ Account__c, Contact__c: contacts[at] ?? null, ...answer },
      ...{ Sent_On__c: day(-5), Answered_On__c: day(-3) }
    }))
  );
  return accounts;
}

function won(Amount: number, CloseDate: string): RowToSave {
  return { Name: planted.opportunityName, StageName: 'Closed Won', CloseDate, Amount };
}

/** What the customers have, at a price, and when they were met: without it no scorecard is set up, and no cell has an amount. */
async function plantOwned(client: OrgClient, accounts: readonly string[], day: Day): Promise<void> {
  const [Product2Id = ''] = await insert(client, 'Product2', [{ Name: 'Seats', Family: 'Platform', IsActive: true }]);
  const others = ['Support', 'Analytics'].map((name) => ({ Name: name, Family: name, IsActive: true }));
  await insert(client, 'Product2', others);
  const [book] = await client.query('SELECT Id FROM Pricebook2 WHERE IsStandard = true');
  await insert(client, 'PricebookEntry', [{ Product2Id, Pricebook2Id: String(book?.['Id']), UnitPrice: 450, IsActive: true }]);
  const seats = { Name: 'Seats', Product2Id, Quantity: 40, Status: 'Installed', PurchaseDate: day(-280), InstallDate: day(-260) };
  await insert(
    client,
    'Asset',
    accounts.map((AccountId) => ({ AccountId, ...seats }))
  );
  const met = { Subject: 'Review', StartDateTime: `${day(-20)}T09:00:00.000Z`, EndDateTime: `${day(-20)}T10:00:00.000Z` };
  await insert(
    client,
    'Event',
    accounts.map((WhatId) => ({ WhatId, ...met }))
  );
}

async function plantUsage(client: OrgClient, accounts: readonly string[], day: Day): Promise<void> {
  await insert(
    client,
    'Headroom_Product_Usage__c',
    accounts.map((Account__c, at) => ({
      ...{ Account__c, Key__c: `usage ${at} ${day(0)}`, Product_Line__c: 'platform', Period_Start__c: day(-8), Period_End__c: day(-2) },
      ...{ Licensed__c: 40, Active__c: 30, Uptime__c: 99.8, Features__c: planted.sensitive }
    }))
  );
}

/** A month later: one more sale, so that the amount moves; usage anew; an opportunity in the works; what people say. */
export async function plantLater(client: OrgClient, accounts: readonly string[]): Promise<void> {
  const day = await daysOf(client);
  const later = { Name: planted.opportunityName, StageName: 'Prospecting', CloseDate: day(40), Amount: planted.openAmount };
  await plantUsage(client, accounts, day);
  await insert(
    client,
    'Opportunity',
    accounts.flatMap((AccountId) => [
      { AccountId, ...won(planted.wonAmount - planted.firstWonAmount, day(-1)) },
      { AccountId, ...later, Headroom_Product_Line__c: 'platform' },
      {
        AccountId,
        ...later,
        Headroom_Product_Line__c: 'platform',
        ...{ StageName: 'Closed Lost', CloseDate: day(-2), NextStep: planted.lossReason }
      }
    ])
  );
  const refused = { Product_Line__c: 'premium_support', Answer__c: 'Not_A_Fit', Reason__c: planted.feedbackReason, Until__c: day(60) };
  await insert(
    client,
    'Headroom_Whitespace_Feedback__c',
    accounts.map((Account__c) => ({ Account__c, ...refused }))
  );
  const said = { Pulse__c: 'Worried', Reason__c: planted.pulseReason };
  await insert(
    client,
    'Headroom_Pulse__c',
    accounts.map((Account__c) => ({ Account__c, ...said }))
  );
  const overruled = { Kind__c: 'Cap', Scorecard__c: 'vendor_risk', Value__c: 41, Reason__c: planted.overrideReason };
  const mistyped = { ...overruled, Measure__c: planted.typedMeasure };
  await insert(
    client,
    'Headroom_Health_Override__c',
    accounts.flatMap((Account__c) => [overruled, mistyped].map((row) => ({ Account__c, ...row, Expires_On__c: day(20) })))
  );
}
