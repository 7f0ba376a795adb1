import type { FormulaRecord, FormulaValue } from '../../formula/formulaType.ts';
import type { StoredRow } from '../database.ts';
import { toId18 } from '../ids.ts';
import { localDate } from '../localDate.ts';
import type { OrgContext } from '../orgContext.ts';
import type { OrgObject } from '../schema/object.ts';
import { formulaField, type ComputeField } from './formulaPath.ts';

/** A row that a formula runs on. */
export type FormulaSubject = {
  readonly row: StoredRow;
  /** The row before an update; undefined on create. */
  readonly old?: StoredRow;
  /** How formula fields that the formula names are computed. */
  readonly computed: ComputeField;
};

/** The record as formulas see it, at the org's clock and in the user's time zone. */
export function formulaRecord(context: OrgContext, object: OrgObject, { row, old, computed }: FormulaSubject): FormulaRecord {
  const read = (path: string, from: StoredRow): FormulaValue =>
    formulaField(context.schema, object, path)?.read({ context, computed }, from) ?? null;
  return {
    value: (path) => read(path, row),
    priorValue: (path) => read(path, old ?? row),
    longId: (id) => toId18(id) ?? id,
    isNew: old === undefined,
    now: new Date(context.org.clock.nowMs()).toISOString(),
    dayOf: (instant) => localDate(Date.parse(instant), context.user.timeZone)
  };
}
