import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, type TestOrg } from './testOrg.ts';

let org: TestOrg;

beforeAll(async () => {
  org = await openTestOrg();
  await org.deploy('force-app', 'starter');
});

afterAll(() => org.remove());

async function refusal(soql: string): Promise<readonly unknown[]> {
  const { status, body } = await org.call('GET', `/query?q=${encodeURIComponent(soql)}`);
  return [status, body[0]?.errorCode, body[0]?.message];
}

describe('the catalog of objects and Custom Metadata types', () => {
  it.each([
    ["SELECT DurableId FROM EntityDefinition WHERE QualifiedApiName = 'Account' OR Label = 'Lead'", 'Disjunctions not supported'],
    ["SELECT DurableId FROM EntityDefinition WHERE QualifiedApiName != 'Account'", 'Only equals comparisons permitted'],
    ['SELECT COUNT() FROM EntityDefinition', 'The requested operation is not yet supported by this SObject storage type'],
    [
      'SELECT Label, COUNT(Id) FROM EntityDefinition GROUP BY Label',
      'The requested operation is not yet supported by this SObject storage type'
    ],
    ["SELECT Id FROM Headroom_Band__mdt WHERE DeveloperName = 'a' OR MasterLabel = 'b'", 'Disjunctions not supported'],
    ['SELECT MasterLabel, COUNT(Id) FROM Headroom_Band__mdt GROUP BY MasterLabel', 'The requested operation is not yet supported'],
    ['SELECT Id FROM Headroom_Band__mdt ORDER BY Scorecard__r.DeveloperName', 'The requested operation is not yet supported']
  ])('%j is refused', async (soql, said) => {
    const [status, code, message] = await refusal(soql);
    expect([status, code]).toEqual([400, 'EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION']);
    expect(message).toContain(said);
  });

  it('takes OR over one column of a Custom Metadata type', async () => {
    const soql =
      "SELECT DeveloperName FROM Headroom_Band__mdt WHERE DeveloperName = 'vendor_risk_green' OR DeveloperName LIKE 'vendor_risk_r%'";
    expect(await org.query(`${soql} ORDER BY DeveloperName`)).toMatchObject([
      { DeveloperName: 'vendor_risk_green' },
      { DeveloperName: 'vendor_risk_red' }
    ]);
  });
});

describe('queries that only the platform runs', () => {
  it.each([
    ["SELECT Id FROM Account WHERE DISTANCE(BillingAddress, GEOLOCATION(37, -122), 'mi') < 20", 'DISTANCE'],
    ['SELECT Id FROM Account WHERE AnnualRevenue > USD5000', 'USD'],
    ['SELECT Id FROM Task USING SCOPE delegated', 'delegated'],
    ['SELECT Id FROM Account WITH DATA CATEGORY Geography__c AT usa__c', 'WITH DATA'],
    ['SELECT Id FROM Account UPDATE TRACKING', 'UPDATE TRACKING'],
    ['SELECT TYPEOF What WHEN Account THEN Owner.Name END FROM Task', 'Fields of parents inside TYPEOF']
  ])('%j is refused as not implemented', async (soql, said) => {
    const [status, code, message] = await refusal(soql);
    expect([status, code]).toEqual([501, 'NOT_IMPLEMENTED']);
    expect(message).toContain(said);
  });

  it('refuses query plans', async () => {
    const { status, body } = await org.call('GET', `/query?explain=${encodeURIComponent('SELECT Id FROM Account')}`);
    expect([status, body[0].errorCode]).toEqual([501, 'NOT_IMPLEMENTED']);
  });
});
