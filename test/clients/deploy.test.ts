import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, openTestOrg, type TestOrg } from '../localOrg/testOrg.ts';
import { openCli, type SalesforceCli } from './salesforceCli.ts';

const rest = { env: { SF_ORG_METADATA_REST_DEPLOY: 'true' } };
const item = 'force-app/main/default/objects/Clients_Item__c';

let org: TestOrg;
let cli: SalesforceCli;

beforeAll(async () => {
  [org, cli] = await Promise.all([openTestOrg(), openCli()]);
  await cli.signIn(org);
  await cli.copy('test/clients/project', 'force-app/main/default');
});
afterAll(async () => {
  await cli.remove();
  await org.remove();
});

const project = (verb: string, ...words: string[]): string[] => ['project', 'deploy', verb, ...words];
const objects = (): Promise<Json[]> => org.query("SELECT QualifiedApiName FROM EntityDefinition WHERE QualifiedApiName LIKE 'Clients%'");
const names = (files: Json[]): string[] => [...new Set(files.map(({ fullName, type, state }) => `${type} ${fullName} ${state}`))].sort();
const whole = (state: string): string[] => [
  `CustomField Clients_Item__c.Clients_Account__c ${state}`,
  `CustomField Clients_Item__c.Clients_Amount__c ${state}`,
  `CustomField Clients_Item__c.Clients_Key__c ${state}`,
  `CustomObject Clients_Item__c ${state}`,
  `PermissionSet Clients_Reader ${state}`
];

describe('sf project deploy', () => {
  it('sf project deploy validate checks a project by SOAP and changes nothing', async () => {
    const done = await cli.result(project('validate', '--source-dir', 'force-app', '--wait', '2'));
    expect(done).toMatchObject({ status: 'Succeeded', checkOnly: true, success: true, numberComponentErrors: 0 });
    expect(names(done.files)).toEqual(whole('Created'));
    expect(await objects()).toEqual([]);
  });

  it('sf project deploy quick deploys what was validated', async () => {
    const { id } = await cli.result(project('validate', '--source-dir', 'force-app', '--wait', '2'));
    expect(await cli.result(project('quick', '--job-id', id, '--wait', '2'))).toMatchObject({ status: 'Succeeded', checkOnly: false });
    expect(await objects()).toMatchObject([{ QualifiedApiName: 'Clients_Item__c' }]);
  });

  it('sf project deploy report shows a deploy again', async () => {
    expect(await cli.result(project('report', '--use-most-recent'))).toMatchObject({ status: 'Succeeded', done: true });
  });

  it('sf project deploy start says that a second deploy changes nothing, without a warning', async () => {
    const { code, stdout } = await cli.run([...project('start', '--source-dir', 'force-app', '--wait', '2'), '--json']);
    expect(code).toBe(0);
    const { result, warnings } = JSON.parse(stdout);
    expect(names(result.files)).toEqual(whole('Unchanged'));
    expect(warnings.filter((text: string) => text.includes('returned from org'))).toEqual([]);
  });

  it('sf project deploy start deploys by REST', async () => {
    const path = join(cli.project, item, 'Clients_Item__c.object-meta.xml');
    await writeFile(path, (await readFile(path, 'utf8')).replace('<label>Item</label>', '<label>Thing</label>'));
    const done = await cli.result(project('start', '--source-dir', 'force-app', '--wait', '2'), rest);
    expect(done).toMatchObject({ status: 'Succeeded', success: true });
    expect((await org.call('GET', '/sobjects/Clients_Item__c/describe')).body.label).toBe('Thing');
  });

  it('sf project deploy start --metadata deploys the component that is named', async () => {
    const done = await cli.result(project('start', '--metadata', 'PermissionSet:Clients_Reader', '--wait', '2'));
    expect(names(done.files)).toEqual(['PermissionSet Clients_Reader Unchanged']);
  });

  it('sf project deploy start --manifest deploys what package.xml names', async () => {
    const members = '<types><members>Clients_Reader</members><name>PermissionSet</name></types><version>66.0</version>';
    const file = await cli.write('package.xml', `<Package xmlns="http://soap.sforce.com/2006/04/metadata">${members}</Package>`);
    const done = await cli.result(project('start', '--manifest', file, '--wait', '2'));
    expect(names(done.files)).toEqual(['PermissionSet Clients_Reader Unchanged']);
  });

  it('sf project deploy cancel says that a finished deploy cannot be cancelled', async () => {
    const { id } = await cli.result(project('report', '--use-most-recent'));
    expect((await cli.failure(project('cancel', '--job-id', id))).name).toBe('CannotCancelDeployError');
  });
});

describe('a deploy that takes its time', () => {
  /** Of each of two steps: longer than the CLI needs to ask for its end on any machine, and as long as is worth waiting for. */
  const steps = { cancelled: 60_000, awaited: 8000 } as const;
  let waitingOrg: TestOrg;
  let slowOrg: TestOrg;
  let slowCli: SalesforceCli;
  const start = project('start', '--source-dir', 'force-app', '--async');

  beforeAll(async () => {
    [waitingOrg, slowOrg, slowCli] = await Promise.all([
      openTestOrg({ limits: { jobStepMs: steps.cancelled } }),
      openTestOrg({ limits: { jobStepMs: steps.awaited } }),
      openCli()
    ]);
    await slowCli.copy('test/clients/project', 'force-app/main/default');
  });
  afterAll(async () => {
    expect(await slowCli.otherHosts()).toEqual([]);
    await slowCli.remove();
    await Promise.all([waitingOrg.remove(), slowOrg.remove()]);
  });

  it('sf project deploy cancel stops a deploy that has not ended', async () => {
    await slowCli.signIn(waitingOrg);
    const { id } = await slowCli.result(start);
    const cancelled = await slowCli.result(project('cancel', '--job-id', id, '--wait', '2'));
    expect(cancelled).toMatchObject({ id, status: 'Canceled', canceledByName: 'Ada Admin' });
    expect((await waitingOrg.call('GET', '/sobjects/Clients_Item__c/describe')).status).toBe(404);
  });

  it('sf project deploy resume waits for a deploy that was left alone', async () => {
    await slowCli.signIn(slowOrg);
    const { id } = await slowCli.result(start);
    expect(await slowCli.result(project('resume', '--job-id', id, '--wait', '2'))).toMatchObject({ id, status: 'Succeeded' });
    expect((await slowOrg.call('GET', '/sobjects/Clients_Item__c/describe')).status).toBe(200);
  });
});

