import type { AsOf } from '../../../domain/asOf.ts';
import type { HeldRecord } from '../../../writeback/changes.ts';
import type { DesiredRecord } from '../../../writeback/desired.ts';
import type { HeldReader } from '../../../writeback/heldRecords.ts';
import type { Stores } from '../../openStores.ts';
import type { PreparedRun } from '../../prepareRun.ts';
import type { PartSizes } from '../run/accountParts.ts';
import type { FoundPopulation, KeptPopulation } from './keptPopulation.ts';
import type { RunWatch } from '../run/runWatch.ts';
import type { ToldOfAll } from './tellPopulation.ts';

/** What a run found beside the records of accounts. */
export type Judgement = ToldOfAll & {
  /** Customers judged. */
  readonly accounts: number;
  /** What looks across accounts, to be kept for runs over some; absent in such a run. */
  readonly population?: FoundPopulation;
};

/** What was found about some accounts: their records as the org should hold them, and as it does. */
export type JudgedPart = {
  /** 18-character ids, of accounts that are gone too; '' = what belongs to no account. Each is in one part of a run. */
  readonly accounts: readonly string[];
  readonly desired: readonly DesiredRecord[];
  readonly held: readonly HeldRecord[];
};

export type JudgeRequest = PreparedRun & {
  readonly stores: Stores;
  readonly asOf: AsOf;
  readonly held: HeldReader;
  readonly publishedBy: string;
  /** True leaves the state as it is, too. */
  readonly dryRun: boolean;
  /** Customers that are judged so far, or in all. */
  readonly onAccounts: (accounts: number) => void;
  /** Weeks of the past that have been worked out, of those that were missing. */
  readonly onWeek: (done: number, of: number) => void;
  /** Is told what was found, part by part; the next one is made once it is done. */
  readonly onPart: (part: JudgedPart) => Promise<void>;
  /** Weeks that the past reaches back; absent = two years. */
  readonly historyWeeks?: number;
  readonly watch: RunWatch;
  /** What looks across all accounts, from the last run over all of them; absent = it is worked out. */
  readonly population?: KeptPopulation;
  /** 18-character ids of the accounts to judge, gone ones among them; absent = all. Not without `population`. */
  readonly among?: readonly string[];
  /** Accounts that are judged behind all others. */
  readonly last?: ReadonlySet<string>;
  readonly partSizes?: PartSizes;
};
