import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endDate } from '../../../src/localOrg/behaviours/contract.ts';
import { type Json, openTestOrg, type TestOrg } from '../../localOrg/testOrg.ts';

let org: TestOrg;
let account: string;

beforeAll(async () => {
  org = await openTestOrg({ now: '2026-03-02T08:00:00Z' });
  account = await org.create('Account', { Name: 'Behaviour' });
});
afterAll(() => org.remove());

const one = async (soql: string): Promise<Json> => (await org.query(soql))[0];

describe('Case', () => {
  it('is numbered, takes the account of its contact and is closed by its status', async () => {
    const contact = await org.create('Contact', { LastName: 'Asker', FirstName: 'Amy', AccountId: account });
    const id = await org.create('Case', { ContactId: contact, Subject: 'Broken' });
    const fields = 'CaseNumber, AccountId, Contact.Name, Status, Priority, IsClosed, ClosedDate';
    expect(await one(`SELECT ${fields} FROM Case WHERE Id = '${id}'`)).toMatchObject({
      CaseNumber: expect.stringMatching(/^\d{8}$/),
      AccountId: account,
      Contact: { Name: 'Amy Asker' },
      Status: 'New',
      Priority: 'Medium',
      IsClosed: false,
      ClosedDate: null
    });
    await org.setClock('2026-03-09T08:00:00Z');
    await org.call('PATCH', `/sobjects/Case/${id}`, { Status: 'Closed' });
    expect(await one(`SELECT ${fields} FROM Case WHERE Id = '${id}'`)).toMatchObject({
      IsClosed: true,
      ClosedDate: expect.stringMatching(/^2026-03-09T08:/)
    });
    await org.call('PATCH', `/sobjects/Case/${id}`, { Status: 'Working', Priority: 'High' });
    expect(await one(`SELECT ${fields} FROM Case WHERE Id = '${id}'`)).toMatchObject({ IsClosed: false, ClosedDate: null });
    const history = await org.query(`SELECT Field, OldValue, NewValue FROM CaseHistory WHERE CaseId = '${id}' ORDER BY Id`);
    expect(history.map((row) => [row.Field, row.OldValue, row.NewValue])).toEqual([
      ['created', null, null],
      ['Status', 'New', 'Closed'],
      ['Status', 'Closed', 'Working'],
      ['Priority', 'Medium', 'High']
    ]);
  });

  it('history cannot be written by a caller', async () => {
    const { status, body } = await org.call('POST', '/sobjects/CaseHistory', { Field: 'Status' });
    expect([status, body[0].errorCode]).toEqual([403, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY']);
  });
});

describe('Opportunity', () => {
  it('takes closed, won, probability and forecast category from its stage', async () => {
    const id = await org.create('Opportunity', {
      Name: 'Deal',
      AccountId: account,
      StageName: 'Needs Analysis',
      CloseDate: '2026-05-31',
      Amount: 1000
    });
    const fields = 'IsClosed, IsWon, Probability, ForecastCategory, ExpectedRevenue, FiscalYear, FiscalQuarter, LastStageChangeDate';
    expect(await one(`SELECT ${fields} FROM Opportunity WHERE Id = '${id}'`)).toMatchObject({
      IsClosed: false,
      IsWon: false,
      Probability: 20,
      ForecastCategory: 'Pipeline',
      ExpectedRevenue: 200,
      FiscalYear: 2026,
      FiscalQuarter: 2,
      LastStageChangeDate: null
    });
    await org.call('PATCH', `/sobjects/Opportunity/${id}`, { StageName: 'Closed Won' });
    expect(await one(`SELECT ${fields} FROM Opportunity WHERE Id = '${id}'`)).toMatchObject({
      IsClosed: true,
      IsWon: true,
      Probability: 100,
      ForecastCategory: 'Closed'
    });
    const stages = await org.query(`SELECT StageName FROM OpportunityHistory WHERE OpportunityId = '${id}' ORDER BY Id`);
    expect(stages.map((row) => row.StageName)).toEqual(['Needs Analysis', 'Closed Won']);
    expect(
      await one(`SELECT OldValue, NewValue FROM OpportunityFieldHistory WHERE OpportunityId = '${id}' AND Field = 'StageName'`)
    ).toMatchObject({ OldValue: 'Needs Analysis', NewValue: 'Closed Won' });
  });

  it('sums its line items, which take product and price from the price book', async () => {
    const product = await org.create('Product2', { Name: 'Seat', ProductCode: 'S-1', Family: 'platform', IsActive: true });
    const book = (await one('SELECT Id FROM Pricebook2 WHERE IsStandard = true')).Id;
    const entry = await org.create('PricebookEntry', { Pricebook2Id: book, Product2Id: product, UnitPrice: 120, IsActive: true });
    const opportunity = await org.create('Opportunity', { Name: 'Lines', StageName: 'Prospecting', CloseDate: '2026-06-01' });
    const first = await org.create('OpportunityLineItem', {
      OpportunityId: opportunity,
      PricebookEntryId: entry,
      Quantity: 3,
      UnitPrice: 100
    });
    await org.create('OpportunityLineItem', { OpportunityId: opportunity, PricebookEntryId: entry, Quantity: 2, TotalPrice: 90.1 });
    expect(
      await one(`SELECT Product2.Family, ListPrice, TotalPrice, ProductCode FROM OpportunityLineItem WHERE Id = '${first}'`)
    ).toMatchObject({
      Product2: { Family: 'platform' },
      ListPrice: 120,
      TotalPrice: 300,
      ProductCode: 'S-1'
    });
    const fields = 'Amount, TotalOpportunityQuantity, HasOpportunityLineItem, Pricebook2Id';
    expect(await one(`SELECT ${fields} FROM Opportunity WHERE Id = '${opportunity}'`)).toMatchObject({
      Amount: 390.1,
      TotalOpportunityQuantity: 5,
      HasOpportunityLineItem: true,
      Pricebook2Id: book
    });
    await org.call('DELETE', `/sobjects/OpportunityLineItem/${first}`);
    expect((await one(`SELECT Amount FROM Opportunity WHERE Id = '${opportunity}'`)).Amount).toBe(90.1);
  });
});

describe('Contract', () => {
  it('starts as a draft, ends by its term, and is activated by an update', async () => {
    const activated = await org.call('POST', '/sobjects/Contract', { AccountId: account, Status: 'Activated' });
    expect(activated.body[0].errorCode).toBe('FAILED_ACTIVATION');
    const id = await org.create('Contract', { AccountId: account, StartDate: '2026-01-15', ContractTerm: 12 });
    await org.call('PATCH', `/sobjects/Contract/${id}`, { Status: 'Activated' });
    expect(await one(`SELECT EndDate, StatusCode, ActivatedDate, ActivatedBy.Name FROM Contract WHERE Id = '${id}'`)).toMatchObject({
      EndDate: '2027-01-14',
      StatusCode: 'Activated',
      ActivatedDate: expect.stringMatching(/^2026-03-/),
      ActivatedBy: { Name: 'Ada Admin' }
    });
    expect((await org.call('PATCH', `/sobjects/Contract/${id}`, { Status: 'Draft' })).status).toBe(400);
  });

  it('ends the day before the same day, or before the last day of a shorter month', () => {
    expect(endDate('2026-01-31', 1)).toBe('2026-02-27');
    expect(endDate('2024-02-29', 12)).toBe('2025-02-27');
    expect(endDate('2026-01-01', 36)).toBe('2028-12-31');
    expect(endDate('2026-01-01', null)).toBeNull();
  });
});

describe('Campaign', () => {
  it('gives members its own statuses; a response sets the first date in the time zone of the org', async () => {
    await org.setClock('2026-03-14T23:30:00Z');
    const campaign = await org.create('Campaign', { Name: 'Webinar', Type: 'Webinar' });
    const contact = await org.create('Contact', { LastName: 'Guest', AccountId: account });
    const member = await org.create('CampaignMember', { CampaignId: campaign, ContactId: contact, Status: 'No such status' });
    const soql = `SELECT Status, HasResponded, FirstRespondedDate FROM CampaignMember WHERE Id = '${member}'`;
    expect(await one(soql)).toMatchObject({ Status: 'Sent', HasResponded: false, FirstRespondedDate: null });
    await org.call('PATCH', `/sobjects/CampaignMember/${member}`, { Status: 'Responded' });
    expect(await one(soql)).toMatchObject({ Status: 'Responded', HasResponded: true, FirstRespondedDate: '2026-03-15' });
    expect(await one(`SELECT NumberOfContacts, NumberOfResponses FROM Campaign WHERE Id = '${campaign}'`)).toMatchObject({
      NumberOfContacts: 1,
      NumberOfResponses: 1
    });
    const again = await org.call('POST', '/sobjects/CampaignMember', { CampaignId: campaign, ContactId: contact });
    expect(again.body[0]).toMatchObject({ errorCode: 'DUPLICATE_VALUE', message: 'Already a campaign member.' });
  });
});

describe('activities', () => {
  it('take their account from WhatId, else from a contact in WhoId', async () => {
    const contact = await org.create('Contact', { LastName: 'Met', AccountId: account });
    const contract = await org.create('Contract', { AccountId: account });
    const asset = await org.create('Asset', { Name: 'A', AccountId: account });
    const accountOf = async (values: Record<string, unknown>) =>
      (await one(`SELECT AccountId FROM Task WHERE Id = '${await org.create('Task', values)}'`)).AccountId;
    expect(await accountOf({ Subject: 'Call', WhatId: contract })).toBe(account);
    expect(await accountOf({ Subject: 'Call', WhoId: contact })).toBe(account);
    expect(await accountOf({ Subject: 'Call', WhatId: asset })).toBeNull();
    expect(await accountOf({ Subject: 'Call', WhatId: asset, WhoId: contact })).toBe(account);
  });

  it('derive the end of an event from its duration, and close a task by its status', async () => {
    const event = await org.create('Event', { Subject: 'Meeting', StartDateTime: '2026-03-20T10:00:00Z', DurationInMinutes: 45 });
    expect(await one(`SELECT EndDateTime, ActivityDate, ActivityDateTime FROM Event WHERE Id = '${event}'`)).toMatchObject({
      EndDateTime: '2026-03-20T10:45:00.000+0000',
      ActivityDate: '2026-03-20',
      ActivityDateTime: '2026-03-20T10:00:00.000+0000'
    });
    const missing = await org.call('POST', '/sobjects/Event', { Subject: 'No time' });
    expect(missing.body[0].errorCode).toBe('REQUIRED_FIELD_MISSING');
    const task = await org.create('Task', { Subject: 'Call', Status: 'Completed', Priority: 'High' });
    expect(await one(`SELECT IsClosed, IsHighPriority FROM Task WHERE Id = '${task}'`)).toMatchObject({
      IsClosed: true,
      IsHighPriority: true
    });
  });

  it('are archived after a year: a query does not see them, queryAll does', async () => {
    await org.setClock('2026-04-01T08:00:00Z');
    await org.create('Event', { Subject: 'Long ago', StartDateTime: '2025-03-01T10:00:00Z', DurationInMinutes: 60 });
    await org.create('Task', { Subject: 'Long ago', Status: 'Completed', ActivityDate: '2025-03-01' });
    await org.create('Task', { Subject: 'Long ago', Status: 'Not Started', ActivityDate: '2025-03-01' });
    await org.setClock('2026-04-02T08:00:00Z');
    expect(await org.query("SELECT Id FROM Event WHERE Subject = 'Long ago'")).toEqual([]);
    expect(await org.query("SELECT Status FROM Task WHERE Subject = 'Long ago'")).toMatchObject([{ Status: 'Not Started' }]);
    const all = await org.call('GET', "/queryAll?q=SELECT+IsArchived,IsDeleted+FROM+Event+WHERE+Subject='Long+ago'");
    expect(all.body.records).toMatchObject([{ IsArchived: true, IsDeleted: false }]);
  });
});
