import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, type Json, type TestOrg } from '../../localOrg/testOrg.ts';
import { customObject, deployFiles, field, formulaField } from './givenPackage.ts';

let org: TestOrg;

beforeAll(async () => {
  org = await openTestOrg();
  const values =
    '<valueSet><valueSetDefinition><sorted>false</sorted><value><fullName>A</fullName><default>false</default><label>A</label></value></valueSetDefinition></valueSet><visibleLines>4</visibleLines>';
  const fields =
    field('Tags__c', 'MultiselectPicklist', values) +
    field('Short__c', 'TextArea') +
    field('Long__c', 'LongTextArea', '<length>1000</length><visibleLines>3</visibleLines>') +
    formulaField('Title__c', 'Text', 'Name & "!"');
  await deployFiles(org, { 'objects/Parcel__c.object': customObject('Parcel', fields) });
});
afterAll(() => org.remove());

/** What describe says of a field: may it be filtered, grouped, sorted and aggregated by. */
async function rules(object: string, name: string): Promise<Json> {
  const { fields } = (await org.call('GET', `/sobjects/${object}/describe`)).body;
  const { filterable, groupable, sortable, aggregatable } = fields.find((each: Json) => each.name === name);
  return { filterable, groupable, sortable, aggregatable };
}

// Groups: ktema.org/articles/soql-group-by-fields; aggregates: SOAP API guide, "Support for Field Types in Aggregate Functions".
const plain = { filterable: true, groupable: true, sortable: true, aggregatable: true };

describe('a describe', () => {
  it.each([
    ['Account', 'Name', plain],
    ['Account', 'BillingStreet', plain],
    ['Account', 'Description', { filterable: false, groupable: false, sortable: false, aggregatable: false }],
    ['Account', 'AnnualRevenue', { ...plain, groupable: false }],
    ['Case', 'CaseNumber', { ...plain, groupable: false }],
    ['Contact', 'Name', plain],
    ['User', 'IsActive', { ...plain, aggregatable: false }],
    ['Parcel__c', 'Tags__c', { filterable: true, groupable: false, sortable: false, aggregatable: false }],
    ['Parcel__c', 'Short__c', plain],
    ['Parcel__c', 'Long__c', { filterable: false, groupable: false, sortable: false, aggregatable: false }],
    ['Parcel__c', 'Title__c', { ...plain, groupable: false }]
  ])('says of %s.%s by what queries may use it', async (object, name, expected) => {
    expect(await rules(object, name)).toEqual(expected);
  });

  it('agrees with the queries that group and sort by the field', async () => {
    for (const object of ['Account', 'Case', 'Parcel__c']) {
      const { fields } = (await org.call('GET', `/sobjects/${object}/describe`)).body;
      for (const { name, groupable, sortable } of fields) {
        const grouped = await org.call('GET', `/query?q=SELECT+${name}+FROM+${object}+GROUP+BY+${name}`);
        const sorted = await org.call('GET', `/query?q=SELECT+Id+FROM+${object}+ORDER+BY+${name}`);
        expect([name, grouped.status, sorted.status]).toEqual([name, groupable ? 200 : 400, sortable ? 200 : 400]);
      }
    }
  });
});
