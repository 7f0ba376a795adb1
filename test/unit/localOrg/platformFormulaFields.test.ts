import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, signInAs, type Json, type TestOrg } from '../../localOrg/testOrg.ts';
import { createUser, customObject, deployFiles, digits, field, formulaField, permissionSet, problemsOf, rule } from './givenPackage.ts';

let org: TestOrg;
let trip: string;
const app = { key: 'traveller', secret: 'secret' };

const fields =
  field('Account__c', 'Lookup', '<referenceTo>Account</referenceTo><relationshipName>Trips</relationshipName>') +
  field('Price__c', 'Currency', digits(10, 2)) +
  field('Seats__c', 'Number', digits(4, 0)) +
  field('Starts__c', 'Date') +
  formulaField('Total__c', 'Currency', 'Price__c * Seats__c', digits(18, 2)) +
  formulaField(
    'Total_Or_Nothing__c',
    'Number',
    'Price__c * Seats__c',
    `${digits(18, 1)}<formulaTreatBlanksAs>BlankAsBlank</formulaTreatBlanksAs>`
  ) +
  formulaField('Doubled__c', 'Number', 'Total__c * 2', digits(18, 0)) +
  formulaField('Share__c', 'Percent', 'Seats__c / 8', digits(18, 1)) +
  formulaField('Title__c', 'Text', 'Account__r.Name & ": " & TEXT(Seats__c)') +
  formulaField('Is_Over__c', 'Checkbox', 'Starts__c < TODAY()') +
  formulaField('Ends__c', 'Date', 'Starts__c + 7') +
  formulaField('Broken__c', 'Number', '1 / (Seats__c - Seats__c)', digits(18, 0)) +
  formulaField('Is_Mine__c', 'Checkbox', 'CreatedById = $User.Id');

beforeAll(async () => {
  org = await openTestOrg({
    now: '2026-11-22T10:00:00Z',
    apps: [{ consumerKey: app.key, consumerSecret: app.secret, runAs: 'traveller@example.com' }]
  });
  await deployFiles(org, {
    'objects/Trip__c.object': customObject('Trip', fields + rule('Total_Capped', 'Total__c > 10000', 'Too dear.', 'Price__c')),
    'permissionsets/Traveller.permissionset': permissionSet('Traveller', [{ object: 'Trip__c', allow: 'r' }], {
      'Trip__c.Is_Mine__c': 'read'
    })
  });
  const account = await org.create('Account', { Name: 'Acme' });
  trip = await org.create('Trip__c', { Name: 'First', Account__c: account, Price__c: 10.5, Seats__c: 3, Starts__c: '2026-11-20' });
});
afterAll(() => org.remove());

const refusal = async (soql: string): Promise<Json> => (await org.call('GET', `/query?q=${encodeURIComponent(soql)}`)).body[0];

