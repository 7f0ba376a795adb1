import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localConsumerKey, localOrgPaths } from '../../src/commands/localOrgFolder.ts';
import type { VerifyResult } from '../../src/domain/verifyResult.ts';
import { integrationUsername } from '../../src/localOrg/seed/createOrg.ts';
import { patternOf, screens } from '../metadata/adminDocument.ts';
import { openCompany, type Company } from '../reliability/openCompany.ts';
import { headroomWith, type Finished } from './headroom.ts';

describe('sf headroom verify', () => {
  let company: Company;
  const verifyIn = async (dataFolder: string, ...words: readonly string[]): Promise<Finished> =>
    headroomWith(
      {
        HEADROOM_LOGIN_URL: company.org.url,
        HEADROOM_CLIENT_ID: localConsumerKey,
        HEADROOM_USERNAME: integrationUsername,
        HEADROOM_KEY_FILE: localOrgPaths(dirname(company.dataFolder)).keyFile
      },
      ...['verify', '--data-folder', dataFolder, ...words]
    );
  const verify = (...words: readonly string[]): Promise<Finished> => verifyIn(company.dataFolder, ...words);
  const typed = async (...words: readonly string[]): Promise<VerifyResult> =>
    (JSON.parse((await verify('--json', ...words)).stdout) as { result: VerifyResult }).result;

  beforeAll(async () => {
    company = await openCompany();
    await company.sync();
  });

  afterAll(() => company.remove());

  it('ends with 0 and says that copy and org are equal after a sync', async () => {
    const { code, stdout } = await verify('--all');
    expect({ code, last: stdout.trimEnd().split('\n').at(-1) }).toEqual({
      code: 0,
      last: expect.stringMatching(/^Equal: copy and org agree in everything that was compared \(all rows; \d+ API calls\)\.$/)
    });
  });

  it('ends with 68 and names a value changed in the copy, a row deleted from it and a result edited in the org', async () => {
    const { org, dataFolder } = company;
    const idOf = async (soql: string): Promise<string> => (await org.query(soql))[0].Id as string;
    const changed = await idOf("SELECT Id FROM Case WHERE Account.Name = 'Nettle Freight' ORDER BY CreatedDate LIMIT 1");
    const deleted = await idOf("SELECT Id FROM Contact WHERE Account.Name = 'Nettle Freight' ORDER BY Name LIMIT 1");
    const edited = await idOf(
      "SELECT Id FROM Headroom_Scorecard_Result__c WHERE Account__r.Name = 'Nettle Freight' ORDER BY Key__c LIMIT 1"
    );
    const copy = await DuckDBInstance.create(join(dataFolder, 'store', `facts-${org.orgId}.duckdb`));
    const connection = await copy.connect();
    await connection.run(`update "Case" set "Priority" = 'Planted' where "Id" = '${changed}'`);
    await connection.run(`delete from "Contact" where "Id" = '${deleted}'`);
    connection.closeSync();
    copy.closeSync();
    await org.call('PATCH', `/sobjects/Headroom_Scorecard_Result__c/${edited}`, { Title__c: 'All is well' });

    const { code, stdout } = await verify();
    expect(code).toBe(68);
    for (const line of screens.get('verify') ?? []) expect(stdout.split('\n').some((said) => patternOf(line).test(said))).toBe(true);
    expect(stdout).toContain(`Case ${changed}: copy and org differ in Priority`);
    expect(stdout).toContain(`Contact ${deleted}: the org has it, the copy does not`);
    expect(stdout).toContain(`Headroom_Scorecard_Result__c ${edited}: since the sync wrote it, somebody else changed Title__c;`);
    expect(stdout).not.toContain('Planted');
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^3 differences found \(/);
    const told = await typed('--values');
    expect(told).toMatchObject({ equal: false, differencesTotal: 3 });
    const fields = [{ name: 'Priority', inStore: 'Planted', inOrg: 'High' }];
    expect(told.differences).toContainEqual({ object: 'Case', id: changed, kind: 'content', fields });
  });

  it('refuses a folder into which nothing was synced, with the cure', async () => {
    const { code, stderr } = await verifyIn(join(company.dataFolder, 'elsewhere'));
    expect(code).toBe(1);
    expect(stderr).toContain('No sync has run with this data folder');
  });
});
