import { Connection } from '@jsforce/jsforce-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customObject, manifest, textField, xml, zipOf } from './metadataPackage.ts';
import { deploy, type Json, openTestOrg, signInAs, type TestOrg } from './testOrg.ts';

let org: TestOrg;
beforeAll(async () => {
  org = await openTestOrg({ limits: { jobStepMs: 100 }, apps: [{ consumerKey: 'key', consumerSecret: 'secret' }] });
});
afterAll(() => org.remove());

const thing = (name: string): Record<string, string> => ({
  'package.xml': manifest({ CustomObject: [`${name}__c`] }),
  [`objects/${name}__c.object`]: customObject(name, textField('Size__c'))
});

async function send(zip: Buffer, deployOptions: Json = {}, partName = 'json'): Promise<{ status: number; body: Json }> {
  const form = new FormData();
  form.append(partName, new Blob([JSON.stringify({ deployOptions: { singlePackage: true, rollbackOnError: true, ...deployOptions } })]));
  form.append('file', new Blob([zip as BlobPart], { type: 'application/zip' }), 'deploy.zip');
  const headers = { Authorization: `Bearer ${org.accessToken}` };
  const response = await fetch(`${org.url}/services/data/v66.0/metadata/deployRequest`, { method: 'POST', headers, body: form });
  return { status: response.status, body: await response.json() };
}

const stateOf = async (id: string): Promise<Json> =>
  (await org.call('GET', `/metadata/deployRequest/${id}?includeDetails=true`)).body.deployResult;

