import { toId18 } from '../ids.ts';
import { storedRow, type OrgContext } from '../orgContext.ts';
import { badValue, OrgError } from '../orgError.ts';
import { binEntry, eraseFromBin } from './recycleBin.ts';

/**
 * Erases one deleted record for good, with what its deletion took along. The id of a record that went along is refused.
 *
 * The platform still shows erased records to `queryAll` for about a day; here they are gone at once.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_emptyrecyclebin.htm
 *
 * @returns  the id in 18 characters
 */
export function eraseDeletedRecord(context: OrgContext, idText: string): string {
  const id = toId18(idText);
  const object = id === undefined ? undefined : context.schema.objectOfId(id);
  if (id === undefined || !object) throw badValue('INVALID_ID_FIELD', `invalid record id: ${idText}`);
  const row = storedRow(context.org, object, id);
  const entry = binEntry(context, object, id);
  if (row?.['IsDeleted'] !== 1 || entry?.rootId !== id) throw badValue('INVALID_ID_FIELD', 'Entity is not in the recycle bin');
  if (!context.sharing.canDelete(object, row)) {
    throw new OrgError(403, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id', []);
  }
  context.org.database.transaction(() => eraseFromBin(context, id));
  return id;
}
