import { expected } from '../expected.ts';
import { randomInt } from 'node:crypto';
import { checksumOf } from '../ids.ts';
import type { LocalOrg } from '../localOrg.ts';
import { contextOf, type OrgContext } from '../orgContext.ts';
import { writeOwnRow } from '../records/ownRow.ts';
import { insertRow } from '../records/saveRecord.ts';
import { writeRow } from '../records/writeRow.ts';
import { issueToken } from '../session/tokens.ts';
import { refreshEntityDefinitions } from './entityDefinitions.ts';
import { assignIntegrationLicence } from './licences.ts';
import { seedProfiles } from './profiles.ts';
import { seedStatusTables } from './statusTables.ts';

const orgPrefix = '00DLOCAL0';
const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export const adminUsername = 'admin@headroom.local';
export const integrationUsername = 'integration@headroom.local';

/**
 * Fills an empty database: organization, profiles, administrator and integration user, picklist tables, standard price book.
 * Does nothing where the org already exists.
 */
export function createOrg(org: LocalOrg): void {
  if (org.database.setting('orgId') !== undefined) return;
  org.database.transaction(() => {
    org.database.saveSetting('orgId', newOrgId());
    const admin = firstUser(org);
    seedOrganization(admin);
    const profiles = seedProfiles(admin);
    writeRow(admin, org.schema.known('User'), { Id: admin.user.id, ProfileId: profiles.admin }, { Id: admin.user.id, ProfileId: null });
    org.permissionVersion++;
    const context = expected(contextOf(org, admin.user.id), 'the administrator');
    const integration = insertRow(context, org.schema.known('User'), {
      ...person('Headroom', 'Integration', integrationUsername),
      ProfileId: profiles.integration
    });
    assignIntegrationLicence(context, integration);
    seedStatusTables(context);
    writeOwnRow(context, 'Pricebook2', { Name: 'Standard Price Book', IsActive: 1, IsStandard: 1 });
    refreshEntityDefinitions(org);
    org.database.saveSetting('accessToken', issueToken(org, context.user.id, 'access'));
  });
}

function newOrgId(): string {
  let id15 = orgPrefix;
  while (id15.length < 15) id15 += letters.charAt(randomInt(letters.length));
  return id15 + checksumOf(id15);
}

function person(firstName: string, lastName: string, username: string): Record<string, string | number> {
  return {
    FirstName: firstName,
    LastName: lastName,
    Username: username,
    Email: username,
    Alias: lastName.slice(0, 8).toLowerCase(),
    CommunityNickname: username.replace(/@.*/, ''),
    TimeZoneSidKey: 'Europe/Berlin',
    LocaleSidKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'en_US',
    IsActive: 1
  };
}

/** The administrator comes first: every later row is created by it. */
function firstUser(org: LocalOrg): OrgContext {
  const id = 'pending';
  const draft = { org, schema: org.schema, user: { id } } as OrgContext;
  const userId = writeOwnRow(draft, 'User', { ...person('Ada', 'Admin', adminUsername), Name: 'Ada Admin', UserType: 'Standard' });
  org.database.statement('update "User" set "CreatedById" = ?, "LastModifiedById" = ? where "Id" = ?').run(userId, userId, userId);
  return expected(contextOf(org, userId), 'the administrator');
}

function seedOrganization(context: OrgContext): void {
  const { org } = context;
  const id = writeOwnRow(context, 'Organization', {
    Name: 'Headroom Local Org',
    Country: 'DE',
    DefaultLocaleSidKey: 'en_US',
    TimeZoneSidKey: 'Europe/Berlin',
    LanguageLocaleKey: 'en_US',
    FiscalYearStartMonth: 1,
    OrganizationType: 'Enterprise Edition',
    InstanceName: 'LOCAL',
    IsSandbox: 0,
    IsReadOnly: 0
  });
  org.database.statement('update "Organization" set "Id" = ? where "Id" = ?').run(org.id, id);
}
