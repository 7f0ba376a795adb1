import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipPackage } from '../../../src/metadata/packageZip.ts';
import { deploy, type Json, openTestOrg, type TestOrg } from '../../localOrg/testOrg.ts';

let org: TestOrg;

beforeAll(async () => {
  org = await openTestOrg();
});
afterAll(() => org.remove());

const xml = (root: string, body: string): string =>
  `<?xml version="1.0"?><${root} xmlns="http://soap.sforce.com/2006/04/metadata">${body}</${root}>`;
const field = (name: string, type: string, more = ''): string =>
  `<fields><fullName>${name}</fullName><label>${name.replace('__c', '')}</label><type>${type}</type>${more}</fields>`;
const nameField =
  '<nameField><label>Name</label><type>Text</type></nameField><deploymentStatus>Deployed</deploymentStatus><sharingModel>ReadWrite</sharingModel>';
const object = (label: string, fields: string): string =>
  xml('CustomObject', `${fields}<label>${label}</label>${nameField}<pluralLabel>${label}s</pluralLabel>`);
const zipOf = (files: Record<string, string>): Uint8Array => zipPackage(new Map(Object.entries(files)));

async function problemsOf(files: Record<string, string>): Promise<string[]> {
  const result = await deploy(org, zipOf(files));
  expect(result).toMatchObject({ status: 'Failed', success: false });
  return result.details.componentFailures.map((failure: Json) => `${failure.componentType} ${failure.fullName}: ${failure.problem}`);
}

