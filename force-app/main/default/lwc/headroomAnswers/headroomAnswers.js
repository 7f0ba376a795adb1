/** Words of the answers that reps give to a whitespace row. */
import COMPETITOR from '@salesforce/label/c.Headroom_Status_Has_Competitor';
import LATER from '@salesforce/label/c.Headroom_Said_Later';
import NOT_FIT from '@salesforce/label/c.Headroom_Status_Not_A_Fit';
import THEMSELVES from '@salesforce/label/c.Headroom_Said_Themselves';
import UNTIL from '@salesforce/label/c.Headroom_Said_Until';
import { formatDay } from 'c/headroomFormat';
import { fill } from 'c/headroomWords';

/** Answers that take a row off the list, in the order in which they are offered. */
export const ANSWERS = [
  { value: 'Not_A_Fit', label: NOT_FIT },
  { value: 'Has_Competitor', label: COMPETITOR },
  { value: 'Does_It_Themselves', label: THEMSELVES },
  { value: 'Later', label: LATER }
];

/**
 * @param {{ answer: string, until?: string }} said
 * @param {string} [today]  YYYY-MM-DD
 * @example answerWord({ answer: 'Not_A_Fit', until: '2027-06-01' }, '2027-03-18') // 'Not a fit until 1 Jun'
 */
export function answerWord({ answer, until }, today) {
  const word = ANSWERS.find(({ value }) => value === answer)?.label ?? answer;
  return until ? fill(UNTIL, word, formatDay(until, today)) : word;
}
