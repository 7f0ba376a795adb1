import type { AsOf } from '../../../domain/asOf.ts';
import type { RunReportJson } from '../../../domain/resultJson.ts';
import type { Settings } from '../../../domain/settings.ts';
import { readTaskOwners } from '../../../signals/taskOwners.ts';
import { readTellMe } from '../../../signals/tellMe.ts';
import type { TellMe } from '../../../signals/tellMe.ts';
import type { FactStore } from '../../../store/factStore.ts';
import type { OutboxItem } from '../../../store/stateStore.ts';
import { taskOwner } from '../../../surveys/taskOwner.ts';
import type { HeldRecord } from '../../../writeback/changes.ts';
import type { DesiredRecord } from '../../../writeback/desired.ts';
import { endedHolds } from '../../../writeback/endedHolds.ts';
import { holdNoteItem } from '../../../writeback/taskRecord.ts';

export type HoldTasksRequest = {
  readonly facts: FactStore;
  readonly settings: Settings;
  readonly asOf: AsOf;
  readonly held: readonly HeldRecord[];
  readonly desired: readonly DesiredRecord[];
};

/** Accounts of which somebody wants to be told when a hold ends. */
export async function wishAccounts({ facts, asOf }: Pick<HoldTasksRequest, 'facts' | 'asOf'>): Promise<readonly string[]> {
  return (await readTellMe(facts, asOf.today)).map(({ accountId }) => accountId);
}

/** Tasks to create, and what stood in the way of others. */
export type HoldTasks = { readonly items: readonly OutboxItem[]; readonly warnings: RunReportJson['warnings'] };

/**
 * Notes to people who asked to be told when a hold ends, in the run that ends it: to who asked, else to the account's owner,
 * else to the fallback of the settings.
 *
 * Reads the fact store only. Where the settings want no tasks, a warning says how many people wait for one. A wish has one
 * note under one key, so a repeat makes no other.
 */
export async function holdTasks({ facts, settings, asOf, held, desired }: HoldTasksRequest): Promise<HoldTasks> {
  const { surveyFollowUp, fallbackTaskOwner, record } = settings.general;
  const ended = endedHolds(held, desired);
  const titleOf = ({ accountId, productLine }: TellMe): string | undefined =>
    ended.find((one) => one.accountId === accountId && (productLine === '' || one.productLine === productLine))?.title;
  const wishes = ended.length === 0 ? [] : (await readTellMe(facts, asOf.today)).filter((wish) => titleOf(wish) !== undefined);
  if (wishes.length === 0) return { items: [], warnings: [] };
  if (!surveyFollowUp)
    return { items: [], warnings: [{ name: 'HoldTaskOff', values: [String(wishes.length), record], count: wishes.length }] };
  const { accountOwners, activeUsers, queues } = await readTaskOwners(facts);
  const items = wishes.flatMap((wish) => {
    const { id: feedbackId, accountId, account, productLine, by } = wish;
    const people = [by, accountOwners.get(accountId)];
    const ownerId = taskOwner(people, { users: activeUsers, queues, fallback: fallbackTaskOwner });
    const line = titleOf(wish) ?? productLine;
    return ownerId === undefined ? [] : [holdNoteItem({ accountId, account, line, feedbackId, ownerId, endedOn: asOf.today })];
  });
  const ownerless = wishes.length - items.length;
  const warning = { name: 'HoldTaskOwner', values: [String(ownerless), record, fallbackTaskOwner ?? ''], count: ownerless };
  return { items, warnings: ownerless === 0 ? [] : [warning] };
}
