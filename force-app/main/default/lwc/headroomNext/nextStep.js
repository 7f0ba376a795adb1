/** What to do next on an account, in words: the open task, or the first step of the band's playbook. */
import DUE_IN from '@salesforce/label/c.Headroom_Due_In';
import DUE_IN_DAY from '@salesforce/label/c.Headroom_Due_In_Day';
import DUE_NONE from '@salesforce/label/c.Headroom_Due_None';
import DUE_ON from '@salesforce/label/c.Headroom_Due_On';
import DUE_TODAY from '@salesforce/label/c.Headroom_Due_Today';
import NEXT from '@salesforce/label/c.Headroom_Next';
import OVERDUE from '@salesforce/label/c.Headroom_Overdue';
import OVERDUE_DAY from '@salesforce/label/c.Headroom_Overdue_Day';
import STEP from '@salesforce/label/c.Headroom_Playbook_Step';
import STEP_PLAIN from '@salesforce/label/c.Headroom_Playbook_Step_Plain';
import TASK from '@salesforce/label/c.Headroom_Next_Task';
import { daysBetween, formatDay, formatNumber } from 'c/headroomFormat';
import { firstStep } from 'c/headroomPages';
import { counted, fill } from 'c/headroomWords';

/**
 * @param {string | null | undefined} due  YYYY-MM-DD
 * @param {string} [today]
 * @returns {{ text: string, isOverdue: boolean }}
 */
function dueOf(due, today) {
  if (!due) {
    return { text: DUE_NONE, isOverdue: false };
  }
  const day = formatDay(due, today);
  if (!today) {
    return { text: fill(DUE_ON, day), isOverdue: false };
  }
  const days = daysBetween(today, due);
  if (days === 0) {
    return { text: fill(DUE_TODAY, day), isOverdue: false };
  }
  const labels = days < 0 ? { one: OVERDUE_DAY, many: OVERDUE } : { one: DUE_IN_DAY, many: DUE_IN };
  return { text: counted(Math.abs(days), labels, day, formatNumber(Math.abs(days))), isOverdue: days < 0 };
}

/**
 * @param {Headroom.Summary | undefined} summary
 * @param {string} [today]  YYYY-MM-DD
 * @returns {{ id: string, heading: string, due: { text: string, isOverdue: boolean } } | undefined}
 */
export function nextTask(summary, today) {
  if (!summary?.nextTaskId) {
    return undefined;
  }
  return { id: summary.nextTaskId, heading: fill(NEXT, summary.nextTaskStep || TASK), due: dueOf(summary.nextTaskDue, today) };
}

/**
 * @param {Headroom.Card} card
 * @param {string} account  its name
 * @param {string} [today]  YYYY-MM-DD
 * @returns {{ title: string, heading: string, text: string, subject: string, dueOn?: string } | undefined}
 */
export function nextStep(card, account, today) {
  const band = card.problem ? undefined : card.settings.bands.find(({ k }) => k === card.detail.band);
  const playbook = band?.playbook;
  const step = firstStep(playbook, account, today);
  if (!playbook || !step) {
    return undefined;
  }
  const { subject, role, dueOn } = step;
  const count = formatNumber(playbook.steps.length);
  return {
    title: playbook.title,
    heading: fill(NEXT, subject),
    text: dueOn ? fill(STEP, count, playbook.title, formatDay(dueOn, today), role) : fill(STEP_PLAIN, count, playbook.title, role),
    subject,
    ...(dueOn ? { dueOn } : {})
  };
}
