import type { OrgContext } from '../orgContext.ts';
import type { OrgObject } from '../schema/object.ts';

/** A record type as describe names it. */
export type RecordTypeInfo = {
  readonly active: boolean;
  readonly available: boolean;
  readonly defaultRecordTypeMapping: boolean;
  readonly developerName: string;
  readonly master: boolean;
  readonly name: string;
  readonly recordTypeId: string;
};

/** The record type that every object has: that of records without one. */
const masterId = '012000000000000AAA';

/**
 * Record types of an object, inactive ones too, the master type last. The first active one is the default, as it is for new records
 * (recordType.ts); which of them a profile assigns is not kept.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describesobjects_describesobjectresult.htm
 */
export function recordTypeInfos({ org, schema }: OrgContext, object: OrgObject): readonly RecordTypeInfo[] {
  const sql = `
    select "Id" as id, "Name" as name, "DeveloperName" as developerName, "IsActive" as active
    from "RecordType" where "SobjectType" = ? order by "Id"`;
  const rows = schema.field(object, 'RecordTypeId') ? org.database.statement(sql).all(object.name) : [];
  const first = rows.find(({ active }) => active === 1);
  const own = rows.map((row): RecordTypeInfo => {
    const active = row['active'] === 1;
    return {
      active,
      available: active,
      defaultRecordTypeMapping: row === first,
      developerName: String(row['developerName']),
      master: false,
      name: String(row['name']),
      recordTypeId: String(row['id'])
    };
  });
  const master = { active: true, available: true, developerName: 'Master', master: true, name: 'Master', recordTypeId: masterId };
  return [...own, { ...master, defaultRecordTypeMapping: first === undefined }];
}
