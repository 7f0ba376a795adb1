import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, openTestOrg, type TestOrg } from '../localOrg/testOrg.ts';
import { openCli, type SalesforceCli } from './salesforceCli.ts';

let source: TestOrg;
let target: TestOrg;
let cli: SalesforceCli;
let targetCli: SalesforceCli;

beforeAll(async () => {
  [source, target, cli, targetCli] = await Promise.all([openTestOrg(), openTestOrg(), openCli(), openCli()]);
  await Promise.all([cli.signIn(source), targetCli.signIn(target)]);
  const acme = await source.create('Account', { Name: 'Acme', Industry: 'Energy' });
  await source.create('Account', { Name: 'Beta' });
  await source.create('Contact', { LastName: 'Doe', AccountId: acme });
  await source.create('Contact', { LastName: 'Roe', AccountId: acme });
});
afterAll(async () => {
  await Promise.all([cli.remove(), targetCli.remove()]);
  await Promise.all([source.remove(), target.remove()]);
});

const soql = 'SELECT Name, Industry, (SELECT LastName FROM Contacts ORDER BY LastName) FROM Account ORDER BY Name';
const inTarget = (): Promise<Json[]> => target.query('SELECT LastName, Account.Name, Account.Industry FROM Contact ORDER BY LastName');
const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(join(cli.project, path), 'utf8'));

describe('sf data tree', () => {
  it('sf data export tree --plan writes a file for each object, with references', async () => {
    await cli.result(['data', 'export', 'tree', '--query', soql, '--output-dir', 'planned', '--plan']);
    expect(await readJson('planned/Account-Contact-plan.json')).toEqual([
      { sobject: 'Account', files: ['Account.json'] },
      { sobject: 'Contact', files: ['Contact.json'] }
    ]);
    expect(await readJson('planned/Contact.json')).toEqual({
      records: [
        { attributes: { type: 'Contact', referenceId: 'ContactRef1' }, LastName: 'Doe', AccountId: '@AccountRef1' },
        { attributes: { type: 'Contact', referenceId: 'ContactRef2' }, LastName: 'Roe', AccountId: '@AccountRef1' }
      ]
    });
  });

  it('sf data import tree --plan creates the records of a plan and resolves their references', async () => {
    const plan = join(cli.project, 'planned', 'Account-Contact-plan.json');
    const created: { refId: string; type: string }[] = await targetCli.result(['data', 'import', 'tree', '--plan', plan]);
    expect(created.map(({ refId, type }) => [refId, type]).sort()).toEqual([
      ['AccountRef1', 'Account'],
      ['AccountRef2', 'Account'],
      ['ContactRef1', 'Contact'],
      ['ContactRef2', 'Contact']
    ]);
    expect(await inTarget()).toMatchObject([
      { LastName: 'Doe', Account: { Name: 'Acme', Industry: 'Energy' } },
      { LastName: 'Roe', Account: { Name: 'Acme', Industry: 'Energy' } }
    ]);
  });

  it('sf data export tree without a plan nests the children, and sf data import tree --files creates both', async () => {
    await cli.result(['data', 'export', 'tree', '--query', soql, '--output-dir', 'nested']);
    expect(await readJson('nested/Account-Contact.json')).toMatchObject({
      records: [{ Name: 'Acme', Contacts: { records: [{ LastName: 'Doe' }, { LastName: 'Roe' }] } }, { Name: 'Beta' }]
    });
    const created = await targetCli.result(['data', 'import', 'tree', '--files', join(cli.project, 'nested', 'Account-Contact.json')]);
    expect(created).toHaveLength(4);
    expect(await inTarget()).toHaveLength(4);
  });

  it('sf data import tree creates nothing when one record is refused', async () => {
    const records = [
      { attributes: { type: 'Account', referenceId: 'good' }, Name: 'Good' },
      { attributes: { type: 'Account', referenceId: 'bad' }, Industry: 'Energy' }
    ];
    const file = await targetCli.write('refused.json', JSON.stringify({ records }));
    const { code, stdout } = await targetCli.run(['data', 'import', 'tree', '--files', file, '--json']);
    expect(code).toBe(1);
    expect(stdout).toContain('REQUIRED_FIELD_MISSING');
    expect(await target.query("SELECT Id FROM Account WHERE Name = 'Good'")).toEqual([]);
  });

  it('contacts no other host', async () => {
    expect([...(await cli.otherHosts()), ...(await targetCli.otherHosts())]).toEqual([]);
  });
});
