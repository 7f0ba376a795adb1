import { Connection } from '@jsforce/jsforce-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customObject, manifest, textField, zipOf } from './metadataPackage.ts';
import { type Json, openTestOrg, type TestOrg } from './testOrg.ts';

let org: TestOrg;
let connection: Connection;

beforeAll(async () => {
  org = await openTestOrg();
  connection = new Connection({ instanceUrl: org.url, accessToken: org.accessToken, version: '66.0' });
  connection.metadata.pollInterval = 20;
});
afterAll(() => org.remove());

const deploySoap = async (files: Record<string, string>, options: Json = {}): Promise<Json> =>
  connection.metadata.deploy(zipOf(files), { singlePackage: true, rollbackOnError: true, ...options }).complete(true);

const gadget = {
  'package.xml': manifest({ CustomObject: ['Gadget__c'], CustomField: ['Account.Grade__c'] }),
  'objects/Gadget__c.object': customObject('Gadget', textField('Size__c')),
  'objects/Account.object': `<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">${textField('Grade__c')}</CustomObject>`
};

const post = async (path: string, body: string): Promise<{ readonly status: number; readonly text: string }> => {
  const response = await fetch(org.url + path, { method: 'POST', headers: { 'Content-Type': 'text/xml', SOAPAction: '""' }, body });
  return { status: response.status, text: await response.text() };
};
const envelope = (operation: string, session = org.accessToken): string =>
  `<env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"><env:Header><m:SessionHeader xmlns:m="urn:x"><m:sessionId>${session}` +
  `</m:sessionId></m:SessionHeader></env:Header><env:Body xmlns="http://soap.sforce.com/2006/04/metadata">${operation}</env:Body></env:Envelope>`;

describe('deploy by SOAP', () => {
  it('is queued first and polled to its end, with a message for each component', async () => {
    const accepted = await connection.metadata.deploy(zipOf(gadget), { singlePackage: true, rollbackOnError: true });
    expect(accepted).toMatchObject({ id: expect.stringMatching(/^0Af\w{15}$/), done: false });
    const result = await deploySoap(gadget);
    expect(result).toMatchObject({
      status: 'Succeeded',
      success: true,
      done: true,
      checkOnly: false,
      numberComponentErrors: 0,
      numberComponentsTotal: 3
    });
    expect(result.details.componentSuccesses.map((each: Json) => [each.componentType, each.fullName, each.fileName, each.changed])).toEqual(
      [
        ['CustomField', 'Account.Grade__c', 'objects/Account.object', false],
        ['CustomObject', 'Gadget__c', 'objects/Gadget__c.object', false],
        ['CustomField', 'Gadget__c.Size__c', 'objects/Gadget__c.object', false],
        ['', 'package.xml', 'package.xml', true]
      ]
    );
  });

  it('tells created components from changed and unchanged ones', async () => {
    const files = (length: string): Record<string, string> => ({
      'zip/package.xml': manifest({ CustomObject: ['Stage__c'] }),
      'zip/objects/Stage__c.object': customObject('Stage', textField('Size__c').replace('40', length))
    });
    const flags = async (length: string): Promise<unknown> => {
      const { details } = await deploySoap(files(length));
      const field = details.componentSuccesses.find((each: Json) => each.fullName === 'Stage__c.Size__c');
      expect(field.fileName).toBe('zip/objects/Stage__c.object');
      return [field.created, field.changed];
    };
    expect([await flags('40'), await flags('50'), await flags('50')]).toEqual([
      [true, false],
      [false, true],
      [false, false]
    ]);
  });

  it('fails a component that package.xml does not name, or names in vain, in the words of the platform', async () => {
    const { status, details } = await deploySoap({
      'package.xml': manifest({ CustomObject: ['Gone__c'], ApexClass: ['Score'] }),
      'objects/Extra__c.object': customObject('Extra', ''),
      'classes/Score.cls': 'class Score {}',
      'classes/Score.cls-meta.xml': '<ApexClass/>'
    });
    expect(status).toBe('Failed');
    expect(details.componentFailures.map((each: Json) => [each.componentType, each.fullName, each.problem])).toEqual([
      ['CustomObject', 'Extra__c', 'Not in package.xml'],
      [
        'CustomObject',
        'Gone__c',
        "An object 'Gone__c' of type CustomObject was named in package.xml, but was not found in zipped directory"
      ],
      ['ApexClass', 'Score', expect.stringContaining('it runs no Apex')]
    ]);
  });

  it.each(['Sales/', 'Sales'])('takes %s among the reports of package.xml for their folder', async (member) => {
    const { status, details } = await deploySoap({
      'package.xml': manifest({ Report: [member] }),
      'reports/Sales.reportFolder-meta.xml':
        '<ReportFolder xmlns="http://soap.sforce.com/2006/04/metadata"><name>Sales</name></ReportFolder>'
    });
    expect(details.componentFailures ?? []).toEqual([]);
    expect(status).toBe('Succeeded');
  });

  it('fails without a package.xml at the place where singlePackage looks for it', async () => {
    const files = { 'package.xml': gadget['package.xml'], 'objects/Gadget__c.object': gadget['objects/Gadget__c.object'] };
    const { details, status } = await deploySoap(files, { singlePackage: false });
    expect(status).toBe('Failed');
    expect(details.componentFailures[0]).toMatchObject({ fullName: 'package.xml', problem: 'No package.xml found', problemType: 'Error' });
  });
});

