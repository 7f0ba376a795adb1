import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, type TestOrg } from '../localOrg/testOrg.ts';
import { openCli, type SalesforceCli } from './salesforceCli.ts';

let org: TestOrg;
let cli: SalesforceCli;
let acmeId: string;

beforeAll(async () => {
  [org, cli] = await Promise.all([openTestOrg(), openCli()]);
  await cli.signIn(org);
  await org.deploy('test/clients/project');
  acmeId = await org.create('Account', { Name: 'Acme' });
});
afterAll(async () => {
  await cli.remove();
  await org.remove();
});

describe('sf sobject and sf api request', () => {
  it('sf sobject list lists standard and custom objects apart', async () => {
    expect(await cli.result(['sobject', 'list', '--sobject', 'custom'])).toEqual(['Clients_Item__c']);
    const standard: string[] = await cli.result(['sobject', 'list', '--sobject', 'standard']);
    expect(standard).toEqual(expect.arrayContaining(['Account', 'Contact', 'Opportunity']));
    expect(standard).not.toContain('Clients_Item__c');
  });

  it('sf sobject describe describes an object with its fields', async () => {
    const described: { name: string; fields: { name: string; type: string }[] } = await cli.result([
      'sobject',
      'describe',
      '--sobject',
      'Account'
    ]);
    expect(described.name).toBe('Account');
    expect(described.fields.find(({ name }) => name === 'Industry')?.type).toBe('picklist');
  });

  it('sf sobject describe says that an object is not there', async () => {
    expect((await cli.failure(['sobject', 'describe', '--sobject', 'Missing__c'])).name).toBe('NOT_FOUND');
  });

  it('sf sobject describe --use-tooling-api describes an object of the Tooling API', async () => {
    expect(await cli.result(['sobject', 'describe', '--sobject', 'EntityDefinition', '--use-tooling-api'])).toMatchObject({
      name: 'EntityDefinition'
    });
  });

  it('sf api request rest sends any request and prints the answer', async () => {
    const { code, stdout } = await cli.run(['api', 'request', 'rest', '/services/data/v66.0/limits', '--include']);
    expect(code).toBe(0);
    expect(stdout).toContain('HTTP/1.1 200');
    expect(stdout).toContain('"DailyApiRequests"');
  });

  it('sf api request rest posts a body and writes the answer to a file', async () => {
    const words = ['api', 'request', 'rest', '/services/data/v66.0/sobjects/Account', '--method', 'POST', '--body', '{"Name":"By REST"}'];
    // Written out by the end of the process: this one needs its own.
    const { code } = await cli.run([...words, '--stream-to-file', 'answer.json'], {});
    expect(code).toBe(0);
    expect(JSON.parse(await readFile(join(cli.project, 'answer.json'), 'utf8'))).toMatchObject({ success: true });
  });

  it('sf api request rest ends with 1 when the org refuses', async () => {
    const { code, stdout } = await cli.run(['api', 'request', 'rest', '/services/data/v66.0/sobjects/Missing__c']);
    expect([code, JSON.parse(stdout)[0].errorCode]).toEqual([1, 'NOT_FOUND']);
  });

  it('sf api request graphql runs a query', async () => {
    const body = `query { uiapi { query { Account(where: { Name: { eq: "Acme" } }) { edges { node { Id Name { value } } } } } } }`;
    const { code, stdout } = await cli.run(['api', 'request', 'graphql', '--body', body]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).data.uiapi.query.Account.edges).toEqual([{ node: { Id: acmeId, Name: { value: 'Acme' } } }]);
  });
});

describe('what the local org refuses', () => {
  it('sf data search is refused: there is no SOSL', async () => {
    expect((await cli.failure(['data', 'search', '--query', 'FIND {Acme} RETURNING Account(Name)'])).name).toBe('NOT_IMPLEMENTED');
  });

  it('sf apex run is refused with a message that says why', async () => {
    const file = await cli.write('anonymous.apex', 'System.debug(1);');
    const { code, stdout } = await cli.run(['apex', 'run', '--file', file, '--json']);
    expect(code).toBe(1);
    expect(stdout).toContain('The local org');
  });

  it('sf apex list log is refused: there are no logs', async () => {
    expect((await cli.failure(['apex', 'list', 'log'])).message).toContain("sObject type 'ApexLog' is not supported");
  });

  it('contacts no other host', async () => {
    expect(await cli.otherHosts()).toEqual([]);
  });
});
