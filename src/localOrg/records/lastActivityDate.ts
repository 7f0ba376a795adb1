import type { SqlValue, StoredRow } from '../database.ts';
import type { LocalOrg } from '../localOrg.ts';
import type { OrgField } from '../schema/field.ts';

/**
 * Date of the last activity of a record: the latest due date among its events, also those to come, and its closed tasks.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_account.htm
 *
 * @param by  lookup of the activities that leads to the record
 */
export function lastActivityDate(org: LocalOrg, by: NonNullable<OrgField['activitiesBy']>, row: StoredRow): SqlValue {
  const sql = `
    select max(day) as day from (
      select max("ActivityDate") as day from "Event" where "${by}" = :id and "IsDeleted" = 0
      union all
      select max("ActivityDate") from "Task" where "${by}" = :id and "IsDeleted" = 0 and "IsClosed" = 1)`;
  const day = org.database.statement(sql).get({ id: row['Id'] ?? null })?.['day'];
  return typeof day === 'string' ? day : null;
}
