import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, type TestOrg } from '../../localOrg/testOrg.ts';
import { customObject, deployFiles, digits, field, length, problemsOf, rule, xml } from './givenPackage.ts';

let org: TestOrg;

const orderFields =
  field('Account__c', 'Lookup', '<referenceTo>Account</referenceTo><relationshipName>Visits</relationshipName>') +
  field('Fee__c', 'Currency', digits(10, 2)) +
  field('Share__c', 'Percent', digits(5, 2)) +
  field('On__c', 'Date') +
  field('Code__c', 'Text', `${length(20)}<required>true</required>`);
const rules =
  rule('Fee_Not_Negative', 'Fee__c < 0', 'The fee is below zero.', 'Fee__c') +
  rule('Share_At_Most_One', 'Share__c > 1', 'More than everything.', 'Share__c') +
  rule('Not_In_The_Past', 'AND(ISNEW(), On__c < TODAY())', 'The day is over.', 'On__c') +
  rule('Code_Shape', 'NOT(REGEX(Code__c, "[A-Z]{2}\\\\d+"))', 'Two letters and a number.') +
  rule('Code_Stays', 'ISCHANGED(Code__c)', 'The code cannot change.', 'Code__c') +
  rule('Not_For_Competitors', 'ISPICKVAL(Account__r.Type, "Competitor")', 'No visits there.', 'Account__c') +
  rule('Not_By_Others', '$User.Id <> OwnerId', 'Only the owner.');

beforeAll(async () => {
  org = await openTestOrg({ now: '2026-11-22T10:00:00Z' });
  await deployFiles(org, {
    'objects/Visit__c.object': customObject('Visit', orderFields + rules),
    'objects/Account.object': xml(
      'CustomObject',
      rule('Site_Known', 'Site = "Atlantis"', 'No such site.', 'Site') + rule('No_Fax', 'Fax = "0"', 'No fax.')
    )
  });
});
afterAll(() => org.remove());

const visit = (values: Record<string, unknown>) => org.call('POST', '/sobjects/Visit__c', { Name: 'V', Code__c: 'AB1', ...values });

