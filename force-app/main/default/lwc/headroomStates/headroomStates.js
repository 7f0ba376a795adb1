/** What a widget shows in place of values: icon, sentence, what to do, and for an error a button. */
import BROKEN from '@salesforce/label/c.Headroom_Broken';
import CUSTOMERS from '@salesforce/label/c.Headroom_Customers_Here';
import FIRST_RUN from '@salesforce/label/c.Headroom_First_Run';
import NEWER from '@salesforce/label/c.Headroom_Newer';
import NEWER_HINT from '@salesforce/label/c.Headroom_Newer_Hint';
import NOT_CUSTOMER from '@salesforce/label/c.Headroom_Not_A_Customer';
import RUN_HINT from '@salesforce/label/c.Headroom_Run_Hint';
import TRY_AGAIN from '@salesforce/label/c.Headroom_Try_Again';
import isAdmin from '@salesforce/userPermission/CustomizeApplication';
import { stoppedBecause } from 'c/headroomFreshness';
import { fill } from 'c/headroomWords';

/** True for viewers who can set the product up; they are told what is missing. */
export const canSetUp = isAdmin === true;

/**
 * @param {Headroom.Run | undefined} run  the newest good run
 */
function runHint(run) {
  return run?.runId ? fill(RUN_HINT, run.runId) : '';
}

/**
 * A result that cannot be read, because it is newer than the widget or damaged.
 * @param {Headroom.JsonProblem} problem
 * @param {Headroom.Run | undefined} run
 */
export function unreadablePanel(problem, run) {
  return problem === 'newer' ? { icon: 'info', text: NEWER, hint: NEWER_HINT } : { icon: 'octagon', text: BROKEN, hint: runHint(run) };
}

/**
 * @param {string | undefined} state  of the answer: `data`, `newer`, `broken`, `notSetUp`, `firstRun`, `notCustomer`
 * @param {{ customers?: string, goodRun?: Headroom.Run, lastRun?: Headroom.Run } | undefined} view
 * @param {Headroom.StateWords} words  of the widget
 * @returns {Headroom.Panel | undefined}  undefined where there are values
 */
export function statePanel(state, view, words) {
  switch (state) {
    case 'newer':
    case 'broken':
      return unreadablePanel(state, view?.goodRun);
    case 'notSetUp':
      return canSetUp ? { icon: 'gear', text: words.notSetUpAdmin } : { icon: 'info', text: words.notSetUp };
    case 'firstRun':
      return { icon: 'clock', text: FIRST_RUN, hint: stoppedBecause(view?.lastRun?.error) };
    case 'notCustomer':
      return { icon: 'building', text: NOT_CUSTOMER, hint: view?.customers ? fill(CUSTOMERS, view.customers) : '' };
    default:
      return undefined;
  }
}

/**
 * @param {'noAccess' | 'error'} problem
 * @param {{ goodRun?: Headroom.Run } | undefined} view  the last one read, for the run's id
 * @param {Headroom.ProblemWords} words  of the widget
 * @returns {Headroom.Panel}
 */
export function problemPanel(problem, view, words) {
  if (problem === 'noAccess') {
    return { icon: 'lock', text: words.noAccess, hint: words.noAccessHint };
  }
  return { icon: 'octagon', text: words.error, hint: runHint(view?.goodRun), isError: true, actionLabel: TRY_AGAIN };
}
