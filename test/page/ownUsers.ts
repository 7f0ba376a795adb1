import { usernameOf } from './ownPage.ts';
import type { OwnPage, OwnUser } from './ownPage.ts';

const locale = { TimeZoneSidKey: 'Europe/Berlin', LocaleSidKey: 'en_US', LanguageLocaleKey: 'en_US', EmailEncodingKey: 'UTF-8' };

/**
 * Makes one of the page's users in an org of a test.
 *
 * @param permissionSet  developer name of the package's permission set that the user gets; none = no access to the package
 */
export async function makeUser(org: OwnPage['org'], word: OwnUser, permissionSet?: string): Promise<void> {
  const ProfileId = await idOf(org, "SELECT Id FROM Profile WHERE Name = 'Standard User'");
  const name = { Username: usernameOf(word), Email: usernameOf(word), Alias: word, LastName: `The ${word}`, IsActive: true };
  const { id: AssigneeId } = (await org('POST', '/sobjects/User', { ...name, ...locale, ProfileId })) as { id: string };
  if (permissionSet === undefined) return;
  const PermissionSetId = await idOf(org, `SELECT Id FROM PermissionSet WHERE Name = '${permissionSet}'`);
  await org('POST', '/sobjects/PermissionSetAssignment', { AssigneeId, PermissionSetId });
}

/** Id of the one record that a query finds. */
export async function idOf(org: OwnPage['org'], soql: string): Promise<string> {
  const { records } = (await org('GET', `/query?q=${encodeURIComponent(soql)}`)) as { records: readonly { Id: string }[] };
  const [record] = records;
  if (record === undefined) throw new Error(`the org has no record for: ${soql}`);
  return record.Id;
}