describe('a failing deploy', () => {
  const field = `${item}/fields/Clients_Wrong__c.field-meta.xml`;
  const wrong = `<?xml version="1.0" encoding="UTF-8"?>
<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">
    <fullName>Clients_Wrong__c</fullName>
    <label>Wrong</label>
    <referenceTo>Missing_Object__c</referenceTo>
    <relationshipName>Wrongs</relationshipName>
    <type>Lookup</type>
</CustomField>
`;
  const right = `<?xml version="1.0" encoding="UTF-8"?>
<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">
    <fullName>Clients_Right__c</fullName>
    <label>Right</label>
    <type>Date</type>
</CustomField>
`;
  const failing = project('start', '--source-dir', 'force-app', '--wait', '2');

  it('sf project deploy start lists each failure with file and problem, by SOAP and by REST', async () => {
    await cli.write(field, wrong);
    for (const options of [{}, rest]) {
      const { code, stdout } = await cli.run([...failing, '--json'], options);
      const { result, warnings } = JSON.parse(stdout);
      expect([code, result.status]).toEqual([1, 'Failed']);
      expect(result.files.filter(({ state }: Json) => state === 'Failed')).toMatchObject([
        { fullName: 'Clients_Item__c.Clients_Wrong__c', type: 'CustomField', filePath: join(cli.project, field), problemType: 'Error' }
      ]);
      expect(warnings.filter((text: string) => text.includes('returned from org'))).toEqual([]);
    }
  });

  it('sf project deploy start prints the failures as a table for people', async () => {
    const { code, stdout, stderr } = await cli.run(failing);
    expect(code).toBe(1);
    expect(stdout).toContain('Component Failures [1]');
    expect(stdout).toContain('Clients_Item__c.Clients_Wrong__c');
    expect(stdout).toContain('Missing_Object__c');
    expect(stderr).not.toContain('returned from org');
  });

  it('sf project deploy start rolls everything back', async () => {
    const { body } = await org.call('GET', '/sobjects/Clients_Item__c/describe');
    expect(body.fields.map(({ name }: Json) => name)).not.toContain('Clients_Wrong__c');
  });

  it('sf project deploy start --ignore-errors keeps what the org can hold', async () => {
    const apexClass = '<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>66.0</apiVersion></ApexClass>';
    await cli.write('force-app/main/default/classes/ClientsRun.cls', 'public class ClientsRun {}');
    await cli.write('force-app/main/default/classes/ClientsRun.cls-meta.xml', `<?xml version="1.0" encoding="UTF-8"?>\n${apexClass}`);
    await cli.write(`${item}/fields/Clients_Right__c.field-meta.xml`, right);
    const { code, stdout } = await cli.run([...failing, '--ignore-errors', '--json']);
    const { result } = JSON.parse(stdout);
    expect([code, result.status]).toEqual([68, 'SucceededPartial']);
    const failed = result.files.filter(({ state }: Json) => state === 'Failed');
    expect(failed.map(({ fullName }: Json) => fullName).sort()).toEqual(['ClientsRun', 'Clients_Item__c.Clients_Wrong__c']);
    const { body } = await org.call('GET', '/sobjects/Clients_Item__c/describe');
    const fields = body.fields.map(({ name }: Json) => name);
    expect(fields).toContain('Clients_Right__c');
    expect(fields).not.toContain('Clients_Wrong__c');
  });
});

describe('sf org list metadata', () => {
  it('sf org list metadata-types lists the types that can be deployed', async () => {
    const { metadataObjects } = await cli.result(['org', 'list', 'metadata-types']);
    const found = metadataObjects.map(({ xmlName }: Json) => xmlName);
    expect(found).toEqual(expect.arrayContaining(['CustomObject', 'PermissionSet', 'LightningComponentBundle', 'Layout']));
  });

  it('sf org list metadata lists the components of a type', async () => {
    const sets: Json[] = await cli.result(['org', 'list', 'metadata', '--metadata-type', 'PermissionSet']);
    expect(sets).toMatchObject([
      { fullName: 'Clients_Reader', type: 'PermissionSet', fileName: 'permissionsets/Clients_Reader.permissionset' }
    ]);
  });
});

describe('what needs source tracking or retrieve', () => {
  it('sf project deploy preview is refused: the local org does not track source', async () => {
    expect((await cli.failure(project('preview', '--source-dir', 'force-app'))).name).toBe('NonSourceTrackedOrgError');
  });

  it('sf project retrieve start is refused with a message that says why', async () => {
    const failure = await cli.failure(['project', 'retrieve', 'start', '--source-dir', 'force-app']);
    expect(failure.message).toContain('The local org does not serve retrieve');
  });

  it('contacts no other host', async () => {
    expect(await cli.otherHosts()).toEqual([]);
  });
});
