import type { StoredRow } from '../database.ts';
import { toId18 } from '../ids.ts';
import type { OrgContext } from '../orgContext.ts';
import { badValue, OrgError } from '../orgError.ts';
import { mastersOf, type OrgObject } from '../schema/object.ts';
import { refuseDuplicate } from '../records/duplicateRule.ts';

/** A record on its way into the org or out of it. */
export type Touched = { readonly context: OrgContext; readonly object: OrgObject; readonly row: StoredRow };

/**
 * Refuses a record whose save goes wrong on purpose: approval lock, row lock, duplicate rule, trigger, in the order in which the platform
 * comes to them.
 */
export function refuseSave(touched: Touched): void {
  if (touched.context.org.faults.isQuiet) return;
  refuseLocked(touched);
  refuseDuplicate(touched);
  refuseByTrigger(touched);
}

/** The locks alone, which also keep a record from being deleted. */
export function refuseLocked(touched: Touched): void {
  if (touched.context.org.faults.isQuiet) return;
  refuseWhileApproved(touched);
  refuseWhileHeld(touched);
}

/** A record is locked, and with it its details. Whoever may modify all records of the locked object passes. */
function refuseWhileApproved({ context, object, row }: Touched): void {
  const { faults } = context.org;
  const above = mastersOf(object).map(({ field }) => ({ id: row[field.name], of: context.schema.known(field.reference?.to[0] ?? '') }));
  const touched = [{ id: row['Id'], of: object }, ...above].filter(({ of }) => !context.permissions.object(of).modifyAll);
  const names = (ids: readonly string[]): boolean => touched.some(({ id }) => isAmong(ids, id));
  const locked = faults.fires('approval_lock', { object: object.name }, ({ ids }) => names(ids));
  if (locked) throw badValue('ENTITY_IS_LOCKED', 'the entity is locked for editing');
}

/** Saving a child takes a lock on its parents too. */
function refuseWhileHeld({ context, object, row }: Touched): void {
  const { faults, clock } = context.org;
  const parents = object.fields.filter((field) => field.type === 'reference').map((field) => row[field.name]);
  const touched = [row['Id'], ...parents];
  const held = (ids: readonly string[] | undefined): unknown => (ids ? touched.find((id) => isAmong(ids, id)) : row['Id']);
  const lock = faults.fires('lock_rows', { object: object.name }, ({ ids, until }) => {
    if (until !== undefined && clock.nowMs() >= Date.parse(until)) return false;
    return ids === undefined || held(ids) !== undefined;
  });
  if (!lock) return;
  const which = held(lock.ids) ?? '';
  throw badValue('UNABLE_TO_LOCK_ROW', `unable to obtain exclusive access to this record or 1 records: ${String(which)}`);
}

function refuseByTrigger({ context, object }: Touched): void {
  const failed = context.org.faults.fires('trigger_fails', { object: object.name });
  if (!failed) return;
  const message = `${failed.trigger}: execution of BeforeUpdate\n\ncaused by: System.NullPointerException: Attempt to de-reference a null object`;
  throw new OrgError(400, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message, []);
}

function isAmong(ids: readonly string[], id: unknown): boolean {
  return typeof id === 'string' && ids.some((each) => toId18(each) === id);
}
