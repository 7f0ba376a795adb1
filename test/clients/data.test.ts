import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, type TestOrg } from '../localOrg/testOrg.ts';
import { openCli, type SalesforceCli } from './salesforceCli.ts';

let org: TestOrg;
let cli: SalesforceCli;
let acmeId: string;

beforeAll(async () => {
  [org, cli] = await Promise.all([openTestOrg(), openCli()]);
  await cli.signIn(org);
  acmeId = await org.create('Account', { Name: 'Acme', Industry: 'Energy', NumberOfEmployees: 12 });
  await org.create('Contact', { LastName: 'Doe', AccountId: acmeId });
  await org.create('Contact', { LastName: 'Roe', AccountId: acmeId });
});
afterAll(async () => {
  await cli.remove();
  await org.remove();
});

const query = (soql: string, ...words: string[]): string[] => ['data', 'query', '--query', soql, ...words];

describe('sf data query', () => {
  it('sf data query prints records and columns', async () => {
    const { code, stdout } = await cli.run(query('SELECT Name, Industry, Owner.Name FROM Account'));
    expect(code).toBe(0);
    expect(stdout).toMatch(/NAME\s+│ INDUSTRY\s+│ OWNER\.NAME/);
    expect(stdout).toMatch(/Acme\s+│ Energy\s+│ Ada Admin/);
    expect(stdout).toContain('Total number of records retrieved: 1.');
  });

  it('sf data query prints the rows of a child query in columns of their own', async () => {
    const { stdout } = await cli.run(query('SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName) FROM Account'));
    expect(stdout).toMatch(/NAME\s+│ CONTACTS\.LASTNAME/);
    expect(stdout).toMatch(/Acme\s+│ Doe/);
    expect(stdout).toContain('Roe');
  });

  it('sf data query prints aggregates under their alias', async () => {
    const { stdout } = await cli.run(query('SELECT Industry, COUNT(Id) n FROM Account GROUP BY Industry'));
    expect(stdout).toMatch(/INDUSTRY\s+│ N/);
    expect(stdout).toMatch(/Energy\s+│ 1/);
  });

  it('sf data query prints aggregates without an alias under their call', async () => {
    const { stdout } = await cli.run(query('SELECT Industry, COUNT(Id), MAX(NumberOfEmployees) FROM Account GROUP BY Industry'));
    expect(stdout).toMatch(/INDUSTRY\s+│ COUNT\(ID\)\s+│ MAX\(NUMBEROFEMPLOYEES\)/);
    expect(stdout).toMatch(/Energy\s+│ 1\s+│ 12/);
  });

  it('sf data query --json gives the records as REST does', async () => {
    const result = await cli.result(query("SELECT Id, Name FROM Account WHERE Name = 'Acme'"));
    expect(result).toEqual({
      totalSize: 1,
      done: true,
      records: [{ attributes: { type: 'Account', url: `/services/data/v66.0/sobjects/Account/${acmeId}` }, Id: acmeId, Name: 'Acme' }]
    });
  });

  it('sf data query --result-format csv gives a header and a line for each record', async () => {
    const { stdout } = await cli.run(query('SELECT Name, NumberOfEmployees, Owner.Name FROM Account', '--result-format', 'csv'));
    expect(stdout.trim().split('\n')).toEqual(['Name,NumberOfEmployees,Owner.Name', 'Acme,12,Ada Admin']);
  });

  it('sf data query --all-rows finds deleted records', async () => {
    const id = await org.create('Account', { Name: 'Gone' });
    await org.call('DELETE', `/sobjects/Account/${id}`);
    const soql = "SELECT Name, IsDeleted FROM Account WHERE Name = 'Gone'";
    expect((await cli.result(query(soql))).totalSize).toBe(0);
    expect((await cli.result(query(soql, '--all-rows'))).records).toMatchObject([{ Name: 'Gone', IsDeleted: true }]);
  });

  it('sf data query counts', async () => {
    expect((await cli.result(query('SELECT COUNT() FROM Contact'))).totalSize).toBe(2);
  });

  it('sf data query --use-tooling-api reads what the Tooling API knows', async () => {
    const { records } = await cli.result(
      query("SELECT QualifiedApiName, Label FROM EntityDefinition WHERE QualifiedApiName = 'Account'", '-t')
    );
    expect(records).toMatchObject([{ QualifiedApiName: 'Account', Label: 'Account' }]);
  });

  it('sf data query shows the place of an unknown field', async () => {
    const failure = await cli.failure(query('SELECT Name, Colour FROM Account'));
    expect(failure.name).toBe('INVALID_FIELD');
    expect(failure.message).toContain("No such column 'Colour' on entity 'Account'");
    expect(failure.message).toContain('ERROR at Row:1:Column:14');
  });
});

describe('sf data record', () => {
  const record = (verb: string, ...words: string[]): string[] => ['data', verb, 'record', '--sobject', 'Account', ...words];

  it('sf data create record creates a record and gives its id', async () => {
    const created = await cli.result(record('create', '--values', "Name='Long Name Inc' Industry=Media NumberOfEmployees=7"));
    expect(created).toEqual({ id: expect.stringMatching(/^001\w{15}$/), success: true, errors: [] });
    expect(await org.query(`SELECT Name, NumberOfEmployees FROM Account WHERE Id = '${created.id}'`)).toMatchObject([
      { Name: 'Long Name Inc', NumberOfEmployees: 7 }
    ]);
  });

  it('sf data create record says which field is required', async () => {
    const failure = await cli.failure(record('create', '--values', 'Industry=Media'));
    expect(failure.message).toContain('Required fields are missing: [Name]');
  });

  it('sf data get record reads a record by id', async () => {
    expect(await cli.result(record('get', '--record-id', acmeId))).toMatchObject({ Id: acmeId, Name: 'Acme', Industry: 'Energy' });
  });

  it('sf data get record --where finds a record by a field', async () => {
    expect(await cli.result(record('get', '--where', "Name='Acme'"))).toMatchObject({ Id: acmeId });
  });

  it('sf data update record --where changes the record that is found', async () => {
    expect((await cli.result(record('update', '--where', "Name='Acme'", '--values', 'Industry=Retail'))).id).toBe(acmeId);
    expect(await org.query(`SELECT Industry FROM Account WHERE Id = '${acmeId}'`)).toMatchObject([{ Industry: 'Retail' }]);
  });

  it('sf data update record changes a record by id', async () => {
    await cli.result(record('update', '--record-id', acmeId, '--values', 'NumberOfEmployees=13'));
    expect(await org.query(`SELECT NumberOfEmployees FROM Account WHERE Id = '${acmeId}'`)).toMatchObject([{ NumberOfEmployees: 13 }]);
  });

  it('sf data delete record deletes by id, and by a field', async () => {
    const first = await org.create('Account', { Name: 'First' });
    await org.create('Account', { Name: 'Second' });
    expect(await cli.result(record('delete', '--record-id', first))).toMatchObject({ id: first, success: true });
    await cli.result(record('delete', '--where', "Name='Second'"));
    expect(await org.query("SELECT Id FROM Account WHERE Name IN ('First', 'Second')")).toEqual([]);
  });

  it('sf data delete record says that a record is not there', async () => {
    expect((await cli.failure(record('delete', '--where', "Name='Nobody'"))).name).toBe('DataRecordGetNoRecord');
  });
});

it('contacts no other host', async () => {
  expect(await cli.otherHosts()).toEqual([]);
});
