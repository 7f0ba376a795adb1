/** Why a product line is on hold: the rule's text with the record by which it holds, its owner, and since when. */
import NAMED from '@salesforce/label/c.Headroom_Field_Says';
import HOLD from '@salesforce/label/c.Headroom_Why_Hold';
import HOLD_ALL from '@salesforce/label/c.Headroom_Why_Hold_All';
import { ruleSentence, withEnding } from 'c/headroomCards';
import { formatDay } from 'c/headroomFormat';
import { orgNameOf } from 'c/headroomPages';
import { fill, sentence } from 'c/headroomWords';

/**
 * The rule of a hold as it was published.
 * @param {Headroom.CellJson} cell
 * @param {Headroom.ReasonContext} context
 */
export function holdSetting({ hold }, { settings }) {
  return settings.holds.find((candidate) => candidate.k === hold?.rule);
}

/**
 * The hold's own text, with the record by which it holds.
 * @param {Headroom.CellJson} cell
 * @param {Headroom.ReasonContext} context
 * @returns {Headroom.Part[]}
 */
export function holdText(cell, context) {
  const hold = cell.hold;
  const line = context.settings.lines.find((candidate) => candidate.k === cell.k)?.title ?? cell.k;
  const rule = { k: hold?.rule ?? '', val: hold?.val ?? null, on: hold?.on, by: hold?.by, ids: hold?.ids ?? [], line };
  return ruleSentence(holdSetting(cell, context), rule, context.today);
}

/**
 * The record by which a product line is on hold, if it is one of an object that the settings or the hold itself name.
 * @param {Headroom.CellJson} cell
 * @param {Headroom.ReasonContext} context
 * @returns {{ id: string, object: string } | undefined}
 */
export function blockerOf(cell, context) {
  const object = holdSetting(cell, context)?.object || cell.hold?.object;
  const id = cell.hold?.ids[0];
  return object && id ? { id, object: orgNameOf(object) } : undefined;
}

/**
 * The department that a hold concerns; of one that looks at a score with what weighs most in it: "Support: Oldest open case".
 * @param {Headroom.CellJson} cell
 * @param {Headroom.ReasonContext} context
 */
export function holdPlace(cell, context) {
  const { what, department } = cell.hold ?? {};
  return what && department ? fill(NAMED, department, what) : (holdSetting(cell, context)?.department ?? '');
}

/**
 * Who owns the record by which it holds: nothing where there is none, or where the viewer may not know.
 * @param {Headroom.CellJson} cell
 * @param {Headroom.ReasonContext} context
 * @returns {Headroom.Part[]}
 */
export function ownerPart(cell, context) {
  const blocker = blockerOf(cell, context);
  return blocker ? [{ ownerOf: blocker.id, objectApiName: blocker.object }] : [];
}

/**
 * @param {Headroom.CellJson} cell
 * @param {any} _record
 * @param {Headroom.ReasonContext} context
 * @returns {Headroom.Part[]}
 */
export function holdReason(cell, _record, context) {
  const hold = cell.hold;
  if (!hold) {
    return [];
  }
  if (hold.all) {
    return [{ text: HOLD_ALL }];
  }
  const text = { text: '' };
  const places = [{ text: formatDay(hold.since, context.today) }, text, { text: holdPlace(cell, context) }];
  const parts = sentence(HOLD, places).flatMap((part) => (part === text ? holdText(cell, context) : part));
  return [...withEnding(parts, hold), ...ownerPart(cell, context)];
}
