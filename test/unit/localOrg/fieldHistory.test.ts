import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, openTestOrg, type TestOrg } from '../../localOrg/testOrg.ts';
import { customObject, deployFiles, digits, field, length, problemsOf, xml } from './givenPackage.ts';

let org: TestOrg;

const standardField = (name: string, tracked = true): string =>
  `<fields><fullName>${name}</fullName><trackHistory>${tracked}</trackHistory></fields>`;
const on = '<enableHistory>true</enableHistory>';
const tracked = '<trackHistory>true</trackHistory>';

const plan =
  on +
  field('Stage__c', 'Text', length(40) + tracked) +
  field('Hours__c', 'Number', digits(8, 2) + tracked) +
  field('Signed__c', 'Checkbox', `<defaultValue>false</defaultValue>${tracked}`) +
  field('Due__c', 'Date', tracked) +
  field('Story__c', 'LongTextArea', `${length(1000)}<visibleLines>3</visibleLines>${tracked}`) +
  field('Note__c', 'Text', length(40)) +
  field('Half__c', 'Number', `<formula>Hours__c / 2</formula>${digits(8, 2)}${tracked}`);

beforeAll(async () => {
  org = await openTestOrg({ now: '2026-03-02T08:00:00Z' });
  await deployFiles(org, {
    'objects/Account.object': xml('CustomObject', on + standardField('Industry') + standardField('ParentId') + standardField('OwnerId')),
    'objects/Contract.object': xml('CustomObject', standardField('EndDate')),
    'objects/Contact.object': xml('CustomObject', on + standardField('Title')),
    'objects/Asset.object': xml('CustomObject', standardField('Quantity')),
    'objects/Plan__c.object': customObject('Plan', plan)
  });
});
afterAll(() => org.remove());

const changesOf = async (history: string, parent: string, id: string): Promise<Json[][]> => {
  const fields = 'Field, DataType, OldValue, NewValue';
  const rows = await org.query(`SELECT ${fields} FROM ${history} WHERE ${parent} = '${id}' ORDER BY Id`);
  return rows.map((row) => [row.Field, row.DataType, row.OldValue, row.NewValue]);
};

