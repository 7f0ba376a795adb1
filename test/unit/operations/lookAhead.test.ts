import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DoctorResult } from '../../../src/domain/doctorResult.ts';
import type { UninstallPlan } from '../../../src/domain/uninstallPlan.ts';
import { zipPackage } from '../../../src/metadata/packageZip.ts';
import { beforeInstall } from '../../../src/operations/install/beforeInstall.ts';
import { writeUninstallManifest } from '../../../src/operations/install/uninstallManifest.ts';
import { uninstallPlan } from '../../../src/operations/install/uninstallPlan.ts';
import { connectForDeploy } from '../../../src/org/connect.ts';
import { deploy, openTestOrg, type TestOrg } from '../../localOrg/testOrg.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const ns = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

/** Metadata of a customer that happens to bear our names, and some that does not. */
const customers = new Map([
  [
    'objects/Account.object',
    `<CustomObject ${ns}><fields><fullName>Headroom_Score__c</fullName><label>Score</label><type>Text</type><length>10</length></fields>` +
      '<fields><fullName>Tier__c</fullName><label>Tier</label><type>Text</type><length>10</length></fields></CustomObject>'
  ],
  [
    'objects/Headroom_Pulse__c.object',
    `<CustomObject ${ns}><fields><fullName>Pulse__c</fullName><label>Pulse</label><type>Text</type><length>10</length></fields>` +
      '<label>Pulse</label><pluralLabel>Pulses</pluralLabel><nameField><label>Name</label><type>Text</type></nameField>' +
      '<deploymentStatus>Deployed</deploymentStatus><sharingModel>ReadWrite</sharingModel></CustomObject>'
  ],
  [
    'permissionsets/Headroom_Rep.permissionset',
    `<PermissionSet ${ns}><hasActivationRequired>false</hasActivationRequired><label>Reps</label>` +
      '<objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit>' +
      '<allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Headroom_Pulse__c</object>' +
      '<viewAllRecords>false</viewAllRecords></objectPermissions></PermissionSet>'
  ],
  // To an org it is the name Headroom_Leader.
  [
    'permissionsets/HEADROOM_leader.permissionset',
    `<PermissionSet ${ns}><hasActivationRequired>false</hasActivationRequired><label>Leaders</label></PermissionSet>`
  ]
]);

async function lookAhead(org: TestOrg): Promise<DoctorResult> {
  const { client, wire } = await signIn(org);
  return beforeInstall(client, wire, root);
}

function signIn(org: TestOrg): ReturnType<typeof connectForDeploy> {
  return connectForDeploy({ signIn: { kind: 'token', instanceUrl: org.url, accessToken: org.accessToken } });
}

async function deployed(org: TestOrg, files: ReadonlyMap<string, string>): Promise<void> {
  const result = await deploy(org, zipPackage(files));
  if (!result.success) throw new Error(JSON.stringify(result.details.componentFailures));
}

/** The local org has no licences for people from outside, so one is put into its file. */
function makeGuest(org: TestOrg, userId: string): void {
  const database = new DatabaseSync(join(org.folder, 'local-org.sqlite'));
  database.prepare(`update "User" set "UserType" = 'Guest' where "Id" = ?`).run(userId);
  database.close();
}

/** A record page of the org's own with these components in one column. */
function pageWith(...components: readonly string[]): string {
  const items = components.map(
    (name) =>
      `<itemInstances><componentInstance><componentName>${name}</componentName><identifier>${name}</identifier></componentInstance></itemInstances>`
  );
  const template = '<template><name>flexipage:recordHomeSingleColNoHeaderTemplateDesktop</name></template>';
  const region = `<flexiPageRegions>${items.join('')}<name>main</name><type>Region</type></flexiPageRegions>`;
  return `<FlexiPage ${ns}>${region}<masterLabel>Ours</masterLabel><sobjectType>Account</sobjectType>${template}<type>RecordPage</type></FlexiPage>`;
}

describe('looking ahead of an install', () => {
  let org: TestOrg;

  beforeAll(async () => {
    org = await openTestOrg();
  });
  afterAll(() => org.remove());

  it('finds nothing in the way in a new org', async () => {
    const { checks, problems } = await lookAhead(org);
    expect(problems).toBe(0);
    expect(checks.map(({ key, state }) => `${key} ${state}`)).toEqual([
      'signIn ok',
      'edition ok',
      'names ok',
      'external ok',
      'calls ok',
      'storage ok'
    ]);
  });

  it('names each object, field and permission set of the org’s own that a deploy would overwrite, and nothing else', async () => {
    await deployed(org, customers);
    const { checks, problems } = await lookAhead(org);
    expect(checks.filter(({ state }) => state === 'problem').map(({ key, values }) => [key, ...values])).toEqual([
      ['taken.CustomObject', 'Headroom_Pulse__c'],
      ['taken.CustomField', 'Account.Headroom_Score__c'],
      ['taken.PermissionSet', 'HEADROOM_leader'],
      ['taken.PermissionSet', 'Headroom_Rep']
    ]);
    expect(problems).toBe(4);
  });

  it('names the permission set by which a guest could read an object of ours, and how many guests hold it', async () => {
    const [profile] = await org.query("SELECT Id FROM Profile WHERE Name = 'Standard User'");
    const guest = await org.create('User', {
      Username: 'site@guest.example',
      LastName: 'Site Guest',
      Email: 'site@guest.example',
      Alias: 'guest',
      TimeZoneSidKey: 'Europe/Berlin',
      LocaleSidKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
      LanguageLocaleKey: 'en_US',
      ProfileId: profile.Id
    });
    makeGuest(org, guest);
    const before = await lookAhead(org);
    expect(before.checks).toContainEqual({ key: 'externalUsers', state: 'warning', values: ['1 Guest'] });
    expect(before.checks.filter(({ key }) => key === 'externalReads')).toEqual([]);
    const [set] = await org.query("SELECT Id FROM PermissionSet WHERE Name = 'Headroom_Rep'");
    await org.create('PermissionSetAssignment', { AssigneeId: guest, PermissionSetId: set.Id });
    const after = await lookAhead(org);
    expect(after.checks).toContainEqual({ key: 'externalReads', state: 'problem', values: ['Reps', 1, 'Headroom_Pulse__c'] });
    expect(after.problems).toBe(before.problems + 1);
  });
});

