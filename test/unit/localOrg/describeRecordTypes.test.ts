import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, type Json, type TestOrg } from '../../localOrg/testOrg.ts';
import { deployFiles, xml } from './givenPackage.ts';

let org: TestOrg;

const recordType = (name: string, active: boolean): string =>
  `<recordTypes><fullName>${name}</fullName><active>${active}</active><label>${name.replace('_', ' ')}</label></recordTypes>`;

/** The org is started again behind the deploy: what it knows of record types has to come from its folder. */
beforeAll(async () => {
  const first = await openTestOrg();
  const types = recordType('Key_Account', true) + recordType('Old_Account', false);
  await deployFiles(first, { 'objects/Account.object': xml('CustomObject', types) });
  await first.close();
  org = await openTestOrg({ folder: first.folder });
});
afterAll(() => org.remove());

const describeOf = async (object: string): Promise<Json> => (await org.call('GET', `/sobjects/${object}/describe`)).body;

describe('the describe of an object', () => {
  it('names its record types, inactive ones and the master type too, with their layouts', async () => {
    const { recordTypeInfos } = await describeOf('Account');
    const [key] = await org.query("SELECT Id FROM RecordType WHERE DeveloperName = 'Key_Account'");
    expect(recordTypeInfos).toMatchObject([
      { developerName: 'Key_Account', name: 'Key Account', active: true, available: true, defaultRecordTypeMapping: true, master: false },
      { developerName: 'Old_Account', name: 'Old Account', active: false, available: false, defaultRecordTypeMapping: false },
      { developerName: 'Master', active: true, defaultRecordTypeMapping: false, master: true, recordTypeId: '012000000000000AAA' }
    ]);
    expect(recordTypeInfos[0].urls.layout).toBe(`/services/data/v66.0/sobjects/Account/describe/layouts/${key.Id}`);
  });

  it('has the master type alone where no record type was deployed', async () => {
    const { recordTypeInfos } = await describeOf('Contact');
    expect(recordTypeInfos).toMatchObject([{ developerName: 'Master', defaultRecordTypeMapping: true }]);
  });

  it('keeps the record type of a standard object over a restart', async () => {
    const id = await org.create('Account', { Name: 'Key' });
    expect(await org.query(`SELECT RecordType.DeveloperName FROM Account WHERE Id = '${id}'`)).toMatchObject([
      { RecordType: { DeveloperName: 'Key_Account' } }
    ]);
  });

  // Source: developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_using_scope.htm
  it.each([
    ['Account', ['everything', 'mine', 'team']],
    ['Contact', ['everything', 'mine']],
    ['OpportunityLineItem', ['everything']]
  ])('lists the scopes that queries of %s may name', async (object, names) => {
    const { supportedScopes } = await describeOf(object);
    expect(supportedScopes.map(({ name }: Json) => name)).toEqual(names);
    for (const scope of ['everything', 'mine', 'team']) {
      const { status } = await org.call('GET', `/query?q=SELECT+Id+FROM+${object}+USING+SCOPE+${scope}`);
      expect([scope, status]).toEqual([scope, names.includes(scope) ? 200 : 400]);
    }
  });
});
