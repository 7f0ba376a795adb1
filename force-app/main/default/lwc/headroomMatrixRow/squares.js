/** Squares of an account: an icon with what is owned of what fits, or the status as a word, on one blue scale. */
import AMOUNT from '@salesforce/label/c.Headroom_Amount_A_Year';
import NO_VALUE from '@salesforce/label/c.Headroom_No_Value';
import SHARE from '@salesforce/label/c.Headroom_Matrix_Share';
import SHARE_UNIT from '@salesforce/label/c.Headroom_Matrix_Share_Unit';
import SPOKEN from '@salesforce/label/c.Headroom_Matrix_Square';
import { statusIcon, statusWord } from 'c/headroomCells';
import { formatList, formatMoney, formatNumber } from 'c/headroomFormat';
import { passes } from 'c/headroomMatrixModel';
import { SHAPES } from 'c/headroomShapes';
import { lineUnit } from 'c/headroomUnits';
import { fill } from 'c/headroomWords';

/** Place of a status on the scale; the others stand on none. @type {Record<string, string>} */
const SCALE = {
  Open: 'room',
  Partly_Used: 'partly',
  Covered: 'covered',
  Open_Opportunity: 'opportunity',
  Blocked_At_Risk: 'hold'
};

/** Statuses that quantities say better than a word. */
const MEASURED = ['Open', 'Partly_Used', 'Covered'];

/** Shapes of an empty square. */
const NO_ICON = { line: '', lineClass: 'line', solid: '' };

/** Shapes of each icon, once it was needed. @type {Record<string, typeof NO_ICON>} */
const icons = {};

/**
 * An icon as two paths: a table of squares is too large for a component each.
 * @param {string} name
 */
function iconOf(name) {
  if (!icons[name]) {
    const lines = SHAPES[name].filter(({ line }) => line !== undefined);
    const solid = SHAPES[name].filter(({ line }) => line === undefined);
    const isDashed = lines.some(({ line }) => line === 'dashed');
    const join = (/** @type {readonly { d: string }[]} */ shapes) => shapes.map(({ d }) => d).join('');
    icons[name] = { line: join(lines), lineClass: isDashed ? 'line dashed' : 'line', solid: join(solid) };
  }
  return icons[name];
}

/**
 * @param {Headroom.MatrixCell} cell
 */
function shareOf({ owned, target }) {
  return fill(SHARE, owned === null ? NO_VALUE : formatNumber(owned), target === null ? NO_VALUE : formatNumber(target));
}

/**
 * @param {Headroom.MatrixCell} cell
 * @param {Headroom.MatrixRow} row
 * @param {Headroom.LineSettings} settings
 */
function factsOf(cell, row, settings) {
  const { line, target, amount } = cell;
  const fits = target === null ? '' : fill(SHARE_UNIT, shareOf(cell), lineUnit(target, line, settings));
  return [fits, amount ? fill(AMOUNT, formatMoney(amount, row.currency)) : ''].filter((fact) => fact !== '');
}

/**
 * @param {Headroom.MatrixRow} row
 * @param {readonly Headroom.MatrixLine[]} lines
 * @param {Headroom.LineSettings} settings
 * @param {Headroom.MatrixFilter} filter
 * @returns {Headroom.MatrixSquare[]}  `column` counts the product lines from 0; squares that do not pass, or are not read, are empty
 */
export function squaresOf(row, lines, settings, filter) {
  return lines.map(({ key, title }, column) => {
    const cell = row.cells?.[key];
    if (!cell || !passes(cell, filter)) {
      return { key, column, text: '', spoken: '', icon: NO_ICON, className: '', isEmpty: true };
    }
    const word = statusWord(cell.status);
    const isMeasured = MEASURED.includes(cell.status) && cell.target !== null;
    return {
      key,
      column,
      text: isMeasured ? shareOf(cell) : word,
      spoken: fill(SPOKEN, title, formatList([word, ...factsOf(cell, row, settings)])),
      icon: iconOf(statusIcon(cell.status)),
      className: `square look ${SCALE[cell.status] ?? 'other'}`,
      isEmpty: false
    };
  });
}