describe('deploy', () => {
  it('checks without changing anything when told so', async () => {
    const files = {
      'objects/Only_Checked__c.object': object('Only Checked', field('Size__c', 'Number', '<precision>5</precision><scale>0</scale>'))
    };
    expect(await deploy(org, zipOf(files), { checkOnly: true })).toMatchObject({
      status: 'Succeeded',
      checkOnly: true,
      numberComponentErrors: 0
    });
    expect((await org.call('GET', '/sobjects/Only_Checked__c/describe')).status).toBe(404);
    expect(await org.query("SELECT QualifiedApiName FROM EntityDefinition WHERE QualifiedApiName = 'Only_Checked__c'")).toEqual([]);
  });

  it('adds objects and fields, and keeps the rows of a table that gets a new column', async () => {
    const first = object('Widget', field('Size__c', 'Number', '<precision>5</precision><scale>1</scale>'));
    expect(await deploy(org, zipOf({ 'objects/Widget__c.object': first }))).toMatchObject({ status: 'Succeeded' });
    const id = await org.create('Widget__c', { Name: 'W', Size__c: 4.5 });
    const flag = field('Is_New__c', 'Checkbox', '<defaultValue>true</defaultValue>');
    await deploy(org, zipOf({ 'objects/Widget__c.object': object('Widget', flag) }));
    expect(await org.query(`SELECT Size__c, Is_New__c FROM Widget__c WHERE Id = '${id}'`)).toMatchObject([
      { Size__c: 4.5, Is_New__c: true }
    ]);
  });

  it('names each component that fails, with the words of the platform, and leaves nothing behind', async () => {
    const problems = await problemsOf({
      'objects/Broken__c.object': object(
        'Broken',
        field('Parent__c', 'Lookup', '<referenceTo>Nowhere__c</referenceTo>') + field('Size__c', 'Number')
      ),
      'objects/Fine__c.object': object('Fine', '')
    });
    expect(problems).toEqual([
      "CustomField Broken__c.Size__c: Must specify 'precision' for a CustomField of type Number",
      "CustomField Broken__c.Parent__c: referenceTo value of 'Nowhere__c' does not resolve to a valid sObject type"
    ]);
    expect((await org.call('GET', '/sobjects/Fine__c/describe')).status).toBe(404);
  });

  it('refuses a permission set on a missing or required field, on a detail without its master, and unknown user permissions', async () => {
    const set = (body: string): Record<string, string> => ({
      'permissionsets/Test.permissionset': xml('PermissionSet', `${body}<label>Test</label>`)
    });
    const onField = (name: string): string =>
      `<fieldPermissions><editable>true</editable><field>${name}</field><readable>true</readable></fieldPermissions>`;
    expect(await problemsOf(set(onField('Account.Nope__c')))).toEqual([
      'PermissionSet Test: In field: field - no CustomField named Account.Nope__c found'
    ]);
    expect(await problemsOf(set(onField('Account.Name')))).toEqual([
      'PermissionSet Test: You cannot deploy to a required field: Account.Name'
    ]);
    expect(await problemsOf(set('<userPermissions><enabled>true</enabled><name>FlyToTheMoon</name></userPermissions>'))).toEqual([
      expect.stringContaining('Unknown user permission: FlyToTheMoon')
    ]);
    const detail =
      '<objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>false</allowRead><modifyAllRecords>false</modifyAllRecords><object>Account</object><viewAllRecords>false</viewAllRecords></objectPermissions>';
    expect(await problemsOf(set(detail))).toEqual(['PermissionSet Test: Permission Edit Account depends on permission(s): Read Account']);
  });

  it('refuses pages with unknown components and tabs of unknown objects', async () => {
    const page =
      '<flexiPageRegions><itemInstances><componentInstance><componentName>noSuchComponent</componentName></componentInstance></itemInstances><name>main</name><type>Region</type></flexiPageRegions><masterLabel>Page</masterLabel><template><name>x</name></template><type>AppPage</type>';
    const problems = await problemsOf({
      'flexipages/Page.flexipage': xml('FlexiPage', page),
      'tabs/Nothing__c.tab': xml('CustomTab', '<customObject>true</customObject><motif>Custom1: Heart</motif>')
    });
    expect(problems).toEqual([
      "FlexiPage Page: We couldn't retrieve the design time component information for component c:noSuchComponent.",
      'CustomTab Nothing__c: No custom object named Nothing__c found for the tab'
    ]);
  });

  it('is refused to users who are no administrators and to requests that are no zip', async () => {
    const form = new FormData();
    form.append('json', new Blob(['{}']));
    form.append('file', new Blob(['no zip']));
    const response = await fetch(`${org.url}/services/data/v66.0/metadata/deployRequest`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${org.accessToken}` },
      body: form
    });
    expect(response.status).toBe(400);
    expect((await org.call('GET', '/metadata/deployRequest/0AfL0000000zzzz')).status).toBe(404);
  });
});

describe('our own package', () => {
  let first: Json;
  // Some nine hundred components take seconds of the processor, which a busy machine gives late.
  beforeAll(async () => {
    first = await org.deploy('force-app', 'starter');
  }, 600_000);

  it('deploys whole, twice, with its starter records', { timeout: 600_000 }, async () => {
    expect(first).toMatchObject({ status: 'Succeeded', numberComponentErrors: 0 });
    const again = await org.deploy('force-app', 'starter');
    expect(again).toMatchObject({ status: 'Succeeded', done: true });
    expect(again.numberComponentsDeployed).toBe(again.numberComponentsTotal);
    const [measure] = await org.query(
      "SELECT Group__r.DeveloperName, Signal__r.DeveloperName, Weight__c FROM Headroom_Measure__mdt WHERE DeveloperName = 'vr_open_cases'"
    );
    expect(measure).toMatchObject({ Group__r: { DeveloperName: 'vr_support' }, Signal__r: { DeveloperName: 'case_open' }, Weight__c: 35 });
  });

  it('refuses a record with a wrong picklist value, an unknown field or a reference to nothing', async () => {
    const path = join(import.meta.dirname, '../../../starter/main/default/customMetadata/Headroom_Measure.vr_open_cases.md-meta.xml');
    const good = await readFile(path, 'utf8');
    const failing = async (from: string, to: string): Promise<string[]> =>
      problemsOf({ 'customMetadata/Headroom_Measure.vr_open_cases.md': good.replace(from, to) });
    expect(await failing('>Curve<', '>Line<')).toEqual([expect.stringContaining('bad value for restricted picklist field: Line')]);
    expect(await failing('<field>Curve__c<', '<field>Kurve__c<')).toEqual([
      'CustomMetadata Headroom_Measure.vr_open_cases: Field Kurve__c does not exist. Check spelling.'
    ]);
    expect(await failing('>vr_support<', '>no_group<')).toEqual([
      expect.stringContaining('Invalid reference no_group of type Headroom_Scorecard_Group__mdt in field Group__c')
    ]);
    expect(await org.query("SELECT Judge__c FROM Headroom_Measure__mdt WHERE DeveloperName = 'vr_open_cases'")).toMatchObject([
      { Judge__c: 'Curve' }
    ]);
  });

  it('cannot have its settings written by record routes', async () => {
    const { status, body } = await org.call('POST', '/sobjects/Headroom_Band__mdt', { DeveloperName: 'x' });
    expect([status, body[0].errorCode]).toEqual([403, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY']);
  });
});