describe('a formula field', () => {
  it('is computed when a query reads it', async () => {
    const [row] = await org.query('SELECT Total__c, Doubled__c, Share__c, Title__c, Is_Over__c, Ends__c, Broken__c FROM Trip__c');
    expect(row).toMatchObject({
      Total__c: 31.5,
      Doubled__c: 63,
      Share__c: 37.5,
      Title__c: 'Acme: 3',
      Is_Over__c: true,
      Ends__c: '2026-11-27',
      Broken__c: null
    });
  });

  it('follows what it is computed from without a save', async () => {
    await org.setClock('2026-11-19T10:00:00Z');
    expect(await org.query('SELECT Is_Over__c FROM Trip__c')).toMatchObject([{ Is_Over__c: false }]);
    await org.setClock('2026-11-22T10:00:00Z');
    const [account] = await org.query("SELECT Id FROM Account WHERE Name = 'Acme'");
    await org.call('PATCH', `/sobjects/Account/${account.Id}`, { Name: 'Acme Inc.' });
    expect(await org.query('SELECT Title__c FROM Trip__c')).toMatchObject([{ Title__c: 'Acme Inc.: 3' }]);
    await org.call('PATCH', `/sobjects/Account/${account.Id}`, { Name: 'Acme' });
  });

  it('counts blank numbers as zero unless it says otherwise', async () => {
    const id = await org.create('Trip__c', { Name: 'Blank', Price__c: 5 });
    expect(await org.query(`SELECT Total__c, Total_Or_Nothing__c FROM Trip__c WHERE Id = '${id}'`)).toMatchObject([
      { Total__c: 0, Total_Or_Nothing__c: null }
    ]);
  });

  it('can be filtered, sorted, grouped and reached from other objects', async () => {
    expect(await org.query('SELECT Name FROM Trip__c WHERE Total__c > 31 ORDER BY Total__c')).toMatchObject([{ Name: 'First' }]);
    expect(
      await org.query('SELECT Is_Over__c over, SUM(Total__c) total FROM Trip__c GROUP BY Is_Over__c ORDER BY SUM(Total__c)')
    ).toMatchObject([
      { over: false, total: 0 },
      { over: true, total: 31.5 }
    ]);
    const [account] = await org.query("SELECT (SELECT Total__c FROM Trips__r) FROM Account WHERE Name = 'Acme'");
    expect(account.Trips__r.records).toMatchObject([{ Total__c: 31.5 }]);
  });

  it('is grouped by where it is a box or a date, and refused where it is a text or a number', async () => {
    expect(await org.query('SELECT Ends__c, COUNT(Id) n FROM Trip__c WHERE Ends__c != null GROUP BY Ends__c')).toMatchObject([
      { Ends__c: '2026-11-27', n: 1 }
    ]);
    for (const name of ['Title__c', 'Doubled__c']) {
      const { errorCode, message } = await refusal(`SELECT ${name} FROM Trip__c GROUP BY ${name}`);
      expect([errorCode, message.split('\n').at(-1)]).toEqual(['INVALID_FIELD', `field '${name}' can not be grouped in a query call`]);
    }
  });

  it('stands in the record resource, in UI API and in Bulk', async () => {
    expect((await org.call('GET', `/sobjects/Trip__c/${trip}`)).body).toMatchObject({ Total__c: 31.5, Title__c: 'Acme: 3' });
    expect((await org.call('GET', `/ui-api/records/${trip}?fields=Trip__c.Total__c`)).body.fields.Total__c.value).toBe(31.5);
    const { body: job } = await org.call('POST', '/jobs/query', {
      operation: 'query',
      query: `SELECT Total__c FROM Trip__c WHERE Id = '${trip}'`
    });
    await expect.poll(async () => (await org.call('GET', `/jobs/query/${job.id}`)).body.state, { timeout: 60_000 }).toBe('JobComplete');
    expect((await org.call('GET', `/jobs/query/${job.id}/results`)).text).toBe('"Total__c"\n"31.5"\n');
  });

  it('cannot be written and says so in describe', async () => {
    const { body } = await org.call('PATCH', `/sobjects/Trip__c/${trip}`, { Total__c: 1 });
    expect(body[0]).toMatchObject({ errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE', fields: ['Total__c'] });
    const described = (await org.call('GET', '/sobjects/Trip__c/describe')).body.fields.find((each: Json) => each.name === 'Total__c');
    expect(described).toMatchObject({
      calculated: true,
      calculatedFormula: 'Price__c * Seats__c',
      formulaTreatNullNumberAsZero: true,
      createable: false,
      updateable: false
    });
  });

  it('is seen by validation rules', async () => {
    const { body } = await org.call('PATCH', `/sobjects/Trip__c/${trip}`, { Price__c: 5000 });
    expect(body[0]).toMatchObject({ errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Too dear.', fields: ['Price__c'] });
  });

  it('is computed for the user who reads', async () => {
    await createUser(org, 'traveller@example.com', { sets: ['Traveller'] });
    const token = await signInAs(org, app);
    expect(await org.query(`SELECT Is_Mine__c FROM Trip__c WHERE Id = '${trip}'`)).toMatchObject([{ Is_Mine__c: true }]);
    expect(await org.query(`SELECT Is_Mine__c FROM Trip__c WHERE Id = '${trip}'`, { token })).toMatchObject([{ Is_Mine__c: false }]);
  });

  it('is hidden without field permission', async () => {
    const token = await signInAs(org, app);
    const { body } = await org.call('GET', '/query?q=SELECT+Total__c+FROM+Trip__c', undefined, { token });
    expect(body[0].errorCode).toBe('INVALID_FIELD');
  });
});

it('fields of the platform follow others: a case its contact, an opportunity its fiscal quarter', async () => {
  const contact = await org.create('Contact', { LastName: 'C', Phone: '1', MobilePhone: '2', Email: 'c@example.com', Fax: '4' });
  const id = await org.create('Case', { Subject: 'S', ContactId: contact });
  const [row] = await org.query(`SELECT ContactPhone, ContactMobile, ContactEmail, ContactFax FROM Case WHERE Id = '${id}'`);
  expect(row).toMatchObject({ ContactPhone: '1', ContactMobile: '2', ContactEmail: 'c@example.com', ContactFax: '4' });
  const deal = await org.create('Opportunity', { Name: 'O', StageName: 'Prospecting', CloseDate: '2027-05-01' });
  expect(await org.query(`SELECT Fiscal FROM Opportunity WHERE Id = '${deal}'`)).toMatchObject([{ Fiscal: '2027 2' }]);
});

describe('a deploy of formula fields', () => {
  const deployed = (parts: string) => problemsOf(org, { 'objects/Trip__c.object': customObject('Trip', parts) });

  it('fails for formulas that the platform refuses', async () => {
    expect(await deployed(formulaField('A__c', 'Number', 'Nope__c', digits(18, 0)))).toEqual([
      'CustomField Trip__c.A__c: Field Nope__c does not exist. Check spelling.'
    ]);
    expect(await deployed(formulaField('A__c', 'Number', 'Name', digits(18, 0)))).toEqual([
      'CustomField Trip__c.A__c: Formula result is data type (Text), incompatible with expected data type (Number).'
    ]);
    expect(await deployed(formulaField('A__c', 'Checkbox', 'ISNEW()'))).toEqual([
      'CustomField Trip__c.A__c: Function ISNEW may not be used in this type of formula'
    ]);
    const circle = formulaField('A__c', 'Number', 'B__c', digits(18, 0)) + formulaField('B__c', 'Number', 'A__c', digits(18, 0));
    const problem = 'Formula cannot use another formula field that directly or indirectly refers to itself.';
    expect(await deployed(circle)).toEqual([`CustomField Trip__c.A__c: ${problem}`, `CustomField Trip__c.B__c: ${problem}`]);
  });

  it('refuses a roll-up summary by its name', async () => {
    const summary = field(
      'Count__c',
      'Summary',
      '<summaryForeignKey>Trip__c.Account__c</summaryForeignKey><summaryOperation>count</summaryOperation>'
    );
    const [problem] = await deployed(summary);
    expect(problem).toMatch(/^CustomField Trip__c\.Count__c: .*local org.*roll-up summar/i);
  });
});

it('leaves a query of an object without formulas as it is', async () => {
  expect((await refusal('SELECT Total__c FROM Account')).errorCode).toBe('INVALID_FIELD');
});
