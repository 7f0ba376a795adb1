import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, type TestOrg } from '../localOrg/testOrg.ts';
import { openCli, type SalesforceCli } from './salesforceCli.ts';

describe('sf org', () => {
  let org: TestOrg;
  let cli: SalesforceCli;
  beforeAll(async () => {
    [org, cli] = await Promise.all([openTestOrg(), openCli()]);
    await cli.signIn(org);
  });
  afterAll(async () => {
    await cli.remove();
    await org.remove();
  });

  it('sf org display shows the org that was signed in to', async () => {
    const shown = await cli.result(['org', 'display']);
    expect(shown).toMatchObject({
      id: org.orgId,
      username: org.username,
      alias: 'local',
      connectedStatus: 'Connected',
      apiVersion: '66.0'
    });
  });

  it('contacts no other host', async () => {
    expect(await cli.otherHosts()).toEqual([]);
  });
});
