import type { AsOf } from '../../domain/asOf.ts';
import type { Settings } from '../../domain/settings.ts';
import type { ObjectDescribe } from '../../org/orgClient.ts';
import { pulledAccounts } from '../../signals/pulledAccounts.ts';
import { openSignals } from '../../signals/signalContext.ts';
import type { FactStore } from '../../store/factStore.ts';
import type { HeldRecord } from '../../writeback/changes.ts';
import { heldBands } from '../../writeback/heldBands.ts';
import { heldRules } from '../../writeback/heldRules.ts';
import { assessPublishable, publishedScorecards } from '../sync/judge/assessPublishable.ts';
import type { Publishable } from '../sync/judge/assessPublishable.ts';
import { gatherInput } from '../sync/judge/gatherInput.ts';
import type { Gathered } from '../sync/judge/gatherInput.ts';

/** What a run with some settings would find: the same facts, moment, overrides and held bands whatever the settings. */
export type Judged = Publishable & Pick<Gathered, 'input' | 'facts' | 'contracts'> & { readonly settings: Settings };

export type JudgeOnceRequest = {
  readonly facts: FactStore;
  readonly asOf: AsOf;
  readonly held: readonly HeldRecord[];
  readonly describes: ReadonlyMap<string, ObjectDescribe>;
  /** True where the next run would be the first of its day: bands are confirmed by nights. */
  readonly isNight: boolean;
};

/**
 * The middle of a run without its ends: signals, scores and bands of all accounts. Reads the facts only, writes nothing.
 *
 * Sample records, prices and queries are left out: no score rests on them.
 */
export async function judgeOnce(settings: Settings, { facts, asOf, held, describes, isNight }: JudgeOnceRequest): Promise<Judged> {
  const accounts = await pulledAccounts(facts);
  const context = await openSignals({ facts, settings, asOf, accounts, describes });
  const gathered = await gatherInput(context, heldRules(held), { scoresOnly: true });
  const input = { ...gathered.input, heldBands: heldBands(held), isNight };
  return { ...gathered, ...assessPublishable(input, publishedScorecards(held)), input, settings };
}