async function ended(id: string): Promise<Json> {
  for (;;) {
    const result = await stateOf(id);
    if (result.done) return result;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const exists = async (object: string): Promise<boolean> => (await org.call('GET', `/sobjects/${object}/describe`)).status === 200;

describe('a deploy by REST', () => {
  it('is Pending, then InProgress, then Succeeded', async () => {
    const { status, body } = await send(zipOf(thing('Slow')));
    expect([status, body.deployResult.status, body.deployResult.done]).toEqual([201, 'Pending', false]);
    const seen = new Set<string>();
    for (let result = await stateOf(body.id); ; result = await stateOf(body.id)) {
      seen.add(result.status);
      if (result.done) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect([...seen]).toEqual(['Pending', 'InProgress', 'Succeeded']);
    expect(await stateOf(body.id)).toMatchObject({
      completedDate: expect.stringMatching(/\+0000$/),
      details: { componentFailures: [], runTestResult: { numTestsRun: 0, failures: [] } }
    });
  });

  it('is taken from jsforce, which names its options entity_content', async () => {
    const connection = new Connection({ instanceUrl: org.url, accessToken: org.accessToken, version: '66.0' });
    const accepted: Json = await connection.metadata.deployRest(zipOf(thing('Rested')), { singlePackage: true, checkOnly: true });
    expect(await ended(accepted.id)).toMatchObject({ status: 'Succeeded', checkOnly: true });
    const status = await connection.metadata.checkDeployStatus(accepted.id, true, true);
    expect(status.details.componentSuccesses).toHaveLength(3);
    expect(await exists('Rested__c')).toBe(false);
  });

  it('is canceled while it waits and while it runs, and not afterwards', async () => {
    const cancel = (id: string) => org.call('PATCH', `/metadata/deployRequest/${id}`, { deployResult: { status: 'Canceling' } });
    const waiting = (await send(zipOf(thing('Waiting')))).body.id;
    expect(await cancel(waiting)).toMatchObject({
      status: 202,
      body: { deployResult: { status: 'Canceled', canceledByName: 'Ada Admin' } }
    });
    const running = (await send(zipOf(thing('Running')))).body.id;
    while ((await stateOf(running)).status !== 'InProgress') await new Promise((resolve) => setTimeout(resolve, 10));
    expect((await cancel(running)).body.deployResult).toMatchObject({ status: 'Canceling', done: false });
    expect(await ended(running)).toMatchObject({ status: 'Canceled', success: false });
    expect([await exists('Waiting__c'), await exists('Running__c')]).toEqual([false, false]);
    expect(await cancel(running)).toMatchObject({
      status: 400,
      body: [{ errorCode: 'INVALID_ID_FIELD', message: 'Deployment already completed' }]
    });
  });

  it('repeats a validation that ran with tests, and no other', async () => {
    const quick = (id: string) => org.call('POST', '/metadata/deployRequest', { validatedDeployRequestId: id });
    const validated = (await send(zipOf(thing('Quick')), { checkOnly: true, testLevel: 'RunLocalTests' })).body.id;
    expect(await ended(validated)).toMatchObject({ status: 'Succeeded', runTestsEnabled: true });
    expect(await exists('Quick__c')).toBe(false);
    const { status, body } = await quick(validated);
    expect([status, body.validatedDeployRequestId]).toEqual([201, validated]);
    expect(await ended(body.id)).toMatchObject({ status: 'Succeeded', checkOnly: false });
    expect(await exists('Quick__c')).toBe(true);
    const untested = (await send(zipOf(thing('Quick')), { checkOnly: true })).body.id;
    await ended(untested);
    expect(await quick(untested)).toMatchObject({ status: 400, body: [{ errorCode: 'INVALID_ID_FIELD' }] });
  });

  it('refuses unknown options, test levels, ids and users without the permission', async () => {
    const codeOf = async (options: Json): Promise<string> => (await send(zipOf(thing('X')), options)).body[0].errorCode;
    expect(await codeOf({ rollBack: true })).toBe('JSON_PARSER_ERROR');
    expect(await codeOf({ testLevel: 'All' })).toBe('INVALID_OPERATION');
    expect(await codeOf({ testLevel: 'RunSpecifiedTests' })).toBe('INVALID_OPERATION');
    expect((await org.call('GET', '/metadata/deployRequest/0AfL0000000zzzzKAA')).body[0].errorCode).toBe('INVALID_CROSS_REFERENCE_KEY');
    const token = await signInAs(org, { key: 'key', secret: 'secret' });
    const refused = await org.call('POST', '/metadata/deployRequest', { validatedDeployRequestId: '0AfL0000000zzzzKAA' }, { token });
    expect(refused).toMatchObject({ status: 403, body: [{ errorCode: 'INSUFFICIENT_ACCESS' }] });
  });
});

describe('without rollback', () => {
  it('keeps what succeeds', async () => {
    const files = {
      'package.xml': manifest({ CustomObject: ['Kept__c'] }),
      'objects/Kept__c.object': customObject(
        'Kept',
        `${textField('Good__c')}<fields><fullName>Bad__c</fullName><label>Bad</label><type>Number</type></fields>`
      )
    };
    const result = await deploy(org, zipOf(files), { rollbackOnError: false });
    expect(result).toMatchObject({ status: 'SucceededPartial', success: true, numberComponentErrors: 1, numberComponentsDeployed: 2 });
    const fields = (await org.call('GET', '/sobjects/Kept__c/describe')).body.fields.map((field: Json) => field.name);
    expect(fields).toContain('Good__c');
    expect(fields).not.toContain('Bad__c');
  });
});

describe('destructive changes', () => {
  const permissionSet = xml(
    'PermissionSet',
    '<fieldPermissions><editable>true</editable><field>Doomed__c.Size__c</field><readable>true</readable></fieldPermissions><label>Doomed</label>'
  );
  const destroy = (members: Record<string, readonly string[]>, options: Json = {}): Promise<Json> =>
    deploy(org, zipOf({ 'package.xml': manifest({}), 'destructiveChanges.xml': manifest(members) }), options);

  it('delete fields, permission sets and objects with everything that hung on them', async () => {
    const files: Record<string, string> = { ...thing('Doomed'), 'permissionsets/Doomed.permissionset': permissionSet };
    files['package.xml'] = manifest({ CustomObject: ['Doomed__c'], PermissionSet: ['Doomed'] });
    expect(await deploy(org, zipOf(files))).toMatchObject({ status: 'Succeeded' });
    const field = await destroy({ CustomField: ['Doomed__c.Size__c'] });
    expect(field).toMatchObject({ status: 'Succeeded' });
    expect(field.details.componentSuccesses[0]).toMatchObject({
      componentType: 'CustomField',
      fullName: 'Doomed__c.Size__c',
      fileName: 'objects/Doomed__c.object',
      deleted: true
    });
    expect(await org.query("SELECT Id FROM FieldPermissions WHERE Field = 'Doomed__c.Size__c'")).toEqual([]);
    expect(await destroy({ CustomObject: ['Doomed__c'], PermissionSet: ['Doomed'] })).toMatchObject({ status: 'Succeeded' });
    expect(await exists('Doomed__c')).toBe(false);
    expect(await org.query("SELECT Id FROM PermissionSet WHERE Name = 'Doomed'")).toEqual([]);
    expect(await deploy(org, zipOf(thing('Doomed')))).toMatchObject({ status: 'Succeeded' });
  });

  it('warn about what is not there, which fails the deploy unless warnings are ignored', async () => {
    const members = { CustomField: ['Account.Nope__c'] };
    const strict = await destroy(members);
    expect(strict).toMatchObject({ status: 'Failed' });
    expect(strict.details.componentFailures[0]).toMatchObject({
      fullName: 'destructiveChanges.xml',
      problem: 'No CustomField named: Account.Nope__c found',
      problemType: 'Warning',
      success: false
    });
    expect(await destroy(members, { ignoreWarnings: true })).toMatchObject({ status: 'Succeeded' });
  });

  it('refuse standard fields, objects that others point to and wildcards', async () => {
    const lookup = `<fields><fullName>Doomed__c</fullName><label>Doomed</label><referenceTo>Doomed__c</referenceTo><relationshipName>Fans</relationshipName><type>Lookup</type></fields>`;
    const files = { 'package.xml': manifest({ CustomObject: ['Fan__c'] }), 'objects/Fan__c.object': customObject('Fan', lookup) };
    expect(await deploy(org, zipOf(files))).toMatchObject({ status: 'Succeeded' });
    const { details } = await destroy({ CustomField: ['Account.Name'], CustomObject: ['Doomed__c', '*'], ApexClass: ['Score'] });
    expect(details.componentFailures.map((failure: Json) => failure.problem)).toEqual([
      'Cannot delete standard field: Account.Name',
      'This custom object is referenced elsewhere in salesforce.com: Fan__c.Doomed__c',
      'The local org cannot delete components of type ApexClass',
      'Wildcards are not supported in destructiveChanges.xml'
    ]);
  });

  it('stop a validation rule from running, and refuse a field that a rule reads', async () => {
    const rule =
      '<validationRules><fullName>Long</fullName><active>true</active><errorConditionFormula>LEN(Size__c) &gt; 3</errorConditionFormula>' +
      '<errorMessage>Too long</errorMessage></validationRules>';
    const files = {
      'package.xml': manifest({ CustomObject: ['Ruled__c'] }),
      'objects/Ruled__c.object': customObject('Ruled', textField('Size__c') + rule)
    };
    expect(await deploy(org, zipOf(files))).toMatchObject({ status: 'Succeeded' });
    const create = () => org.call('POST', '/sobjects/Ruled__c', { Size__c: 'long one' });
    expect((await create()).body[0].errorCode).toBe('FIELD_CUSTOM_VALIDATION_EXCEPTION');
    expect((await destroy({ CustomField: ['Ruled__c.Size__c'] })).details.componentFailures[0].problem).toBe(
      'This custom field is referenced elsewhere in salesforce.com: Validation Rule - Ruled__c.Long'
    );
    expect(await destroy({ ValidationRule: ['Ruled__c.Long'] })).toMatchObject({ status: 'Succeeded' });
    expect((await create()).status).toBe(201);
    expect(await destroy({ CustomField: ['Ruled__c.Size__c'] })).toMatchObject({ status: 'Succeeded' });
  });

  it('leave everything in place when the deploy fails', async () => {
    const files = {
      'package.xml': manifest({ CustomObject: ['Gone__c'] }),
      'destructiveChangesPost.xml': manifest({ CustomField: ['Fan__c.Doomed__c'] })
    };
    expect(await deploy(org, zipOf(files))).toMatchObject({ status: 'Failed' });
    const { body } = await org.call('GET', '/sobjects/Fan__c/describe');
    expect(body.fields.some((field: Json) => field.name === 'Doomed__c')).toBe(true);
  });
});
