import type { AsOf } from '../../domain/asOf.ts';
import type { Settings } from '../../domain/settings.ts';
import type { ObjectDescribe } from '../../org/orgClient.ts';
import { pulledAccounts } from '../../signals/pulledAccounts.ts';
import { openSignals } from '../../signals/signalContext.ts';
import type { HeldRecord } from '../../writeback/changes.ts';
import { heldBands } from '../../writeback/heldBands.ts';
import { heldRules } from '../../writeback/heldRules.ts';
import type { Stores } from '../openStores.ts';
import { assessPublishable } from '../sync/assessPublishable.ts';
import type { Publishable } from '../sync/assessPublishable.ts';
import { gatherInput } from '../sync/gatherInput.ts';
import type { Gathered } from '../sync/gatherInput.ts';
import { isNightRun, mostRunsADay } from '../sync/nightOf.ts';

/** What a run with some settings would find: the same facts, moment, overrides and held bands whatever the settings. */
export type Judged = Publishable & Gathered & { readonly settings: Settings };

export type JudgeOnceRequest = {
  readonly stores: Stores;
  readonly asOf: AsOf;
  readonly held: readonly HeldRecord[];
  readonly describes: ReadonlyMap<string, ObjectDescribe>;
};

/**
 * The middle of a run without its ends: signals, scores and bands of all accounts. Reads the stores only, writes nothing.
 *
 * Sample records, prices and queries are left out: no score rests on them.
 */
export async function judgeOnce(settings: Settings, { stores, asOf, held, describes }: JudgeOnceRequest): Promise<Judged> {
  const accounts = await pulledAccounts(stores.facts);
  const context = await openSignals({ facts: stores.facts, settings, asOf, accounts, describes });
  const gathered = await gatherInput(context, heldRules(held), { scoresOnly: true });
  const isNight = isNightRun(await stores.state.runs(mostRunsADay), asOf);
  const input = { ...gathered.input, heldBands: heldBands(held), isNight };
  return { ...gathered, ...assessPublishable(input, held), input, settings };
}
