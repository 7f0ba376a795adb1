import { followUpAccounts, surveyTasks } from '../../surveys/surveyTasks.ts';
import { holdTasks, wishAccounts } from './holdTasks.ts';
import type { HoldTasks, HoldTasksRequest } from './holdTasks.ts';

/** All tasks that a run creates: about survey answers, and for people who asked to be told when a hold ends. */
export async function followUpTasks(request: HoldTasksRequest): Promise<HoldTasks> {
  const surveys = await surveyTasks(request);
  const holds = await holdTasks(request);
  return { items: [...surveys.items, ...holds.items], warnings: [...surveys.warnings, ...holds.warnings] };
}

/** Accounts that a run may create tasks for, customers or not. Reads the fact store only. */
export async function taskAccounts(request: Pick<HoldTasksRequest, 'facts' | 'settings' | 'asOf'>): Promise<ReadonlySet<string>> {
  return new Set([...(await followUpAccounts(request)), ...(await wishAccounts(request))]);
}