it('reads a zip in base64 lines that end in entities, as Java clients send it', async () => {
  const lines = zipOf(gadget).toString('base64').replaceAll(/.{76}/g, '$&&#xD;\n');
  const { text } = await post(
    '/services/Soap/m/66.0',
    envelope(`<deploy><ZipFile>${lines}</ZipFile><DeployOptions><singlePackage>true</singlePackage></DeployOptions></deploy>`)
  );
  const id = /<id>(0Af\w+)<\/id>/.exec(text)?.[1] ?? '';
  let result = await connection.metadata.checkDeployStatus(id);
  while (!result.done) result = await connection.metadata.checkDeployStatus(id);
  expect(result).toMatchObject({ id, status: 'Succeeded' });
});

describe('what the Metadata API tells', () => {
  it('describes the types that the org can hold', async () => {
    const { metadataObjects } = await connection.metadata.describe();
    expect(metadataObjects.find(({ xmlName }) => xmlName === 'CustomObject')).toMatchObject({
      directoryName: 'objects',
      suffix: 'object',
      inFolder: false,
      childXmlNames: expect.arrayContaining(['CustomField', 'ValidationRule'])
    });
  });

  it('lists what was deployed and the objects of the platform', async () => {
    const listed = await connection.metadata.list([{ type: 'CustomObject' }, { type: 'CustomField' }]);
    expect(listed.find(({ fullName }) => fullName === 'Gadget__c')).toMatchObject({
      fileName: 'objects/Gadget__c.object',
      type: 'CustomObject',
      createdByName: 'Ada Admin',
      id: expect.stringMatching(/^01I/)
    });
    expect(listed.find(({ fullName }) => fullName === 'Account')).toMatchObject({ lastModifiedDate: '1970-01-01T00:00:00.000Z' });
    expect(listed.some(({ type, fullName }) => type === 'CustomField' && fullName === 'Account.Grade__c')).toBe(true);
  });

  it('reads back what was deployed and refuses what it has no definition of', async () => {
    const field: Json = await connection.metadata.read('CustomField', 'Account.Grade__c');
    expect(field).toMatchObject({ fullName: 'Account.Grade__c', label: 'Grade', length: 40, type: 'Text' });
    const object: Json = await connection.metadata.read('CustomObject', 'Gadget__c');
    expect(object).toMatchObject({ fullName: 'Gadget__c', label: 'Gadget', fields: [{ fullName: 'Size__c' }] });
    await expect(connection.metadata.read('CustomObject', 'Account')).rejects.toThrow(/cannot read the standard object Account/);
  });
});

describe('SOAP faults', () => {
  it('refuse a wrong session as the platform does, so that clients renew it', async () => {
    const { status, text } = await post('/services/Soap/m/66.0', envelope('<describeMetadata/>', 'no-session'));
    expect(status).toBe(500);
    expect(text).toContain(
      '<faultcode>sf:INVALID_SESSION_ID</faultcode><faultstring>INVALID_SESSION_ID: Invalid Session ID found in SessionHeader: Illegal Session</faultstring>'
    );
  });

  it('answer the address with and without org id and decimal', async () => {
    for (const path of ['/services/Soap/m/66.0', '/services/Soap/m/66', `/services/Soap/m/60.0/${org.orgId}`]) {
      expect(await post(path, envelope('<describeMetadata><asOfVersion>60.0</asOfVersion></describeMetadata>'))).toMatchObject({
        status: 200
      });
    }
    expect((await post('/services/Soap/m/12.0', envelope('<describeMetadata/>'))).text).toContain('sf:UNSUPPORTED_API_VERSION');
  });

  it('refuse retrieve, CRUD calls, unknown operations and what is no envelope', async () => {
    await expect(connection.metadata.create('CustomObject', { fullName: 'X__c' } as Json)).rejects.toThrow(/does not serve createMetadata/);
    await expect(connection.metadata.delete('CustomObject', 'Gadget__c')).rejects.toThrow(/Deploy destructiveChanges.xml instead/);
    await expect(connection.metadata.retrieve({ apiVersion: '66.0' } as Json)).rejects.toThrow(/does not serve retrieve/);
    expect((await post('/services/Soap/m/66.0', envelope('<fly/>'))).text).toContain(
      'No operation available for request {http://soap.sforce.com/2006/04/metadata}fly'
    );
    expect((await post('/services/Soap/m/66.0', 'no xml')).text).toContain('<faultcode>soapenv:Client</faultcode>');
    expect((await post('/services/Soap/m/66.0', `<!DOCTYPE a [<!ENTITY b "c">]>${envelope('<describeMetadata/>')}`)).text).toContain(
      'DOCTYPE'
    );
  });

  it('refuse login and the APIs that are not there, naming what to use', async () => {
    const login = '<login><username>a</username><password>b</password></login>';
    const { text, status } = await post('/services/Soap/u/66.0', envelope(login));
    expect(status).toBe(500);
    expect(text).toMatch(/sf:exceptionCode>FUNCTIONALITY_NOT_ENABLED<.*Sign in by OAuth 2\.0/);
    expect((await post('/services/Soap/T/66.0', envelope(login))).text).toContain('no SOAP API at /services/Soap/T');
  });
});
