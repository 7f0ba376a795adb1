/** What is known of what the customer owns: until when, where, and what is paid for it as far as the viewer may know. */
import CENTRE from '@salesforce/label/c.Headroom_Owned_Centre';
import CENTRES from '@salesforce/label/c.Headroom_Owned_Centres';
import PAID from '@salesforce/label/c.Headroom_Owned_Paid';
import UNTIL from '@salesforce/label/c.Headroom_Owned_Until';
import { formatDay, formatMoney, formatNumber } from 'c/headroomFormat';
import { counted, fill } from 'c/headroomWords';

/**
 * @param {Headroom.CellJson} cell
 * @param {any} record  row of the cell's record, where it has one
 * @param {Headroom.FactContext} context
 * @returns {string[]}
 */
export function ownedTexts({ centres, term }, record, { currency, today }) {
  const where = centres ? counted(centres, { one: CENTRE, many: CENTRES }, formatNumber(centres)) : '';
  const paid = typeof record?.ownedAmount === 'number' ? fill(PAID, formatMoney(record.ownedAmount, currency)) : '';
  return [term ? fill(UNTIL, formatDay(term, today)) : '', where, paid];
}
