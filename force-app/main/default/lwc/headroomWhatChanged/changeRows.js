/** Rows of what changed: at most so many lines, the largest first, then what is left of each cause; they add up to the difference. */
import OTHER from '@salesforce/label/c.Headroom_Change_Other';
import PART_DATA from '@salesforce/label/c.Headroom_Part_Data';
import PART_MISSING from '@salesforce/label/c.Headroom_Part_Missing';
import PART_OVERRIDE from '@salesforce/label/c.Headroom_Part_Override';
import PART_SETTINGS from '@salesforce/label/c.Headroom_Part_Settings';
import PART_TIME from '@salesforce/label/c.Headroom_Part_Time';
import SETTINGS_ON from '@salesforce/label/c.Headroom_Settings_On';
import { formatDay, formatEffect } from 'c/headroomFormat';
import { fill } from 'c/headroomWords';
import { lineWords, titleOf } from './changeLines';

export { titleOf };

/** Lines that are written out. */
const SHOWN = 4;

/** Causes in the order in which their rests are listed, with word and icon. @type {Record<Headroom.ChangePart, { word: string, icon: string }>} */
const PARTS = {
  data: { word: PART_DATA, icon: 'records' },
  settings: { word: PART_SETTINGS, icon: 'pencil' },
  time: { word: PART_TIME, icon: 'clock' },
  missing: { word: PART_MISSING, icon: 'nodata' },
  override: { word: PART_OVERRIDE, icon: 'person' }
};

/**
 * @param {number} score
 */
function tenths(score) {
  return Math.round(score * 10);
}

/**
 * Points of a cause beyond the lines that are written out.
 * @param {Headroom.Changed} changed
 * @param {readonly Headroom.ChangeLine[]} shown
 * @param {Headroom.ChangePart} part
 */
function restOf(changed, shown, part) {
  const own = shown.filter((line) => line.part === part);
  return own.reduce((left, { by }) => left - tenths(by), tenths(changed.parts[part])) / 10;
}

/**
 * @param {Headroom.ChangePart} part
 * @param {boolean} isRest  true where lines of the same cause stand above
 * @param {Headroom.ChangeContext} context
 */
function partText(part, isRest, { editedOn, today }) {
  const word = part === 'settings' && editedOn ? fill(SETTINGS_ON, formatDay(editedOn, today)) : PARTS[part].word;
  return isRest ? fill(OTHER, word) : word;
}

/**
 * @param {Headroom.Card} card
 * @param {Headroom.Changed} changed
 * @param {Headroom.ChangeContext} context
 * @returns {Headroom.ChangeRow[]}
 */
export function changeRows(card, changed, context) {
  const shown = changed.lines.slice(0, SHOWN);
  const lines = shown.map((line) => ({ ...rowOf(line.part, line.by, `${line.part} ${line.k ?? ''}`), ...lineWords(line, card, context) }));
  const rests = /** @type {Headroom.ChangePart[]} */ (Object.keys(PARTS)).flatMap((part) => {
    const rest = restOf(changed, shown, part);
    const isRest = shown.some((line) => line.part === part);
    const text = partText(part, isRest, context);
    return rest === 0 ? [] : [{ ...rowOf(part, rest, `rest ${part}`), beside: '', text, short: text, ids: [], objects: [] }];
  });
  return [...lines, ...rests];
}

/**
 * @param {Headroom.ChangePart} part
 * @param {number} by
 * @param {string} key
 */
function rowOf(part, by, key) {
  const { icon, word } = PARTS[part];
  return { key, part, by, byText: formatEffect(by), icon, cause: word, beside: word };
}
