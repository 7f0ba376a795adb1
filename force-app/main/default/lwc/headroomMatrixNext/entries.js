/** What is put forward to the viewer, each as a row of its account's own table. */
import OPENS from '@salesforce/label/c.Headroom_Matrix_Next_Open';
import { cellRow } from 'c/headroomCells';
import { currencyIn, formatNumber } from 'c/headroomFormat';
import { readJson } from 'c/headroomJson';
import { rowsOf } from 'c/headroomQueries';
import { fill } from 'c/headroomWords';

/**
 * Entries in the order of the answer, counted anew: the sync writes places once a week, and what was sold since leaves gaps. One whose
 * detail cannot be read is left out, and the page of its account says why.
 * @param {any} data  `data` of the wire
 * @param {Headroom.LineSettings} settings
 * @param {string} [today]
 */
export function entriesOf(data, settings, today) {
  const entries = rowsOf(data, 'cells').flatMap((record) => {
    const { value: cell } = readJson(record.detail);
    if (!cell) {
      return [];
    }
    const { Id: accountId, Name: name } = record.account;
    const currency = record.currency ?? currencyIn(record.amountShown ?? record.valueAmountShown);
    const row = cellRow(cell, record, { settings, accountId, currency, today });
    return [{ key: record.Id, accountId, name, row, opens: fill(OPENS, name, row.title) }];
  });
  return entries.map((entry, at) => ({ ...entry, rank: formatNumber(at + 1) }));
}

/**
 * True where the order rests on likelihoods.
 * @param {any} data  `data` of the wire
 */
export function isWeighted(data) {
  return rowsOf(data, 'cells').some((record) => readJson(record.detail).value?.est !== undefined);
}