describe('a validation rule', () => {
  it('refuses a record with its message at its field', async () => {
    expect(await visit({ Fee__c: -1 })).toMatchObject({
      status: 400,
      body: [{ errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'The fee is below zero.', fields: ['Fee__c'] }]
    });
    expect((await visit({ Code__c: 'x' })).body).toEqual([
      { errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Two letters and a number.', fields: [] }
    ]);
    expect(await org.query('SELECT Id FROM Visit__c')).toEqual([]);
  });

  it('is reported with every other one that fails', async () => {
    const { body } = await visit({ Fee__c: -1, Share__c: 101, On__c: '2026-11-21' });
    expect(body.map((error: { message: string }) => error.message)).toEqual([
      'The fee is below zero.',
      'More than everything.',
      'The day is over.'
    ]);
  });

  it('leaves a blank number alone and reads percentages as fractions', async () => {
    expect((await visit({})).status).toBe(201);
    expect((await visit({ Share__c: 100 })).status).toBe(201);
  });

  it('comes after the checks of the platform', async () => {
    const { body } = await org.call('POST', '/sobjects/Visit__c', { Name: 'V', Fee__c: -1 });
    expect(body[0]).toMatchObject({ errorCode: 'REQUIRED_FIELD_MISSING', fields: ['Code__c'] });
  });

  it('knows what has changed', async () => {
    const { id } = (await visit({ On__c: '2026-11-22' })).body;
    await org.setClock('2026-11-24T10:00:00Z');
    expect((await org.call('PATCH', `/sobjects/Visit__c/${id}`, { Code__c: 'AB1', Fee__c: 5 })).status).toBe(204);
    expect((await org.call('PATCH', `/sobjects/Visit__c/${id}`, { Code__c: 'AB2' })).body[0].message).toBe('The code cannot change.');
    await org.setClock('2026-11-22T10:00:00Z');
  });

  it('reads fields of the parent', async () => {
    const account = await org.create('Account', { Name: 'Rival', Type: 'Competitor' });
    expect((await visit({ Account__c: account })).body[0].message).toBe('No visits there.');
  });

  it('holds in collections', async () => {
    const records = [{ Code__c: 'AB1' }, { Code__c: 'AB1', Fee__c: -1, Share__c: 200 }].map((record) => ({
      attributes: { type: 'Visit__c' },
      Name: 'C',
      ...record
    }));
    const { body } = await org.call('POST', '/composite/sobjects', { allOrNone: false, records });
    expect(body[0].success).toBe(true);
    expect(body[1].errors).toEqual([
      { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'The fee is below zero.', fields: ['Fee__c'] },
      { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'More than everything.', fields: ['Share__c'] }
    ]);
  });

  it('holds in Bulk ingest', async () => {
    const { body: job } = await org.call('POST', '/jobs/ingest', { object: 'Visit__c', operation: 'insert', lineEnding: 'LF' });
    await org.call('PUT', `/jobs/ingest/${job.id}/batches`, undefined, {
      raw: 'Name,Code__c,Fee__c\nB,AB1,-2\nB,AB1,2\n',
      headers: { 'Content-Type': 'text/csv' }
    });
    await org.call('PATCH', `/jobs/ingest/${job.id}`, { state: 'UploadComplete' });
    await expect.poll(async () => (await org.call('GET', `/jobs/ingest/${job.id}`)).body.state, { timeout: 60_000 }).toBe('JobComplete');
    const { text } = await org.call('GET', `/jobs/ingest/${job.id}/failedResults`);
    expect(text).toContain('FIELD_CUSTOM_VALIDATION_EXCEPTION:The fee is below zero.:Fee__c --');
    expect((await org.call('GET', `/jobs/ingest/${job.id}`)).body.numberRecordsFailed).toBe(1);
  });

  it('holds in UI API, at its field or at the top', async () => {
    const account = await org.create('Account', { Name: 'Seen by UI API' });
    const { status, body } = await org.call('PATCH', `/ui-api/records/${account}`, { fields: { Site: 'Atlantis', Fax: '0' } });
    expect(status).toBe(400);
    expect(body[0].output.fieldErrors.Site).toMatchObject([{ errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'No such site.' }]);
    expect(body[0].output.errors).toMatchObject([{ message: 'No fax.', field: null }]);
  });

  it('holds in GraphQL mutations', async () => {
    const query = 'mutation { uiapi { AccountCreate(input: { Account: { Name: "G", Site: "Atlantis" } }) { Record { Id } } } }';
    const { body } = await org.call('POST', '/graphql', { query });
    expect(JSON.stringify(body.errors)).toContain('No such site.');
  });
});

describe('a deploy of rules', () => {
  const broken = (formula: string, shown?: string) =>
    problemsOf(org, { 'objects/Account.object': xml('CustomObject', rule('Broken', formula, 'No.', shown)) });

  it.each([
    ['Nope__c = 1', 'Field Nope__c does not exist. Check spelling.'],
    ['FOO(Name)', 'Unknown function FOO. Check spelling.'],
    ['AND(Name = "x"', "Syntax error.  Missing ')'"],
    ['LEN(Name)', 'Formula result is data type (Number), incompatible with expected data type (true or false).'],
    ['Type = "Other"', 'Field Type is a picklist field. Picklist fields are only supported in certain functions.'],
    ['Parent.Nope = 1', 'Field Parent.Nope does not exist. Check spelling.']
  ])('fails for %s', async (formula, problem) => {
    expect(await broken(formula)).toEqual([`ValidationRule Account.Broken: ${problem}`]);
  });

  it('refuses Custom Metadata that its own rules forbid', async () => {
    const type = xml(
      'CustomObject',
      `${field('Weight__c', 'Number', digits(5, 0))}<label>Weight</label><pluralLabel>Weights</pluralLabel>${rule('Weight_Above_Zero', 'Weight__c <= 0', 'Give a weight above 0.', 'Weight__c')}<visibility>Public</visibility>`
    );
    const record = (weight: number) =>
      `<?xml version="1.0"?><CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><label>Heavy</label><protected>false</protected><values><field>Weight__c</field><value xsi:type="xsd:double">${weight}</value></values></CustomMetadata>`;
    const files = (weight: number) => ({ 'objects/Weight__mdt.object': type, 'customMetadata/Weight.Heavy.md': record(weight) });
    expect(await problemsOf(org, files(0))).toEqual(['CustomMetadata Weight.Heavy: Give a weight above 0.']);
    expect(await problemsOf(org, files(1))).toEqual([]);
  });
});
