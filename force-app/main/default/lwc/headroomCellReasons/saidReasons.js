/** What colleagues said of a product line, and who. */
import COMPETITOR from '@salesforce/label/c.Headroom_Why_Competitor';
import COMPETITOR_SAID from '@salesforce/label/c.Headroom_Why_Competitor_Said';
import SAID from '@salesforce/label/c.Headroom_Why_Said';
import SAID_BY from '@salesforce/label/c.Headroom_Cell_Said_By';
import SAID_ON from '@salesforce/label/c.Headroom_Said_On';
import SAID_WITH_REASON from '@salesforce/label/c.Headroom_Said_With_Reason';
import { answerWord } from 'c/headroomAnswers';
import { dayOf, formatDay } from 'c/headroomFormat';
import { fill, sentence } from 'c/headroomWords';

/**
 * "Said by Account Executive North on 2 Dec: Not a fit until 1 Jun (uses own archive)"; without the name where the viewer may not know it.
 * @param {Headroom.CellAnswer} said
 * @param {string} [today]
 * @returns {Headroom.Part[]}
 */
export function saidParts(said, today) {
  const word = answerWord(said, today);
  const words = { text: said.reason ? fill(SAID_WITH_REASON, word, said.reason) : word };
  const day = { text: formatDay(dayOf(said.on), today) };
  if (!said.author) {
    return sentence(SAID_ON, [day, words]);
  }
  return sentence(SAID_BY, [{ text: said.author.name, recordId: said.author.id, objectApiName: 'User' }, day, words]);
}

/**
 * @param {Headroom.CellJson} cell
 * @param {any} _record
 * @param {Headroom.ReasonContext} context
 * @returns {Headroom.Part[]}
 */
export function saidReason({ feedback }, _record, { answer, today }) {
  if (answer?.isCounted) {
    return saidParts(answer, today);
  }
  return [{ text: feedback ? fill(SAID, answerWord({ answer: feedback.answer })) : '' }];
}

/**
 * @param {Headroom.CellJson} cell
 * @param {any} record
 * @param {Headroom.ReasonContext} context
 * @returns {Headroom.Part[]}
 */
export function competitorReason(cell, record, context) {
  if (cell.competitor) {
    return sentence(COMPETITOR, [{ ids: [cell.competitor.id], objects: ['Asset'] }]);
  }
  return context.answer?.isCounted ? saidReason(cell, record, context) : [{ text: COMPETITOR_SAID }];
}
