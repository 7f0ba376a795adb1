import { cutText } from '../domain/cutText.ts';
import type { Settings } from '../domain/settings.ts';
import type { DesiredRecord } from './desired.ts';
import { isOwnSubject } from './taskRecord.ts';

/** The open task of an account that is due first. */
export type NextTask = {
  readonly id: string;
  /** Calendar day; absent = no due date. */
  readonly due?: string;
  /** Only of a task of ours. */
  readonly subject?: string;
};

/** A task that a run has just created; the facts that it had pulled before do not know it. */
export type CreatedTask = NextTask & { readonly accountId: string };

const SUMMARY = 'Headroom_Account_Summary__c';

/**
 * Fields of the summary that name the next open task. Its step is shown where the subject is one that we or the settings
 * gave: what a person wrote there is read by who may see the task.
 */
export function nextTaskFields(settings: Settings, task: NextTask | undefined): DesiredRecord['fields'] {
  const subject = task?.subject;
  const isStep = subject !== undefined && (isOwnSubject(subject) || settings.playbookSteps.some((step) => step.subject === subject));
  return {
    Next_Task_Id__c: task?.id ?? null,
    Next_Task_Due__c: task?.due ?? null,
    Next_Task_Step__c: isStep ? cutText(subject, 255) : null
  };
}

/** Records with tasks that were created since they were made: a summary names one where it is due before the one it has. */
export function withCreatedTasks(
  desired: readonly DesiredRecord[],
  created: readonly CreatedTask[],
  settings: Settings
): readonly DesiredRecord[] {
  if (created.length === 0) return desired;
  const byAccount = Map.groupBy(created, ({ accountId }) => accountId);
  return desired.map((record) => {
    const added = record.object === SUMMARY ? (byAccount.get(record.key) ?? []) : [];
    const first = added.toSorted(byDue).find((task) => byDue(task, heldTask(record)) < 0);
    return first === undefined ? record : { ...record, fields: { ...record.fields, ...nextTaskFields(settings, first) } };
  });
}

/** What a summary names already; without a task a place behind all others. */
function heldTask({ fields }: DesiredRecord): Pick<NextTask, 'id' | 'due'> {
  const id = fields['Next_Task_Id__c'];
  const due = fields['Next_Task_Due__c'];
  return { id: typeof id === 'string' ? id : '\uffff', ...(typeof due === 'string' ? { due } : {}) };
}

/** Earliest due first, without a due date last, ties by id. */
function byDue(a: Pick<NextTask, 'id' | 'due'>, b: Pick<NextTask, 'id' | 'due'>): number {
  const days = (a.due ?? '9999-12-31').localeCompare(b.due ?? '9999-12-31');
  return days === 0 ? (a.id < b.id ? -1 : 1) : days;
}
