import { toStamp } from '../clock.ts';
import { asDescribed } from '../faults/unfilterable.ts';
import { readableObject } from '../http/objectParam.ts';
import type { SessionRequest, SessionRoute } from '../http/route.ts';
import { OrgError } from '../orgError.ts';
import { earliestDeletion } from '../records/recycleBin.ts';
import type { OrgObject } from '../schema/object.ts';
import { quoted } from '../schema/tables.ts';

const dayMs = 24 * 3600_000;
const minuteMs = 60_000;
const oldestDays = { updated: 30, deleted: 15 } as const;
const mostIds = 600_000;

type Window = { readonly object: OrgObject; readonly from: string; readonly to: string; readonly covered: string };

/**
 * Ids created or changed in a window. Seconds of the window are ignored. Everything up to now is covered, or up to the begin of the
 * oldest transaction that is open; none of the local org outlasts a request but by a fault.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_getupdated.htm
 */
export const updatedRoute: SessionRoute = {
  says: 'lists the ids updated between two moments',
  method: 'GET',
  path: '/services/data/v:version/sobjects/:object/updated',
  handle: (request) => {
    const window = windowOf(request, 'updated');
    const { object } = window;
    const stamp = object.fields.some((field) => field.name === 'SystemModstamp') ? 'SystemModstamp' : 'CreatedDate';
    const shared = request.context.sharing.condition(object, 'x');
    const alive = object.softDelete ? 'and x."IsDeleted" = 0' : '';
    const most = mostIdsOf(request);
    const sql = `select x."Id" as id from ${quoted(object.name)} x where x.${quoted(stamp)} >= ? and x.${quoted(stamp)} < ? ${alive}
      ${shared ? `and ${shared}` : ''} order by x.${quoted(stamp)}, x."Id" limit ${most + 1}`;
    const ids = request.org.database
      .statement(sql)
      .all(window.from, window.to)
      .map((row) => String(row['id']));
    if (ids.length > most) throw tooManyIds(most);
    return { status: 200, json: { ids, latestDateCovered: window.covered } };
  }
};

/**
 * Ids deleted in a window, of records that the user may see. One that was erased is told of only where all of the object is seen: whose
 * it was is not known any more.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_getdeleted.htm
 */
export const deletedRoute: SessionRoute = {
  says: 'lists the ids deleted between two moments',
  method: 'GET',
  path: '/services/data/v:version/sobjects/:object/deleted',
  handle: (request) => {
    const window = windowOf(request, 'deleted');
    const most = mostIdsOf(request);
    const shared = request.context.sharing.condition(window.object, 'x');
    const seen = shared ? `and exists (select 1 from ${quoted(window.object.name)} x where x."Id" = d.id and ${shared})` : '';
    const sql = `select d.id as id, d.deleted_at as deletedAt from org_deleted d
      where d.object = ? and d.deleted_at >= ? and d.deleted_at < ? ${seen} order by d.deleted_at, d.id limit ${most + 1}`;
    const rows = request.org.database.statement(sql).all(window.object.name, window.from, window.to);
    if (rows.length > most) throw tooManyIds(most);
    const deletedRecords = rows.map((row) => ({ id: row['id'], deletedDate: inRest(String(row['deletedAt'])) }));
    const oldest = earliestDeletion(request.org, window.object);
    return { status: 200, json: { deletedRecords, earliestDateAvailable: inRest(oldest), latestDateCovered: window.covered } };
  }
};

/** The list as a fault shortens it, or the platform's. */
function mostIdsOf({ org }: SessionRequest): number {
  return Math.min(mostIds, ...org.faults.on('too_many_ids').map(({ most }) => most));
}

function tooManyIds(most: number): OrgError {
  return new OrgError(400, 'EXCEEDED_ID_LIMIT', `The window holds more than ${most} ids`);
}

function inRest(stamp: string): string {
  return stamp.replace('Z', '+0000');
}

function windowOf(request: SessionRequest, kind: keyof typeof oldestDays): Window {
  const object = asDescribed(request.org, readableObject(request.context, request.params['object']));
  if (!object.replicateable) throw new OrgError(400, 'INVALID_TYPE', `object type ${object.name} is not replicable`);
  const from = instantParam(request, 'start');
  const to = instantParam(request, 'end');
  const now = request.org.clock.nowMs();
  if (to - from <= minuteMs) throw invalidDate('startDate must precede endDate by more than one minute');
  if (from < now - oldestDays[kind] * dayMs - minuteMs) throw invalidDate(`startDate cannot be more than ${oldestDays[kind]} days ago`);
  const safe = Math.min(now, request.org.transactions.oldestMs ?? now);
  const covered = Math.min(Math.floor(safe / minuteMs) * minuteMs, to);
  return { object, from: toStamp(from), to: toStamp(to), covered: inRest(toStamp(covered)) };
}

function invalidDate(message: string): OrgError {
  return new OrgError(400, 'INVALID_REPLICATION_DATE', message);
}

const instantText = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * `2026-11-22T10:00:00Z` or with an offset, whose `+` has to be encoded: as it is it means a space, and a time without offset means no
 * moment at all.
 * Source: https://developer.salesforce.com/docs/platform/api-rest/guide/resources-getupdated.html
 */
function instantParam(request: SessionRequest, name: string): number {
  const text = request.query.get(name) ?? '';
  const instant = instantText.test(text) ? Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')) : NaN;
  if (Number.isNaN(instant)) throw invalidDate(`${name} is missing or is no moment: ${text}`);
  return Math.floor(instant / minuteMs) * minuteMs;
}
