import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectForDeploy } from '../../../src/org/connect.ts';
import { listInFolders, listMetadata, readMetadata } from '../../../src/org/metadataApi.ts';
import type { Wire } from '../../../src/org/wire.ts';
import { firstToken, ScriptedOrg, type Answer } from './scriptedOrg.ts';

const soapPath = 'POST /services/Soap/m/66.0';
const envelope = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://soap.sforce.com/2006/04/metadata"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
const xml = (body: string): Answer => ({ text: envelope(body), headers: { 'content-type': 'text/xml' } });
const fault = (code: string, message: string): Answer => ({
  ...xml(`<soapenv:Fault><faultcode>sf:${code}</faultcode><faultstring>${message}</faultstring></soapenv:Fault>`),
  status: 500
});
const component = (type: string, fullName: string, prefix = ''): string =>
  `<result><fullName>${fullName}</fullName><namespacePrefix>${prefix}</namespacePrefix><type>${type}</type></result>`;

describe('the Metadata API', () => {
  let org: ScriptedOrg;
  let wire: Wire;

  beforeEach(async () => {
    org = new ScriptedOrg();
    await org.start();
    const signIn = { kind: 'token', instanceUrl: org.url, accessToken: firstToken } as const;
    wire = (await connectForDeploy({ signIn, wire: { pause: () => Promise.resolve() } })).wire;
  });
  afterEach(() => org.stop());

  it('is asked for three types a call, with the session in the header of the envelope', async () => {
    org.on(soapPath, xml(`<listMetadataResponse>${component('CustomTab', 'A__c')}</listMetadataResponse>`), xml('<listMetadataResponse/>'));
    const found = await listMetadata(wire, '66.0', ['CustomTab', 'CustomLabel', 'FlexiPage', 'PermissionSet']);
    expect(found).toEqual([{ type: 'CustomTab', fullName: 'A__c' }]);
    const bodies = org.asked.filter(({ path }) => path.includes('/Soap/')).map(({ body }) => body);
    expect(bodies.map((body) => [...body.matchAll(/<type>(\w+)<\/type>/g)].map(([, type]) => type))).toEqual([
      ['CustomTab', 'CustomLabel', 'FlexiPage'],
      ['PermissionSet']
    ]);
    expect(bodies[0]).toContain(`<SessionHeader><sessionId>${firstToken}</sessionId></SessionHeader>`);
  });

  it('is asked for what stands in folders folder by folder, three a call, and for nothing without folders', async () => {
    const found = xml(`<listMetadataResponse>${component('Report', 'A/One')}</listMetadataResponse>`);
    org.on(soapPath, found, xml('<listMetadataResponse/>'));
    expect(await listInFolders(wire, '66.0', 'Report', ['A', 'B', 'C', 'D'])).toEqual([{ type: 'Report', fullName: 'A/One' }]);
    const bodies = org.asked.filter(({ path }) => path.includes('/Soap/')).map(({ body }) => body);
    expect(bodies.map((body) => [...body.matchAll(/<folder>(\w+)<\/folder><type>Report<\/type>/g)].map(([, folder]) => folder))).toEqual([
      ['A', 'B', 'C'],
      ['D']
    ]);
    expect(await listInFolders(wire, '66.0', 'Dashboard', [])).toEqual([]);
    expect(org.count(soapPath)).toBe(2);
  });

  it('tells components of a managed package from the org’s own', async () => {
    const list = component('CustomTab', 'A__c') + component('CustomTab', 'acme__A__c', 'acme');
    org.on(soapPath, xml(`<listMetadataResponse>${list}</listMetadataResponse>`));
    expect(await listMetadata(wire, '66.0', ['CustomTab'])).toEqual([
      { type: 'CustomTab', fullName: 'A__c' },
      { type: 'CustomTab', fullName: 'acme__A__c', namespacePrefix: 'acme' }
    ]);
  });

  it('is asked for ten names a call, and a name that the org lacks is left out', async () => {
    const record = '<records xsi:type="FlexiPage"><fullName>A</fullName><masterLabel>A &amp; B</masterLabel></records>';
    const missing = '<records xsi:nil="true"/>';
    org.on(soapPath, xml(`<readMetadataResponse><result>${record}${missing}</result></readMetadataResponse>`));
    const names = Array.from({ length: 11 }, (_, index) => `P${index}`);
    const [first] = await readMetadata(wire, '66.0', 'FlexiPage', names);
    expect(first).toEqual({ fullName: 'A', masterLabel: 'A & B' });
    expect(org.count(soapPath)).toBe(2);
  });

  it('is not asked a second time after a fault that stays', async () => {
    org.on(soapPath, fault('INSUFFICIENT_ACCESS', 'use of the Metadata API requires Modify Metadata'));
    await expect(listMetadata(wire, '66.0', ['CustomTab'])).rejects.toMatchObject({
      name: 'RequestRefused',
      values: ['INSUFFICIENT_ACCESS', 'use of the Metadata API requires Modify Metadata', soapPath]
    });
    expect(org.count(soapPath)).toBe(1);
  });

  it('ends the session where the org says so in a fault', async () => {
    org.on(soapPath, fault('INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader'));
    await expect(listMetadata(wire, '66.0', ['CustomTab'])).rejects.toMatchObject({ name: 'SessionEnded' });
  });

  it('is asked again when the org is busy', async () => {
    org.on(soapPath, fault('SERVER_UNAVAILABLE', 'busy'), xml('<listMetadataResponse/>'));
    expect(await listMetadata(wire, '66.0', ['CustomTab'])).toEqual([]);
  });

  it('answers something else than it was asked: refused by name', async () => {
    org.on(soapPath, xml('<pingResponse/>'));
    await expect(listMetadata(wire, '66.0', ['CustomTab'])).rejects.toMatchObject({ name: 'RequestRefused' });
  });
});
