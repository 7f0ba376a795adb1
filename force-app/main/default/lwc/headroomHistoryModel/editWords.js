/** What was edited in the settings, in words. */
import ADDED from '@salesforce/label/c.Headroom_Edit_Added';
import AGAIN from '@salesforce/label/c.Headroom_History_Again';
import AND_MORE from '@salesforce/label/c.Headroom_And_More';
import BY from '@salesforce/label/c.Headroom_History_Edit_By';
import EDIT from '@salesforce/label/c.Headroom_History_Edit';
import FIELD from '@salesforce/label/c.Headroom_Edit_Field';
import FIELD_BAND from '@salesforce/label/c.Headroom_Field_Band';
import FIELD_CONCERNS from '@salesforce/label/c.Headroom_Field_Concerns';
import FIELD_COVERAGE from '@salesforce/label/c.Headroom_Field_Coverage';
import FIELD_CURVE from '@salesforce/label/c.Headroom_Field_Curve';
import FIELD_FLOOR from '@salesforce/label/c.Headroom_Field_Floor';
import FIELD_MISSING from '@salesforce/label/c.Headroom_Field_Missing';
import FIELD_RULE from '@salesforce/label/c.Headroom_Field_Rule';
import FIELD_SIGNAL from '@salesforce/label/c.Headroom_Field_Signal';
import FIELD_STALE from '@salesforce/label/c.Headroom_Field_Stale';
import FIELD_WEIGHT from '@salesforce/label/c.Headroom_Field_Weight';
import FIELD_WORDS from '@salesforce/label/c.Headroom_Field_Words';
import FIRST from '@salesforce/label/c.Headroom_History_First';
import REMOVED from '@salesforce/label/c.Headroom_Edit_Removed';
import UNKNOWN from '@salesforce/label/c.Headroom_Edit_Unknown';
import VALUES from '@salesforce/label/c.Headroom_Edit_Values';
import { formatDay, formatList, formatNumber, formatShare } from 'c/headroomFormat';
import { fill } from 'c/headroomWords';

/** Keys of the settings JSON that move scores, by what people call them; all others are wording. @type {Record<string, string>} */
const FIELDS = {
  weight: FIELD_WEIGHT,
  knots: FIELD_CURVE,
  categories: FIELD_CURVE,
  floor: FIELD_FLOOR,
  minimumCoverage: FIELD_COVERAGE,
  missing: FIELD_MISSING,
  staleAfterDays: FIELD_STALE,
  signal: FIELD_SIGNAL,
  reads: FIELD_SIGNAL,
  inUse: FIELD_SIGNAL,
  concerns: FIELD_CONCERNS,
  when: FIELD_RULE,
  effect: FIELD_RULE,
  hysteresis: FIELD_BAND,
  confirmationNights: FIELD_BAND
};

/** Keys whose numbers are fractions. */
const SHARES = ['minimumCoverage'];

/** Edits that are written out beside a mark. */
const SHOWN = 3;

/**
 * @param {Headroom.SettingsEdit} edit
 */
function editText({ did, title, field = '', from, to }) {
  if (did !== 'edited') {
    return fill(did === 'added' ? ADDED : REMOVED, title);
  }
  const name = FIELDS[field] ?? FIELD_WORDS;
  if (typeof from !== 'number' || typeof to !== 'number' || !(field in FIELDS)) {
    return fill(FIELD, title, name);
  }
  const format = SHARES.includes(field) ? formatShare : formatNumber;
  return fill(VALUES, title, name, format(from), format(to));
}

/**
 * The edits of one publication: the most telling ones, and how many more.
 * @param {Headroom.SettingsChanges | undefined} changes  undefined where the version does not tell
 */
export function editWords(changes) {
  if (!changes || changes.changes.length === 0) {
    return UNKNOWN;
  }
  const texts = [...new Set(changes.changes.map(editText))];
  const more = texts.length - SHOWN + (changes.more ?? 0);
  const shown = formatList(texts.slice(0, SHOWN));
  return more > 0 ? fill(AND_MORE, shown, formatNumber(more)) : shown;
}

/**
 * @param {Headroom.SettingsMark} mark
 * @param {string} [today]  YYYY-MM-DD
 */
function markText({ on, backTo, changes }, today) {
  const day = formatDay(on, today);
  if (backTo) {
    return fill(AGAIN, day, formatDay(backTo, today));
  }
  return changes?.before === null ? fill(FIRST, day) : fill(EDIT, day, editWords(changes));
}

/**
 * The numbered list under the chart.
 * @param {readonly Headroom.SettingsMark[]} marks
 * @param {string} [today]  YYYY-MM-DD
 */
export function markLines(marks, today) {
  return marks.map((mark) => {
    const text = markText(mark, today);
    return { key: String(mark.number), number: formatNumber(mark.number), text: mark.by ? fill(BY, text, mark.by) : text };
  });
}
