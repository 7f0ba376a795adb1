import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UninstallPlan } from '../../../src/domain/uninstallPlan.ts';
import { packageNames } from '../../../src/operations/install/packageNames.ts';
import { destructiveChanges } from '../../../src/operations/install/uninstallManifest.ts';
import { uninstallPlan } from '../../../src/operations/install/uninstallPlan.ts';
import { connectForDeploy } from '../../../src/org/connect.ts';
import { manifest, xml, zipOf } from '../../localOrg/metadataPackage.ts';
import { deploy, openTestOrg, type TestOrg } from '../../localOrg/testOrg.ts';

const root = join(import.meta.dirname, '../../..');
let org: TestOrg;

beforeAll(async () => {
  org = await openTestOrg();
  expect(await org.deploy('force-app')).toMatchObject({ status: 'Succeeded' });
  const [admin] = await org.query("SELECT Id FROM User WHERE Username = 'admin@headroom.local'");
  const [set] = await org.query("SELECT Id FROM PermissionSet WHERE Name = 'Headroom_Integration'");
  const assignment = await org.create('PermissionSetAssignment', { AssigneeId: admin.Id, PermissionSetId: set.Id });
  plan = await planOf();
  await org.call('DELETE', `/sobjects/PermissionSetAssignment/${assignment}`);
}, 600_000);
afterAll(() => org.remove());

let plan: UninstallPlan;

async function planOf(): Promise<UninstallPlan> {
  const own = xml(
    'Report',
    '<columns><field>ACCOUNT.NAME</field></columns><format>Tabular</format><name>Mine</name><reportType>AccountList</reportType>'
  );
  const files = { 'package.xml': manifest({ Report: ['Headroom_Reports/Mine'] }), 'reports/Headroom_Reports/Mine.report': own };
  expect(await deploy(org, zipOf(files))).toMatchObject({ status: 'Succeeded' });
  const { client, wire } = await connectForDeploy({ signIn: { kind: 'token', instanceUrl: org.url, accessToken: org.accessToken } });
  return uninstallPlan(client, wire, root);
}

describe('uninstalling what stands in folders', () => {
  const countsOf = (groups: UninstallPlan['goes']) => Object.fromEntries(groups.map(({ type, names }) => [type, names.length]));

  it('names reports, dashboards, their types and folders, and reports of somebody in the folder', () => {
    // Eleven reports of health and seven of whitespace.
    expect(countsOf(plan.goes)).toMatchObject({ Report: 18, ReportFolder: 1, ReportType: 4, Dashboard: 1, DashboardFolder: 1 });
    expect(plan.alsoNamedSo).toEqual([{ type: 'Report', names: ['Headroom_Reports/Mine'] }]);
  });

  it('deletes all of it by the manifest that it writes', async () => {
    const { references } = await packageNames(root);
    const files = { 'package.xml': manifest({}), 'destructiveChanges.xml': destructiveChanges(plan, references) };
    const result = await deploy(org, zipOf(files));
    expect(result.details.componentFailures).toEqual([]);
    expect(result.status).toBe('Succeeded');
    const { client, wire } = await connectForDeploy({ signIn: { kind: 'token', instanceUrl: org.url, accessToken: org.accessToken } });
    const left = await uninstallPlan(client, wire, root);
    expect([...left.goes, ...left.alsoNamedSo]).toEqual([]);
  }, 600_000);
});
