import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipPackage } from '../../src/metadata/packageZip.ts';
import { deploy, type Json, openTestOrg, type TestOrg } from './testOrg.ts';

const order = `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">
  <deploymentStatus>Deployed</deploymentStatus>
  <description>Made for a test of record types.</description>
  <fields>
    <fullName>State__c</fullName>
    <description>Where the order stands.</description>
    <label>State</label>
    <type>Picklist</type>
    <valueSet>
      <restricted>true</restricted>
      <valueSetDefinition>
        <sorted>false</sorted>
        <value><fullName>Open</fullName><default>true</default><label>Open</label></value>
        <value><fullName>On hold</fullName><default>false</default><label>On hold</label></value>
        <value><fullName>Done</fullName><default>false</default><label>Done</label></value>
      </valueSetDefinition>
    </valueSet>
  </fields>
  <label>Bench Order</label>
  <nameField><displayFormat>B-{0000}</displayFormat><label>Order No.</label><type>AutoNumber</type></nameField>
  <pluralLabel>Bench Orders</pluralLabel>
  <recordTypes>
    <fullName>Late</fullName>
    <active>true</active>
    <description>Orders that come late.</description>
    <label>Late order</label>
    <picklistValues>
      <picklist>State__c</picklist>
      <values><fullName>On%20hold</fullName><default>true</default></values>
      <values><fullName>Done</fullName><default>false</default></values>
    </picklistValues>
  </recordTypes>
  <sharingModel>ReadWrite</sharingModel>
</CustomObject>
`;
const master = '012000000000000AAA';

let org: TestOrg;
let late: string;

beforeAll(async () => {
  org = await openTestOrg();
  expect(await deploy(org, zipPackage(new Map([['objects/Bench_Order__c.object', order]])))).toMatchObject({ status: 'Succeeded' });
  const [type] = await org.query("SELECT Id FROM RecordType WHERE SobjectType = 'Bench_Order__c'");
  late = type.Id;
});
afterAll(() => org.remove());

async function get(path: string): Promise<Json> {
  const { status, body } = await org.call('GET', `/ui-api/${path}`);
  expect(status).toBe(200);
  return body;
}

describe('an object with record types', () => {
  it('names them in its info, the first one as default', async () => {
    const { defaultRecordTypeId, recordTypeInfos } = await get('object-info/Bench_Order__c');
    expect(defaultRecordTypeId).toBe(late);
    expect(recordTypeInfos[late]).toEqual({
      available: true,
      defaultRecordTypeMapping: true,
      master: false,
      name: 'Late order',
      recordTypeId: late
    });
    expect(recordTypeInfos[master]).toMatchObject({ master: true, defaultRecordTypeMapping: false });
  });

  it('offers the values of the record type, and all by the master type', async () => {
    const values = async (type: string): Promise<Json> => get(`object-info/Bench_Order__c/picklist-values/${type}/State__c`);
    const ofLate = await values(late);
    expect([ofLate.values.map(({ value }: Json) => value), ofLate.defaultValue.value]).toEqual([['On hold', 'Done'], 'On hold']);
    const ofMaster = await values(master);
    expect([ofMaster.values.map(({ value }: Json) => value), ofMaster.defaultValue.value]).toEqual([['Open', 'On hold', 'Done'], 'Open']);
    const all = await get(`object-info/Bench_Order__c/picklist-values/${late}`);
    expect(all.picklistFieldValues.State__c.values).toEqual(ofLate.values);
  });

  it('has records that name theirs', async () => {
    const id = await org.create('Bench_Order__c', { RecordTypeId: late });
    const record = await get(`records/${id}?fields=Bench_Order__c.Name`);
    expect([record.recordTypeId, record.recordTypeInfo.name]).toEqual([late, 'Late order']);
    const plain = await get(`record-defaults/create/Bench_Order__c?recordTypeId=${late}`);
    expect(plain.record.recordTypeId).toBe(late);
  });
});
