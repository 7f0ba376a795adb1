import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deployFiles, xml } from '../unit/localOrg/givenPackage.ts';
import { openTestOrg, type Json, type TestOrg } from './testOrg.ts';

let org: TestOrg;

beforeAll(async () => {
  org = await openTestOrg();
  const tracked = '<fields><fullName>Industry</fullName><trackHistory>true</trackHistory></fields>';
  await deployFiles(org, { 'objects/Account.object': xml('CustomObject', `<enableHistory>true</enableHistory>${tracked}`) });
});
afterAll(() => org.remove());

async function soap(operation: string): Promise<string> {
  const session = `<urn:SessionHeader><urn:sessionId>${org.accessToken}</urn:sessionId></urn:SessionHeader>`;
  const names = 'xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:urn="urn:partner.soap.sforce.com"';
  const body = `<e:Envelope ${names}><e:Header>${session}</e:Header><e:Body>${operation}</e:Body></e:Envelope>`;
  const response = await fetch(`${org.url}/services/Soap/u/66.0`, { method: 'POST', headers: { 'Content-Type': 'text/xml' }, body });
  return response.text();
}

/** Account and changed field of every history row that is there, oldest first. */
async function changes(): Promise<string[][]> {
  const rows: Json[] = await org.query('SELECT Account.Name, Field FROM AccountHistory ORDER BY Account.Name, Id');
  return rows.map((row) => [row.Account.Name as string, row.Field as string]);
}

/**
 * Sources: https://www.arkusinc.com/archive/2015/merge-with-caution (the main record alone keeps its history),
 * https://salesforce.stackexchange.com/questions/24291 (accountMerged)
 */
describe('the history of accounts that are merged', () => {
  it('stays that of the master with a row for the merge, and goes and comes back with the other', async () => {
    const master = await org.create('Account', { Name: 'Master', Industry: 'Energy' });
    const loser = await org.create('Account', { Name: 'Other', Industry: 'Energy' });
    await org.call('PATCH', `/sobjects/Account/${loser}`, { Industry: 'Media' });
    const text = await soap(
      `<urn:merge><urn:request><urn:masterRecord><type>Account</type><Id>${master}</Id></urn:masterRecord>` +
        `<urn:recordToMergeIds>${loser}</urn:recordToMergeIds></urn:request></urn:merge>`
    );
    expect(text).toContain('<success>true</success>');
    expect(text).not.toContain('<updatedRelatedIds>');
    expect(await changes()).toEqual([
      ['Master', 'created'],
      ['Master', 'accountMerged']
    ]);
    expect(await soap(`<urn:undelete><urn:ids>${loser}</urn:ids></urn:undelete>`)).toContain('<success>true</success>');
    expect(await changes()).toEqual([
      ['Master', 'created'],
      ['Master', 'accountMerged'],
      ['Other', 'created'],
      ['Other', 'Industry']
    ]);
  });
});
