import { surveyTasks } from '../surveys/surveyTasks.ts';
import { holdTasks } from './holdTasks.ts';
import type { HoldTasks, HoldTasksRequest } from './holdTasks.ts';

/** All tasks that a run creates: about survey answers, and for people who asked to be told when a hold ends. */
export async function followUpTasks(request: HoldTasksRequest): Promise<HoldTasks> {
  const surveys = await surveyTasks(request);
  const holds = await holdTasks(request);
  return { items: [...surveys.items, ...holds.items], warnings: [...surveys.warnings, ...holds.warnings] };
}
