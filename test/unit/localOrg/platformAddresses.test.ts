import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, signInAs, type Json, type TestOrg } from '../../localOrg/testOrg.ts';
import { createUser, deployFiles, permissionSet } from './givenPackage.ts';

let org: TestOrg;
let account: string;
const app = { key: 'reader', secret: 's' };

beforeAll(async () => {
  org = await openTestOrg({ apps: [{ consumerKey: app.key, consumerSecret: app.secret, runAs: 'reader@example.com' }] });
  account = await org.create('Account', { Name: 'Acme', BillingStreet: 'Am Markt 1', BillingCity: 'Bonn', BillingCountry: 'Germany' });
});
afterAll(() => org.remove());

const billing = {
  city: 'Bonn',
  country: 'Germany',
  geocodeAccuracy: null,
  latitude: null,
  longitude: null,
  postalCode: null,
  state: null,
  street: 'Am Markt 1'
};
const refusal = async (soql: string): Promise<Json> => (await org.call('GET', `/query?q=${encodeURIComponent(soql)}`)).body[0];

describe('a compound address', () => {
  it('is one object in JSON, and null where every part is empty', async () => {
    expect(await org.query(`SELECT BillingAddress, ShippingAddress FROM Account WHERE Id = '${account}'`)).toMatchObject([
      { BillingAddress: billing, ShippingAddress: null }
    ]);
    expect((await org.call('GET', `/sobjects/Account/${account}`)).body).toMatchObject({ BillingAddress: billing, BillingCity: 'Bonn' });
  });

  it('is reached over relationships', async () => {
    const contact = await org.create('Contact', { LastName: 'C', AccountId: account, MailingCity: 'Köln' });
    const [row] = await org.query(`SELECT MailingAddress, Account.BillingAddress FROM Contact WHERE Id = '${contact}'`);
    expect([row.MailingAddress.city, row.Account.BillingAddress.city]).toEqual(['Köln', 'Bonn']);
  });

  it('can be neither filtered nor sorted nor written', async () => {
    expect((await refusal("SELECT Id FROM Account WHERE BillingAddress = 'Bonn'")).errorCode).toBe('INVALID_FIELD');
    expect((await refusal('SELECT Id FROM Account ORDER BY BillingAddress')).errorCode).toBe('MALFORMED_QUERY');
    const { body } = await org.call('PATCH', `/sobjects/Account/${account}`, { BillingAddress: 'Bonn' });
    expect(body[0]).toMatchObject({ errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE', fields: ['BillingAddress'] });
  });

  it('is refused by Bulk queries', async () => {
    const { status, body } = await org.call('POST', '/jobs/query', { operation: 'query', query: 'SELECT BillingAddress FROM Account' });
    expect([status, body[0].message]).toEqual([400, 'Selecting compound data not supported in Bulk Query']);
  });

  it('is described with its parts', async () => {
    const { fields } = (await org.call('GET', '/sobjects/Account/describe')).body;
    const field = (name: string): Json => fields.find((each: Json) => each.name === name);
    expect(field('BillingAddress')).toMatchObject({ type: 'address', soapType: 'urn:address', filterable: false, createable: false });
    expect(field('BillingCity').compoundFieldName).toBe('BillingAddress');
  });

  it('opens its parts with one field permission', async () => {
    const sets = { Addresses: permissionSet('Addresses', [{ object: 'Account', allow: 'rv' }], { 'Account.BillingAddress': 'read' }) };
    await deployFiles(org, { 'permissionsets/Addresses.permissionset': sets.Addresses });
    await createUser(org, 'reader@example.com', { profile: 'Minimum Access - API Only Integrations', sets: ['Addresses'] });
    const token = await signInAs(org, app);
    expect(await org.query('SELECT BillingCity, BillingAddress FROM Account', { token })).toMatchObject([
      { BillingCity: 'Bonn', BillingAddress: billing }
    ]);
    const { body } = await org.call('GET', '/query?q=SELECT+ShippingCity+FROM+Account', undefined, { token });
    expect(body[0].errorCode).toBe('INVALID_FIELD');
  });
});
