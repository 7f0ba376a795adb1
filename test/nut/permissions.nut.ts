import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPackage } from '../../src/metadata/readPackage.ts';
import type { WrittenPermissions } from '../../src/operations/writePermissions.ts';
import { prepareRun, type PreparedRun } from '../../src/operations/prepareRun.ts';
import { connectOrg } from '../../src/org/connect.ts';
import { connection, dataFolder, headroomJson, headroomWith, localOrgFile, type Finished } from './headroom.ts';
import { allStamps, rowsOf } from './orgRecords.ts';

const org = connection();
const integrationUser = 'integration@headroom.local';

/** A sync as the service runs it: signed in by JWT as the integration user. */
function syncAsIntegrationUser(): Promise<Finished> {
  const signIn = {
    HEADROOM_LOGIN_URL: localOrgFile().instanceUrl,
    HEADROOM_CLIENT_ID: 'headroom-local',
    HEADROOM_USERNAME: integrationUser,
    HEADROOM_KEY_FILE: join(dataFolder(), 'local-org', 'server.key')
  };
  return headroomWith(signIn, 'sync', '--full');
}

describe('the permission set of the integration user', () => {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-permissions-'));
  let written: WrittenPermissions;
  let prepared: PreparedRun;
  let xml = '';

  beforeAll(async () => {
    const { instanceUrl, accessToken } = localOrgFile();
    written = await headroomJson<WrittenPermissions>('permissions', 'write', '--output-folder', folder);
    prepared = await prepareRun(await connectOrg({ signIn: { kind: 'token', instanceUrl, accessToken } }));
    xml = readFileSync(written.file, 'utf8');
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('gives read on exactly the fields that a pull reads and that a permission can be given for', () => {
    const pulled = prepared.plan.objects.filter(({ object }) => !object.startsWith('Headroom_'));
    const wanted = pulled.flatMap(({ object, columns }) => {
      const fields = prepared.describes.get(object)?.fields ?? [];
      const named = columns.map(({ name }) => name).filter((name) => !name.startsWith('Headroom_'));
      return named.filter((name) => fields.find((field) => field.name === name)?.permissionable).map((name) => `${object}.${name}`);
    });
    expect(written.fields).toEqual(wanted.toSorted());
    expect([...xml.matchAll(/<field>(.*?)<\/field>/g)].map(([, field]) => field)).toEqual(written.fields);
    expect(xml).not.toContain('<editable>true</editable>');
  });

  it('gives read and View All Records on exactly the objects behind those, and nothing to write with', () => {
    const objects = [...xml.matchAll(/<object>(.*?)<\/object>/g)].map(([, object]) => object);
    expect(objects).toEqual(written.objects);
    // Objects whose rows follow another object's permission have none of their own.
    const following = [
      'AccountHistory',
      'AccountTeamMember',
      'AssetHistory',
      'CampaignMember',
      'CaseHistory',
      'ContactHistory',
      'ContractHistory',
      'CurrencyType',
      'Event',
      'Group',
      'OpportunityContactRole',
      'OpportunityFieldHistory',
      'OpportunityHistory',
      'OpportunityLineItem',
      'PricebookEntry',
      'Task',
      'User'
    ];
    const pulled = prepared.plan.objects.map(({ object }) => object).filter((object) => !object.startsWith('Headroom_'));
    expect(objects).toEqual(pulled.filter((object) => !following.includes(object)).toSorted());
    for (const right of ['allowCreate', 'allowEdit', 'allowDelete', 'modifyAllRecords'])
      expect(xml).not.toContain(`<${right}>true</${right}>`);
  });

  it('never gives View All Data or Modify All Data', () => {
    expect(xml).not.toMatch(/ViewAllData|ModifyAllData|userPermissions/);
  });

  it('is metadata that can be read back, with the name that the manual assigns', () => {
    const { problems, components } = readPackage(new Map([['permissionsets/Headroom_Sources.permissionset', xml]]));
    expect(problems).toEqual([]);
    expect(components.map(({ type, fullName }) => `${type} ${fullName}`)).toEqual(['PermissionSet Headroom_Sources']);
    expect(written.file).toBe(join(folder, 'permissionsets', 'Headroom_Sources.permissionset-meta.xml'));
  });

  it('is enough together with Headroom_Integration: the integration user syncs', async () => {
    const { code, stdout } = await syncAsIntegrationUser();
    expect(code).toBe(0);
    expect(stdout).toMatch(/^synced 53 accounts, /m);
  });

  describe.each(['Headroom_Sources', 'Headroom_Integration'])('without %s', (name) => {
    let assignment: { AssigneeId: string; PermissionSetId: string };

    beforeAll(async () => {
      const where = `Assignee.Username = '${integrationUser}' AND PermissionSet.Name = '${name}'`;
      const [row] = await rowsOf(org, `SELECT Id, AssigneeId, PermissionSetId FROM PermissionSetAssignment WHERE ${where}`);
      assignment = { AssigneeId: String(row?.['AssigneeId']), PermissionSetId: String(row?.['PermissionSetId']) };
      await org.sobject('PermissionSetAssignment').destroy(String(row?.['Id']));
    });

    afterAll(() => org.sobject('PermissionSetAssignment').create(assignment));

    it('fails with a sentence that names the permission set, and writes nothing', async () => {
      const before = await allStamps(org);
      const { code, stdout, stderr } = await syncAsIntegrationUser();
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain(name);
      expect(await allStamps(org)).toEqual(before);
    });
  });
});
