import { readPackage } from '../src/metadata/readPackage.ts';
import { zipPackage } from '../src/metadata/packageZip.ts';
import { connectForDeploy } from '../src/org/connect.ts';
import { deployZip } from '../src/org/deployZip.ts';
import type { OrgClient } from '../src/org/orgClient.ts';
import { soqlText } from '../src/org/soqlText.ts';
import { prepareRun } from '../src/operations/prepareRun.ts';
import { sourceAccess, sourcesPermissionSetXml } from '../src/operations/sourcesPermissionSet.ts';
import type { LocalOrgFile } from '../src/commands/localOrgFolder.ts';

const permissionSets = ['Headroom_Integration', 'Headroom_Sources', 'Headroom_Survey_Tasks'];

/** Does what an admin does once: deploys `Headroom_Sources` for this org and assigns both permission sets. */
export async function allowIntegrationUser(org: LocalOrgFile, username: string): Promise<void> {
  const { client, wire } = await connectForDeploy({
    signIn: { kind: 'token', instanceUrl: org.instanceUrl, accessToken: org.accessToken }
  });
  const { plan, describes } = await prepareRun(client);
  const files = new Map([['permissionsets/Headroom_Sources.permissionset', sourcesPermissionSetXml(sourceAccess(plan, describes))]]);
  const { problems } = readPackage(files);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  await deployZip(wire, client.identity.apiVersion, zipPackage(files));
  await assign(client, username);
}

async function assign(client: OrgClient, username: string): Promise<void> {
  const names = permissionSets.map(soqlText).join(', ');
  const [user] = await client.query(`SELECT Id FROM User WHERE Username = ${soqlText(username)}`);
  const sets = await client.query(`SELECT Id FROM PermissionSet WHERE Name IN (${names})`);
  const rows = sets.map((set) => ({ AssigneeId: String(user?.['Id']), PermissionSetId: String(set['Id']) }));
  const receipts = await client.saveRows({ object: 'PermissionSetAssignment', operation: 'insert', rows });
  const refused = receipts.find((receipt) => !receipt.ok && receipt.code !== 'DUPLICATE_VALUE');
  if (refused && !refused.ok) throw new Error(`The permission sets could not be assigned: ${refused.message}`);
}
