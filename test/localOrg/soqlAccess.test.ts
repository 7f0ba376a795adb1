import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, signInAs, type TestOrg } from './testOrg.ts';

let org: TestOrg;
let service = '';

beforeAll(async () => {
  org = await openTestOrg({ apps: [{ consumerKey: 'service', consumerSecret: 's' }] });
  await org.deploy('force-app', 'starter');
  await org.create('Account', { Name: 'Acme' });
  service = await signInAs(org, { key: 'service', secret: 's' });
});

afterAll(() => org.remove());

async function refusal(soql: string): Promise<readonly unknown[]> {
  const { status, body } = await org.call('GET', `/query?q=${encodeURIComponent(soql)}`, undefined, { token: service });
  return [status, body[0]?.errorCode, String(body[0]?.message).split('\n').at(-1)];
}

const noObject =
  "sObject type 'Lead' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. " +
  'Please reference your WSDL or the describe call for the appropriate names.';

describe('a query of a user without access', () => {
  it.each(['', ' WITH USER_MODE', ' WITH SECURITY_ENFORCED', ' WITH SYSTEM_MODE'])(
    'finds no object that no permission opens%s, as if it were not there',
    async (mode) => {
      expect(await refusal(`SELECT Id FROM Lead${mode}`)).toEqual([400, 'INVALID_TYPE', noObject]);
    }
  );

  it('finds no field that no permission opens, in any clause', async () => {
    const grant = await org.query("SELECT Id FROM PermissionSet WHERE Name = 'Headroom_Integration'");
    const [user] = await org.query(`SELECT Id FROM User WHERE Username = '${org.integrationUsername}'`);
    await org.create('PermissionSetAssignment', { PermissionSetId: grant[0].Id, AssigneeId: user.Id });
    const missing = "No such column 'Phone' on entity 'Account'.";
    for (const soql of [
      'SELECT Phone FROM Account',
      "SELECT Id FROM Account WHERE Phone = '1'",
      'SELECT Id FROM Account ORDER BY Phone',
      'SELECT COUNT(Id) FROM Account GROUP BY Phone',
      'SELECT Account__r.Phone FROM Headroom_Scorecard_Result__c'
    ]) {
      const [status, code, said] = await refusal(soql);
      expect([status, code], soql).toEqual([400, 'INVALID_FIELD']);
      expect(said).toContain(missing);
    }
  });

  it('selects with FIELDS(ALL) what it may see and no more', async () => {
    const soql = 'SELECT FIELDS(ALL) FROM Account LIMIT 1';
    const { body } = await org.call('GET', `/query?q=${encodeURIComponent(soql)}`, undefined, { token: service });
    expect(Object.keys(body.records[0])).toContain('Name');
    expect(Object.keys(body.records[0])).not.toContain('Phone');
  });
});
