import type { StoredRow } from '../database.ts';
import type { OrgContext } from '../orgContext.ts';
import type { OrgObject } from '../schema/object.ts';

/** Changes another record in the course of this one; its own behaviours run too, the user's permissions are not asked. */
export type UpdateOther = (context: OrgContext, object: OrgObject, old: StoredRow, given: StoredRow) => void;

/** A record on its way into the org. */
export type Save = {
  readonly context: OrgContext;
  readonly object: OrgObject;
  readonly id: string;
  /** The record after the save; behaviours write what they derive into it. */
  readonly row: StoredRow;
  /** The record before an update. */
  readonly old?: StoredRow;
  /** What the caller gave. */
  readonly given: StoredRow;
  /** Instant of the save. */
  readonly stamp: string;
  readonly updateOther: UpdateOther;
};

/** A record that has just been deleted, or has just come back. */
export type Removal = {
  readonly context: OrgContext;
  readonly object: OrgObject;
  readonly row: StoredRow;
  readonly stamp: string;
  readonly updateOther: UpdateOther;
};

/** What the platform itself does when records of an object are saved. All derived values come from here, never from a caller. */
export type Behaviour = {
  readonly objects: readonly string[];
  /** Derives and checks; throws `OrgError` to refuse. */
  readonly beforeSave?: (save: Save) => void;
  /** Writes what follows: history rows, totals of the parent. */
  readonly afterSave?: (save: Save) => void;
  readonly afterDelete?: (removal: Removal) => void;
  /** The record came back from the recycle bin: totals count it again. */
  readonly afterUndelete?: (restored: Removal) => void;
};

/** True on create, and on update when the field has another value now. */
export function isChanged(save: Save, field: string): boolean {
  return save.old === undefined || (save.row[field] ?? null) !== (save.old[field] ?? null);
}
