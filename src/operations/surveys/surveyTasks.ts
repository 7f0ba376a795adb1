import type { AsOf } from '../../domain/asOf.ts';
import { dayText, epochDay } from '../../domain/day.ts';
import type { RunReportJson } from '../../domain/resultJson.ts';
import type { Settings } from '../../domain/settings.ts';
import { readFollowUpFacts } from '../../signals/surveys/surveyFollowUp.ts';
import type { FactStore } from '../../store/factStore.ts';
import { followUps } from '../../surveys/followUps.ts';
import { taskOwner } from '../../surveys/taskOwner.ts';
import type { OutboxItem } from '../../store/stateStore.ts';
import type { ChangeSet } from '../../writeback/changes.ts';
import type { DesiredRecord } from '../../writeback/desired.ts';
import { taskItem } from '../../writeback/taskRecord.ts';

export type SurveyTasksRequest = {
  readonly facts: FactStore;
  readonly settings: Settings;
  readonly asOf: AsOf;
  /** What the run found: its summaries say who is a customer, and who looks after them. */
  readonly desired: readonly DesiredRecord[];
};

/** Tasks to create, and what stood in the way of others. */
export type SurveyTasks = { readonly items: readonly OutboxItem[]; readonly warnings: RunReportJson['warnings'] };

const none: SurveyTasks = { items: [], warnings: [] };

/**
 * Tasks about recent survey answers of customers, where the settings want them.
 *
 * Reads the fact store only. An answer that has a task gets no other, so a repeat finds nothing to create.
 */
export async function surveyTasks({ facts, settings, asOf, desired }: SurveyTasksRequest): Promise<SurveyTasks> {
  const { surveyFollowUp, fallbackTaskOwner, record } = settings.general;
  if (!surveyFollowUp) return none;
  const managers = successManagers(desired);
  const { answers, taskKeys, accountOwners, activeUsers, queues } = await readFollowUpFacts(facts, asOf.today);
  const found = followUps(
    answers.filter(({ accountId }) => managers.has(accountId)),
    taskKeys,
    epochDay(asOf.today)
  );
  const items = found.flatMap(({ key, kind, answer, dueOn }) => {
    const { id: responseId, accountId, contactId } = answer;
    const ownerId = taskOwner([managers.get(accountId), accountOwners.get(accountId)], {
      users: activeUsers,
      queues,
      fallback: fallbackTaskOwner
    });
    if (ownerId === undefined) return [];
    return [
      taskItem({ key, kind, accountId, responseId, ownerId, dueOn: dayText(dueOn), ...(contactId === undefined ? {} : { contactId }) })
    ];
  });
  const ownerless = found.length - items.length;
  const warning = { name: 'SurveyTaskOwner', values: [String(ownerless), record, fallbackTaskOwner ?? ''], count: ownerless };
  return { items, warnings: ownerless === 0 ? [] : [warning] };
}

/** Accounts with answers that want a task, where the settings want tasks: customers or not. Reads the fact store only. */
export async function followUpAccounts({
  facts,
  settings,
  asOf
}: Pick<SurveyTasksRequest, 'facts' | 'settings' | 'asOf'>): Promise<readonly string[]> {
  if (!settings.general.surveyFollowUp) return [];
  const { answers, taskKeys } = await readFollowUpFacts(facts, asOf.today);
  return followUps(answers, taskKeys, epochDay(asOf.today)).map(({ answer }) => answer.accountId);
}

/** Every customer with its success manager, where there is one. */
function successManagers(desired: readonly DesiredRecord[]): ReadonlyMap<string, string | undefined> {
  const summaries = desired.filter(({ object }) => object === 'Headroom_Account_Summary__c');
  return new Map(
    summaries.map(({ accountId = '', fields }) => {
      const manager = fields['Success_Manager__c'];
      return [accountId, typeof manager === 'string' ? manager : undefined];
    })
  );
}

/** The run's changes with the tasks behind them, in the order of accounts. */
export function withTasks({ items, counts }: ChangeSet, tasks: readonly OutboxItem[]): ChangeSet {
  if (tasks.length === 0) return { items, counts };
  return {
    items: [...items, ...tasks],
    counts: { ...counts, Task: { created: tasks.length, changed: 0, deleted: 0, unchanged: 0 } }
  };
}
