import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, type Json, type TestOrg } from '../../localOrg/testOrg.ts';
import { customObject, deployFiles, digits, field, length, problemsOf } from './givenPackage.ts';
import { openPlatformOrg, refusalOf } from './platformOrg.ts';

let org: TestOrg;

const list = (name: string, type: string, values: readonly string[], restricted: boolean): string =>
  field(
    name,
    type,
    `<valueSet><restricted>${restricted}</restricted><valueSetDefinition><sorted>false</sorted>${values
      .map((value) => `<value><fullName>${value}</fullName><default>false</default><label>${value}</label></value>`)
      .join('')}</valueSetDefinition></valueSet>${type === 'Picklist' ? '' : '<visibleLines>4</visibleLines>'}`
  );
const fields =
  field('Loose__c', 'Text', `${length(20)}<externalId>true</externalId><unique>true</unique><caseSensitive>false</caseSensitive>`) +
  field('Strict__c', 'Text', `${length(20)}<externalId>true</externalId><unique>true</unique><caseSensitive>true</caseSensitive>`) +
  field('Number_Of__c', 'AutoNumber', '<displayFormat>T-{000}</displayFormat><startingNumber>1</startingNumber>') +
  field('Size__c', 'Number', digits(4, 1)) +
  field('Met_At__c', 'DateTime') +
  field('Due__c', 'Date', '<defaultValue>TODAY() + 30</defaultValue>') +
  field('Opened_By__c', 'Text', `${length(80)}<defaultValue>$User.LastName</defaultValue>`) +
  field('Short__c', 'Text', `${length(5)}<defaultValue>"abc"</defaultValue>`) +
  list('Colours__c', 'MultiselectPicklist', ['Red', 'Blue'], true) +
  list('Free__c', 'Picklist', ['One'], false);

beforeAll(async () => {
  org = await openTestOrg({ now: '2026-11-22T10:00:00Z' });
  await deployFiles(org, { 'objects/Ticket__c.object': customObject('Ticket', fields) });
});
afterAll(() => org.remove());

const create = (values: Record<string, unknown>) => org.call('POST', '/sobjects/Ticket__c', { Name: 'T', ...values });
const refusal = async (values: Record<string, unknown>): Promise<Json> => (await create(values)).body[0];

describe('a moment', () => {
  it('on a day that no month has is refused', async () => {
    expect((await create({ Met_At__c: '2026-02-28T10:00:00Z' })).status).toBe(201);
    expect(await refusal({ Met_At__c: '2026-02-30T10:00:00Z' })).toMatchObject({ errorCode: 'JSON_PARSER_ERROR' });
  });
});

describe('a new record', () => {
  // Source: https://life-improver.com/salesforce/salesforce-standard-name-field-required-from-standard-page-layout-but-not-from-apex-code/
  it('of a custom object is named by its id in 15 characters where no name is given', async () => {
    const id = await org.create('Ticket__c', {});
    expect((await org.query(`SELECT Name FROM Ticket__c WHERE Id = '${id}'`))[0].Name).toBe(id.slice(0, 15));
    const { fields: described } = (await org.call('GET', '/sobjects/Ticket__c/describe')).body;
    expect(described.find((each: Json) => each.name === 'Name')).toMatchObject({ nillable: true, defaultedOnCreate: true });
  });

  it('takes constants and formulas as defaults, and nothing where null is given', async () => {
    const id = await org.create('Ticket__c', { Name: 'Defaults' });
    const row = (await org.call('GET', `/sobjects/Ticket__c/${id}?fields=Due__c,Opened_By__c,Short__c`)).body;
    expect(row).toMatchObject({ Due__c: '2026-12-22', Opened_By__c: 'Admin', Short__c: 'abc' });
    const empty = await org.create('Ticket__c', { Name: 'Empty', Due__c: null, Short__c: null });
    expect((await org.call('GET', `/sobjects/Ticket__c/${empty}?fields=Due__c,Short__c`)).body).toMatchObject({
      Due__c: null,
      Short__c: null
    });
  });

  it('counts up its auto-number', async () => {
    const ids = [await org.create('Ticket__c', { Name: 'A' }), await org.create('Ticket__c', { Name: 'B' })];
    const numbers = await org.query(`SELECT Number_Of__c FROM Ticket__c WHERE Id IN ('${ids.join("','")}') ORDER BY Number_Of__c`);
    const [first, second] = numbers.map((row) => Number(row.Number_Of__c.slice(2)));
    expect(numbers[0].Number_Of__c).toMatch(/^T-\d{3}$/);
    expect(second).toBe((first ?? 0) + 1);
    expect(await refusal({ Number_Of__c: 'T-999' })).toMatchObject({
      errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
      fields: ['Number_Of__c']
    });
  });

  it('belongs to the user who creates it unless another owner is given', async () => {
    const id = await org.create('Ticket__c', { Name: 'Mine' });
    const { OwnerId, CreatedById } = (await org.call('GET', `/sobjects/Ticket__c/${id}`)).body;
    expect(OwnerId).toBe(CreatedById);
  });
});