describe('an org with Headroom', () => {
  let org: TestOrg;

  beforeAll(async () => {
    org = await openTestOrg();
    const result = await org.deploy('force-app', 'starter');
    if (!result.success) throw new Error(JSON.stringify(result.details.componentFailures));
  });
  afterAll(() => org.remove());

  const plan = async (): Promise<UninstallPlan> => {
    const { client, wire } = await signIn(org);
    return uninstallPlan(client, wire, root);
  };

  it('is told from one whose names are taken: a deploy is an upgrade', async () => {
    const { checks, problems } = await lookAhead(org);
    const installed = checks.find(({ key }) => key === 'installed');
    expect(problems).toBe(0);
    expect(installed?.state).toBe('warning');
    expect(installed?.values[0]).toBe(installed?.values[1]);
  });

  it('would lose its components, among them the app, and its settings', async () => {
    const { goes, alsoNamedSo } = await plan();
    const names = new Map(goes.map((group) => [group.type, group.names]));
    expect(names.get('CustomApplication')).toEqual(['Headroom']);
    expect(names.get('PermissionSet')).toEqual([
      'Headroom_Account_Mirror',
      'Headroom_Contract_Value',
      'Headroom_Integration',
      'Headroom_Leader',
      'Headroom_Rep',
      'Headroom_Success',
      'Headroom_Survey_Tasks'
    ]);
    expect(names.get('CustomObject')).toContain('Headroom_Pulse__c');
    expect(names.get('CustomField')).toContain('Account.Headroom_Score__c');
    expect(alsoNamedSo.map(({ type }) => type)).toEqual(['CustomMetadata']);
  });

  it('counts records that would go, and values that would be lost on records that stay', async () => {
    expect((await plan()).records.every(({ count }) => count === 0)).toBe(true);
    const account = await org.create('Account', { Name: 'Acme', Headroom_Score__c: 71 });
    await org.create('Headroom_Pulse__c', { Account__c: account, Pulse__c: 'Confident' });
    const { records, values } = await plan();
    expect(records.filter(({ count }) => count > 0)).toEqual([{ object: 'Headroom_Pulse__c', count: 1 }]);
    expect(values).toContainEqual({ field: 'Account.Headroom_Score__c', count: 1 });
  });

  it('names pages of the org’s own that hold our components, and who holds our permission sets', async () => {
    expect(await plan()).toMatchObject({ pages: [], assignments: [] });
    await deployed(org, new Map([['flexipages/Our_Account_Page.flexipage', pageWith('headroomHealth')]]));
    const [set] = await org.query("SELECT Id FROM PermissionSet WHERE Name = 'Headroom_Leader'");
    const [user] = await org.query("SELECT Id FROM User WHERE Username = 'admin@headroom.local'");
    await org.create('PermissionSetAssignment', { AssigneeId: user.Id, PermissionSetId: set.Id });
    expect(await plan()).toMatchObject({
      pages: [{ name: 'Our_Account_Page', components: ['headroomHealth'] }],
      assignments: [{ permissionSet: 'Headroom_Leader', users: 1 }]
    });
  });

  it('is rid of everything by the manifest, once pages and assignments are out of the way', async () => {
    await deployed(org, new Map([['flexipages/Our_Account_Page.flexipage', pageWith()]]));
    for (const { Id } of await org.query("SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name LIKE 'Headroom\\_%'"))
      await org.call('DELETE', `/sobjects/PermissionSetAssignment/${Id}`);
    const folder = join(org.folder, 'manifest');
    await writeUninstallManifest(await plan(), root, folder);
    const files = ['package.xml', 'destructiveChanges.xml'].map((name) => [name, readFileSync(join(folder, name))] as const);
    const result = await deploy(org, zipSync(Object.fromEntries(files)), { rollbackOnError: true });
    expect([result.status, result.details.componentFailures ?? []]).toEqual(['Succeeded', []]);
    expect(await plan()).toMatchObject({ goes: [], alsoNamedSo: [], records: [], values: [] });
    expect(await org.query('SELECT Name FROM Account')).toMatchObject([{ Name: 'Acme' }]);
  });
});
