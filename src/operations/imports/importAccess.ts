import { HealthError } from '../../domain/healthError.ts';
import type { ColumnMap } from '../../imports/columnMap.ts';
import type { ObjectDescribe, OrgClient } from '../../org/orgClient.ts';

/**
 * Describes the object that an import writes, once it is sure that this user may write it.
 *
 * @throws HealthError ImportNotAllowed with the user and what cannot be written, before anything is read or sent; ObjectMissing
 */
export async function describeToWrite(client: OrgClient, object: string, map: ColumnMap): Promise<ObjectDescribe> {
  const describe = await client.describe(object);
  const { username } = client.identity;
  if (!describe.createable || !describe.updateable) throw new HealthError('ImportNotAllowed', [username, object, username]);
  const writable = new Set(describe.fields.filter(({ createable }) => createable).map(({ name }) => name));
  const closed = ['Key__c', ...map.keys()].filter((field, at, all) => !writable.has(field) && all.indexOf(field) === at);
  if (closed.length > 0) throw new HealthError('ImportNotAllowed', [username, `${object}: ${closed.join(', ')}`, username]);
  return describe;
}