describe('field history', () => {
  it('of a standard object is kept for the fields that a deploy tracks, from then on', async () => {
    const account = await org.create('Account', { Name: 'Tracked', Industry: 'Energy', Site: 'A' });
    await org.setClock('2026-03-03T08:00:00Z');
    await org.call('PATCH', `/sobjects/Account/${account}`, { Industry: 'Media', Site: 'B' });
    expect(await changesOf('AccountHistory', 'AccountId', account)).toEqual([
      ['created', 'Text', null, null],
      ['Industry', 'DynamicEnum', 'Energy', 'Media']
    ]);
    const [row] = await org.query("SELECT CreatedDate, Account.Name FROM AccountHistory WHERE Field = 'Industry'");
    expect(row).toMatchObject({ CreatedDate: '2026-03-03T08:00:00.000+0000', Account: { Name: 'Tracked' } });
  });

  it('has two rows for a lookup: the names, and the ids', async () => {
    const first = await org.create('Account', { Name: 'First parent' });
    const second = await org.create('Account', { Name: 'Second parent' });
    const child = await org.create('Account', { Name: 'Child', ParentId: first });
    await org.call('PATCH', `/sobjects/Account/${child}`, { ParentId: second });
    await org.call('PATCH', `/sobjects/Account/${child}`, { ParentId: null });
    expect((await changesOf('AccountHistory', 'AccountId', child)).slice(1)).toEqual([
      ['Parent', 'Text', 'First parent', 'Second parent'],
      ['Parent', 'EntityId', first, second],
      ['Parent', 'Text', 'Second parent', null],
      ['Parent', 'EntityId', second, null]
    ]);
  });

  it('has no row where a save changes nothing', async () => {
    const account = await org.create('Account', { Name: 'Still', Industry: 'Energy' });
    await org.call('PATCH', `/sobjects/Account/${account}`, { Industry: 'Energy' });
    expect(await changesOf('AccountHistory', 'AccountId', account)).toHaveLength(1);
  });

  it('is kept for contracts, contacts and assets too', async () => {
    const account = await org.create('Account', { Name: 'Others' });
    const contract = await org.create('Contract', { AccountId: account, StartDate: '2026-01-01', ContractTerm: 12 });
    await org.call('PATCH', `/sobjects/Contract/${contract}`, { ContractTerm: 24 });
    expect(await changesOf('ContractHistory', 'ContractId', contract)).toEqual([
      ['created', 'Text', null, null],
      ['EndDate', 'DateOnly', '2026-12-31', '2027-12-31']
    ]);
    const contact = await org.create('Contact', { AccountId: account, LastName: 'Doe', Title: 'Lead' });
    await org.call('PATCH', `/sobjects/Contact/${contact}`, { Title: 'Head' });
    expect((await changesOf('ContactHistory', 'ContactId', contact)).at(-1)).toEqual(['Title', 'Text', 'Lead', 'Head']);
    const asset = await org.create('Asset', { AccountId: account, Name: 'Seats', Quantity: 5 });
    await org.call('PATCH', `/sobjects/Asset/${asset}`, { Quantity: 8 });
    expect((await changesOf('AssetHistory', 'AssetId', asset)).at(-1)).toEqual(['Quantity', 'Double', 5, 8]);
  });

  it('of a custom object gives numbers, boxes and dates as such, and of long text the fact alone', async () => {
    const id = await org.create('Plan__c', {
      Name: 'P',
      Stage__c: 'Define',
      Hours__c: 10,
      Due__c: '2026-04-01',
      Story__c: 'a',
      Note__c: 'x'
    });
    await org.call('PATCH', `/sobjects/Plan__c/${id}`, {
      Stage__c: 'true',
      Hours__c: 12.5,
      Signed__c: true,
      Due__c: '2026-05-01',
      Story__c: 'b',
      Note__c: 'y'
    });
    expect(await changesOf('Plan__History', 'ParentId', id)).toEqual([
      ['created', 'Text', null, null],
      ['Stage__c', 'Text', 'Define', 'true'],
      ['Hours__c', 'Double', 10, 12.5],
      ['Signed__c', 'Boolean', false, true],
      ['Due__c', 'DateOnly', '2026-04-01', '2026-05-01'],
      ['Story__c', 'StringPlusClob', null, null]
    ]);
    const [parent] = await org.query(`SELECT (SELECT Field FROM Histories) FROM Plan__c WHERE Id = '${id}'`);
    expect(parent?.Histories.totalSize).toBe(6);
  });

  it('comes from Bulk as text: numbers with a point, boxes as true and false', async () => {
    const id = await org.create('Plan__c', { Name: 'B', Hours__c: 10 });
    await org.call('PATCH', `/sobjects/Plan__c/${id}`, { Hours__c: 12, Signed__c: true });
    const query = `SELECT Field, OldValue, NewValue FROM Plan__History WHERE ParentId = '${id}' AND Field != 'created' ORDER BY Id`;
    const { body: job } = await org.call('POST', '/jobs/query', { operation: 'query', query });
    await expect.poll(async () => (await org.call('GET', `/jobs/query/${job.id}`)).body.state, { timeout: 60_000 }).toBe('JobComplete');
    const { text } = await org.call('GET', `/jobs/query/${job.id}/results`);
    expect(text).toBe('"Field","OldValue","NewValue"\n"Hours__c","10.0","12.0"\n"Signed__c","false","true"\n');
  });

  it('describes old and new value as anyType that cannot be filtered', async () => {
    const { body } = await org.call('GET', '/sobjects/Plan__History/describe');
    const value = body.fields.find((each: Json) => each.name === 'OldValue');
    expect(value).toMatchObject({ type: 'anyType', soapType: 'xsd:anyType', filterable: false });
    expect(body).toMatchObject({ associateEntityType: 'History', associateParentEntity: 'Plan__c', createable: false });
  });

  it('is told of a field by FieldDefinition', async () => {
    const rows = await org.query(
      "SELECT QualifiedApiName, IsFieldHistoryTracked FROM FieldDefinition WHERE EntityDefinitionId = 'Account' AND QualifiedApiName IN ('Industry', 'Site') ORDER BY QualifiedApiName"
    );
    expect(rows.map((row) => [row.QualifiedApiName, row.IsFieldHistoryTracked])).toEqual([
      ['Industry', true],
      ['Site', false]
    ]);
  });

  it('ends when the object is switched off; what was kept stays for when it is on again', async () => {
    const files = (parts: string): Record<string, string> => ({ 'objects/Visit__c.object': customObject('Visit', parts) });
    const ofNote = (isTracked: boolean): string => field('Note__c', 'Text', `${length(40)}<trackHistory>${isTracked}</trackHistory>`);
    await deployFiles(org, files(on + ofNote(true)));
    const id = await org.create('Visit__c', { Name: 'V', Note__c: 'a' });
    await deployFiles(org, files(`<enableHistory>false</enableHistory>${ofNote(false)}`));
    await org.call('PATCH', `/sobjects/Visit__c/${id}`, { Note__c: 'b' });
    const gone = await org.call('GET', `/query?q=${encodeURIComponent('SELECT Id FROM Visit__History')}`);
    expect([gone.status, gone.body[0].errorCode]).toEqual([400, 'INVALID_TYPE']);
    await deployFiles(org, files(on + ofNote(true)));
    await org.call('PATCH', `/sobjects/Visit__c/${id}`, { Note__c: 'c' });
    expect(await changesOf('Visit__History', 'ParentId', id)).toEqual([
      ['created', 'Text', null, null],
      ['Note__c', 'Text', 'b', 'c']
    ]);
  });

  it('needs the switch of the object, at most 20 fields, and an object that has a history', async () => {
    const track = (count: number): string =>
      Array.from({ length: count }, (_, at) => field(`F${at}__c`, 'Text', length(10) + tracked)).join('');
    const deployed = async (parts: string): Promise<readonly string[]> =>
      problemsOf(org, { 'objects/Many__c.object': customObject('Many', parts) });
    expect(await deployed(track(1))).toEqual([
      'CustomObject Many__c: Field history of Many__c is off and F0__c would be tracked: set enableHistory to true in the object'
    ]);
    expect(await deployed(on + track(21))).toEqual(['CustomObject Many__c: 21 fields of Many__c would be tracked: the most is 20']);
    expect(await deployed(on + track(20))).toEqual([]);
    expect(await problemsOf(org, { 'objects/Event.object': xml('CustomObject', standardField('Subject')) })).toEqual([
      expect.stringContaining('The local org keeps no history of Event (Subject)')
    ]);
  });
});

describe('the history of an org that an earlier version made', () => {
  it('is read as before', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'headroom-old-org-'));
    const earlier = await openTestOrg({ folder });
    const id = await earlier.create('Case', { Subject: 'Old' });
    await earlier.call('PATCH', `/sobjects/Case/${id}`, { Status: 'Working' });
    await earlier.close();
    const database = new DatabaseSync(join(folder, 'local-org.sqlite'));
    database.exec(`update "CaseHistory" set "OldValue" = 'New', "NewValue" = 'Working' where "Field" = 'Status'`);
    database.close();
    const later = await openTestOrg({ folder });
    try {
      const rows = await later.query("SELECT OldValue, NewValue FROM CaseHistory WHERE Field = 'Status'");
      expect(rows).toMatchObject([{ OldValue: 'New', NewValue: 'Working' }]);
    } finally {
      await later.remove();
    }
  });
});
