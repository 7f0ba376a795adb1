import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg } from './testOrg.ts';
import type { Json, TestOrg } from './testOrg.ts';

let org: TestOrg;
let book: string;
let entry: string;

const mutation = `mutation m($input: OpportunityCreateInput!, $line: OpportunityLineItemCreateInput!) { uiapi(input: { allOrNone: true }) {
  opportunity: OpportunityCreate(input: $input) { Record { Id } }
  line: OpportunityLineItemCreate(input: $line) { Record { Id TotalPrice { value } } } } }`;

beforeAll(async () => {
  org = await openTestOrg();
  const product = await org.create('Product2', { Name: 'Seat', ProductCode: 'S-1', IsActive: true });
  book = (await org.query('SELECT Id FROM Pricebook2 WHERE IsStandard = true'))[0].Id;
  entry = await org.create('PricebookEntry', { Pricebook2Id: book, Product2Id: product, UnitPrice: 120, IsActive: true });
});
afterAll(() => org.remove());

async function createBoth(opportunity: object, line: object): Promise<{ data: Json; errors: Json[] }> {
  const variables = {
    input: { Opportunity: { Name: 'Both', StageName: 'Prospecting', CloseDate: '2027-04-30', ...opportunity } },
    line: { OpportunityLineItem: { OpportunityId: '@{opportunity}', PricebookEntryId: entry, Quantity: 3, ...line } }
  };
  return (await org.call('POST', '/graphql', { query: mutation, variables })).body;
}

const count = async (name: string): Promise<number> => (await org.query(`SELECT Id FROM Opportunity WHERE Name = '${name}'`)).length;

describe('one mutation of an opportunity and its product', () => {
  it('makes both, and gives the opportunity the price book of the entry', async () => {
    const { data, errors } = await createBoth({}, { UnitPrice: 120 });
    expect(errors).toEqual([]);
    expect(data.uiapi.line.Record.TotalPrice.value).toBe(360);
    const id = data.uiapi.opportunity.Record.Id;
    const fields = 'Amount, Pricebook2Id, Probability, IsClosed, HasOpportunityLineItem';
    const [made] = await org.query(`SELECT ${fields} FROM Opportunity WHERE Id = '${id}'`);
    expect(made).toMatchObject({ Amount: 360, Pricebook2Id: book, Probability: 10, IsClosed: false, HasOpportunityLineItem: true });
  });

  it('makes none when the product is refused, and names the field', async () => {
    const { data, errors } = await createBoth({ Name: 'None' }, {});
    expect(data.uiapi).toEqual({ opportunity: null, line: null });
    expect(errors).toHaveLength(1);
    expect(errors[0].paths).toEqual(['uiapi', 'line']);
    expect(errors[0].extensions).toMatchObject({ errorCode: 'REQUIRED_FIELD_MISSING', fields: ['UnitPrice'] });
    expect(await count('None')).toBe(0);
  });

  it('takes a unit price or a total, not both', async () => {
    const { errors } = await createBoth({ Name: 'Two prices' }, { UnitPrice: 120, TotalPrice: 360 });
    expect(errors[0].extensions).toMatchObject({ errorCode: 'INVALID_FIELD', fields: ['UnitPrice'] });
    expect(await count('Two prices')).toBe(0);
  });
});

describe('an opportunity with products', () => {
  it('keeps its price book', async () => {
    const { data } = await createBoth({ Name: 'Kept' }, { UnitPrice: 120 });
    const id = data.uiapi.opportunity.Record.Id;
    const other = await org.create('Pricebook2', { Name: 'Other', IsActive: true });
    const { status, body } = await org.call('PATCH', `/sobjects/Opportunity/${id}`, { Pricebook2Id: other });
    expect([status, body[0].errorCode, body[0].fields]).toEqual([400, 'FIELD_INTEGRITY_EXCEPTION', ['Pricebook2Id']]);
    expect((await org.call('PATCH', `/sobjects/Opportunity/${id}`, { NextStep: 'Call' })).status).toBe(204);
  });
});
