/** A whitespace cell as the sync writes it, and what its row says: for tests only. */
import { cellRow } from 'c/headroomCells';
import { accountId, today, whitespaceView } from './samples';

export const { settings } = whitespaceView;
export const cellContext = { settings, accountId, today, currency: 'EUR' };

/** Text with plain spaces. */
export const plain = (text) => text.replace(/\u00a0/g, ' ');

/** 40 of 120 platform seats, EUR 450 each. */
export const openCell = (more) => ({
  ...{ k: 'platform', st: 'Partly_Used', lvl: 'yellow', own: 40, tgt: 120, amt: 36000, unitPrice: 450 },
  ...more
});

/** What opens under a row, by name. */
export function factsOf(cell, record, more) {
  const names = {};
  let name = '';
  cellRow(cell, record, { ...cellContext, ...more }).facts.forEach((fact) => {
    name = fact.name || name;
    names[name] = [...(names[name] ?? []), plain(fact.parts.map(({ text }) => text).join(''))];
  });
  return names;
}