describe('unique values', () => {
  it('are compared without regard to letter case unless the field says so', async () => {
    const holder = await org.create('Ticket__c', { Name: 'Holder', Loose__c: 'Key', Strict__c: 'Key' });
    expect(await refusal({ Loose__c: 'KEY' })).toEqual({
      errorCode: 'DUPLICATE_VALUE',
      message: `duplicate value found: Loose__c duplicates value on record with id: ${holder}`,
      fields: []
    });
    expect((await create({ Strict__c: 'KEY' })).status).toBe(201);
    expect((await refusal({ Strict__c: 'Key' })).errorCode).toBe('DUPLICATE_VALUE');
  });

  it('are free again once their record is deleted', async () => {
    const id = await org.create('Ticket__c', { Name: 'First', Loose__c: 'again' });
    await org.call('DELETE', `/sobjects/Ticket__c/${id}`);
    expect((await create({ Loose__c: 'again' })).status).toBe(201);
  });
});

describe('values', () => {
  const cases: readonly (readonly [Record<string, unknown>, string, string, string])[] = [
    [{ Short__c: 'abcdef' }, 'STRING_TOO_LONG', 'Short: data value too large: abcdef (max length=5)', 'Short__c'],
    [{ Size__c: 1000 }, 'NUMBER_OUTSIDE_VALID_RANGE', 'Size: value outside of valid range on numeric field: 1000', 'Size__c'],
    [
      { Colours__c: 'Red;Green' },
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      'Colours: bad value for restricted picklist field: Green',
      'Colours__c'
    ],
    [{ OwnerId: '001000000000001' }, 'FIELD_INTEGRITY_EXCEPTION', 'Owner ID: id value of incorrect type: 001000000000001AAA', 'OwnerId'],
    [{ OwnerId: 'abc' }, 'MALFORMED_ID', 'Owner ID: id value of incorrect type: abc', 'OwnerId']
  ];
  it.each(cases)('%o are refused', async (values, errorCode, message, name) => {
    expect(await refusal(values)).toEqual({ errorCode, message, fields: [name] });
  });

  it('outside a list are taken where the list is not restricted', async () => {
    const id = await org.create('Ticket__c', { Name: 'Free', Free__c: 'Two', Colours__c: 'Blue;Red' });
    expect((await org.call('GET', `/sobjects/Ticket__c/${id}`)).body).toMatchObject({ Free__c: 'Two', Colours__c: 'Blue;Red' });
  });
});

it('a default formula that cannot be computed fails the deploy', async () => {
  const broken = field('Bad__c', 'Date', '<defaultValue>TOMORROW()</defaultValue>');
  expect(await problemsOf(org, { 'objects/Ticket__c.object': customObject('Ticket', broken) })).toEqual([
    'CustomField Ticket__c.Bad__c: Unknown function TOMORROW. Check spelling.'
  ]);
});

it('an org whose data storage is full takes no more records until some are deleted', async () => {
  const full = await openPlatformOrg({ dataStorageMb: 1 });
  const ids: string[] = [];
  const fill = (): never => {
    for (;;) ids.push(full.create('Account', { Name: 'A' }));
  };
  expect(refusalOf(fill)).toEqual({ status: 400, code: 'STORAGE_LIMIT_EXCEEDED', message: 'storage limit exceeded', fields: [] });
  const before = ids.length;
  full.remove('Account', ids[0] ?? '');
  full.create('Account', { Name: 'B' });
  expect(before).toBeGreaterThan(500);
  expect(before).toBeLessThanOrEqual(512);
  await full.close();
});
