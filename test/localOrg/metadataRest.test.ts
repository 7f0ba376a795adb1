import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '@jsforce/jsforce-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customObject, manifest, textField, zipOf } from './metadataPackage.ts';
import { deploy, type Json, openTestOrg, signInAs, type TestOrg } from './testOrg.ts';

let org: TestOrg;
/** Rests so long in each state that a busy machine sees it. */
let slow: TestOrg;
beforeAll(async () => {
  org = await openTestOrg({ apps: [{ consumerKey: 'key', consumerSecret: 'secret' }] });
  slow = await openTestOrg({ limits: { jobStepMs: 900 } });
});
afterAll(() => Promise.all([org.remove(), slow.remove()]));

const thing = (name: string): Record<string, string> => ({
  'package.xml': manifest({ CustomObject: [`${name}__c`] }),
  [`objects/${name}__c.object`]: customObject(name, textField('Size__c'))
});

async function send(zip: Buffer, deployOptions: Json = {}, at = org): Promise<{ status: number; body: Json }> {
  const form = new FormData();
  form.append('json', new Blob([JSON.stringify({ deployOptions: { singlePackage: true, rollbackOnError: true, ...deployOptions } })]));
  form.append('file', new Blob([zip as BlobPart], { type: 'application/zip' }), 'deploy.zip');
  const headers = { Authorization: `Bearer ${at.accessToken}` };
  const response = await fetch(`${at.url}/services/data/v66.0/metadata/deployRequest`, { method: 'POST', headers, body: form });
  return { status: response.status, body: await response.json() };
}

const stateOf = async (id: string, at = org): Promise<Json> =>
  (await at.call('GET', `/metadata/deployRequest/${id}?includeDetails=true`)).body.deployResult;

async function ended(id: string, at = org): Promise<Json> {
  for (;;) {
    const result = await stateOf(id, at);
    if (result.done) return result;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const exists = async (object: string, at = org): Promise<boolean> => (await at.call('GET', `/sobjects/${object}/describe`)).status === 200;

describe('a deploy by REST', () => {
  it('is Pending, then InProgress, then Succeeded', async () => {
    const { status, body } = await send(zipOf(thing('Slow')), {}, slow);
    expect([status, body.deployResult.status, body.deployResult.done]).toEqual([201, 'Pending', false]);
    const seen = new Set<string>();
    for (let result = await stateOf(body.id, slow); ; result = await stateOf(body.id, slow)) {
      seen.add(result.status);
      if (result.done) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect([...seen]).toEqual(['Pending', 'InProgress', 'Succeeded']);
    expect(await stateOf(body.id, slow)).toMatchObject({
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
    const cancel = (id: string) => slow.call('PATCH', `/metadata/deployRequest/${id}`, { deployResult: { status: 'Canceling' } });
    const waiting = (await send(zipOf(thing('Waiting')), {}, slow)).body.id;
    expect(await cancel(waiting)).toMatchObject({
      status: 202,
      body: { deployResult: { status: 'Canceled', canceledByName: 'Ada Admin' } }
    });
    const running = (await send(zipOf(thing('Running')), {}, slow)).body.id;
    while ((await stateOf(running, slow)).status !== 'InProgress') await new Promise((resolve) => setTimeout(resolve, 10));
    expect((await cancel(running)).body.deployResult).toMatchObject({ status: 'Canceling', done: false });
    expect(await ended(running, slow)).toMatchObject({ status: 'Canceled', success: false });
    expect([await exists('Waiting__c', slow), await exists('Running__c', slow)]).toEqual([false, false]);
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

  it('has failed when the org was stopped before its end', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'headroom-local-org-'));
    const first = await openTestOrg({ folder, limits: { jobStepMs: 60_000 } });
    const connection = new Connection({ instanceUrl: first.url, accessToken: first.accessToken, version: '66.0' });
    const { id }: Json = await connection.metadata.deploy(zipOf(thing('Lost')), { singlePackage: true });
    await first.close();
    const second = await openTestOrg({ folder });
    const { body } = await second.call('GET', `/metadata/deployRequest/${id}`);
    expect(body.deployResult).toMatchObject({ status: 'Failed', done: true, errorStatusCode: 'UNKNOWN_EXCEPTION' });
    await second.remove();
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
