import { toStamp } from '../clock.ts';
import type { LocalOrg } from '../localOrg.ts';

const dayMs = 24 * 3600_000;
const daysKept = 365;
const archivedOn = new WeakMap<LocalOrg, string>();

/**
 * Archives old activities, once a day of the org: events that ended, closed tasks that were due, and closed tasks without a due date
 * that were created more than 365 days ago. A query does not see archived rows, queryAll does; their stamps stay.
 * Source: https://help.salesforce.com/s/articleView?id=sf.activities_archived.htm
 */
export function archiveActivities(org: LocalOrg): void {
  const now = org.clock.nowMs();
  const today = toStamp(now).slice(0, 10);
  if (archivedOn.get(org) === today) return;
  archivedOn.set(org, today);
  const limit = toStamp(now - daysKept * dayMs);
  const { database } = org;
  database.statement('update "Event" set "IsArchived" = 1 where "IsArchived" = 0 and "EndDateTime" < ?').run(limit);
  database
    .statement(
      'update "Task" set "IsArchived" = 1 where "IsArchived" = 0 and "IsClosed" = 1 and coalesce("ActivityDate", "CreatedDate") < ?'
    )
    .run(limit);
}
