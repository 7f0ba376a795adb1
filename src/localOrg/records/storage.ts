import type { LocalOrg } from '../localOrg.ts';
import { badValue } from '../orgError.ts';
import type { OrgObject } from '../schema/object.ts';
import { quoted } from '../schema/tables.ts';

const kilobytesPerRecord = 2;
const kilobytesPerMegabyte = 1024;

/** Records that may still be created before they must be counted again. */
const creditOf = new WeakMap<LocalOrg, number>();

function takesStorage(object: OrgObject): boolean {
  return !object.setup && !object.openToAll && !object.isMetadataType && !object.name.endsWith('History');
}

/**
 * Data storage in use, in MB, rounded up: 2 KB a record whatever it holds; records in the recycle bin do not count.
 * Source: https://help.salesforce.com/s/articleView?id=sf.overview_storage.htm
 */
export function dataStorageMb(org: LocalOrg): number {
  return Math.ceil((countRecords(org) * kilobytesPerRecord) / kilobytesPerMegabyte);
}

function countRecords(org: LocalOrg): number {
  let records = 0;
  for (const object of org.schema.all()) {
    if (!takesStorage(object)) continue;
    const alive = object.softDelete ? ' where "IsDeleted" = 0' : '';
    records += org.database.number(`select count(*) from ${quoted(object.name)}${alive}`);
  }
  return records;
}

/**
 * Refuses a new record where the org's data storage is full: STORAGE_LIMIT_EXCEEDED. Records are counted only when the last count
 * is used up.
 */
export function checkStorage(org: LocalOrg, object: OrgObject): void {
  if (!takesStorage(object)) return;
  let credit = creditOf.get(org) ?? 0;
  if (credit < 1) credit = Math.floor((org.limits.dataStorageMb * kilobytesPerMegabyte) / kilobytesPerRecord) - countRecords(org);
  if (credit < 1) throw badValue('STORAGE_LIMIT_EXCEEDED', 'storage limit exceeded');
  creditOf.set(org, credit - 1);
}
