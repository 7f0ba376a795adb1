import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectForDeploy } from '../../../src/org/connect.ts';
import { deployZip } from '../../../src/org/deployZip.ts';
import type { Wire } from '../../../src/org/wire.ts';
import { firstToken, ScriptedOrg } from './scriptedOrg.ts';

/** As the REST API shows a deploy. Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_rest_deploy_checkstatus.htm */
const deploy = (result: object): object => ({ id: '0Af1', deployResult: { done: true, numberComponentsDeployed: 0, ...result } });

describe('a deploy', () => {
  let org: ScriptedOrg;
  let wire: Wire;

  beforeEach(async () => {
    org = new ScriptedOrg();
    await org.start();
    const signIn = { kind: 'token', instanceUrl: org.url, accessToken: firstToken } as const;
    wire = (await connectForDeploy({ signIn, wire: { pause: () => Promise.resolve() } })).wire;
    org.on('POST /metadata/deployRequest', { status: 201, json: { id: '0Af1', deployResult: { status: 'Pending', done: false } } });
  });
  afterEach(() => org.stop());

  it('is looked at until it is done, and tells how many components it brought', async () => {
    org.on(
      'GET /metadata/deployRequest/0Af1',
      { json: deploy({ done: false, success: false, status: 'InProgress' }) },
      { json: deploy({ success: true, status: 'Succeeded', numberComponentsDeployed: 3 }) }
    );
    expect(await deployZip(wire, '66.0', new Uint8Array())).toBe(3);
  });

  it('that fails is an error with every component that did, places and names missing or not', async () => {
    const componentFailures = [
      { componentType: 'Flow', fullName: 'A', fileName: 'flows/A.flow', lineNumber: null, problem: 'No' },
      { problem: 'Never' }
    ];
    org.on('GET /metadata/deployRequest/0Af1', { json: deploy({ success: false, status: 'Failed', details: { componentFailures } }) });
    await expect(deployZip(wire, '66.0', new Uint8Array())).rejects.toMatchObject({
      name: 'DeployFailed',
      values: ['2', 'Flow A (flows/A.flow): No\n  (): Never']
    });
  });

  it('is refused by name where the org tells nothing of it: nobody waits for ever', async () => {
    org.on('GET /metadata/deployRequest/0Af1', { json: { id: '0Af1' } });
    await expect(deployZip(wire, '66.0', new Uint8Array())).rejects.toMatchObject({
      name: 'RequestRefused',
      values: ['UNEXPECTED_REPLY', expect.stringContaining('deployResult'), 'deploy']
    });
  });
});
