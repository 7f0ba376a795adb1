import type { OrgContext } from '../orgContext.ts';
import type { JsonRecord } from '../query/shapeRecord.ts';
import { runSoql } from '../query/runSoql.ts';
import type { OrgObject } from '../schema/object.ts';

/** A record of the user's by id, with values as REST gives them. */
export type LoadedRecord = JsonRecord & { readonly Id: string };

const idsAQuery = 500;

/**
 * Records of an object by id that the user may see, with the given fields; others are simply not there.
 *
 * @param fields  names of fields that the user may see
 */
export function loadRecords(
  context: OrgContext,
  object: OrgObject,
  ids: Iterable<string>,
  fields: readonly string[]
): ReadonlyMap<string, LoadedRecord> {
  const found = new Map<string, LoadedRecord>();
  const wanted = [...new Set(ids)];
  const select = [...new Set(['Id', ...fields])].join(', ');
  for (let at = 0; at < wanted.length; at += idsAQuery) {
    const list = wanted.slice(at, at + idsAQuery).map((id) => `'${id}'`);
    const { records } = runSoql(context, `SELECT ${select} FROM ${object.name} WHERE Id IN (${list.join(', ')})`);
    for (const record of records as readonly LoadedRecord[]) found.set(record.Id, record);
  }
  return found;
}
