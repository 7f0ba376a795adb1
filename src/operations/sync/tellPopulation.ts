import { countFamilies } from '../../signals/productFamilies.ts';
import type { SignalContext } from '../../signals/signalContext.ts';
import type { AssessInput } from '../../whitespace/assessInput.ts';
import { meansOfScorecards } from '../../whitespace/population.ts';
import { pricesOfLines } from '../../whitespace/worthFacts.ts';
import type { PastPopulation } from '../history/runHistory.ts';
import { scoredCounts } from './accountResults.ts';
import type { Publishable } from './assessPublishable.ts';
import type { Gathered } from './gatherInput.ts';
import type { Judgement, JudgeRequest } from './judge.ts';
import { judgeWarnings } from './judgeWarnings.ts';
import type { KeptPopulation } from './keptPopulation.ts';
import { reportQuality } from './reportQuality.ts';
import { reportSettings } from './reportSettings.ts';

type Found = {
  readonly context: SignalContext;
  readonly input: AssessInput;
  readonly publishable: Publishable;
};

/** What a run says of all accounts together. Reads the fact store only. */
export async function tell(
  { settings, describes }: JudgeRequest,
  { context, input, publishable }: Found
): Promise<Pick<Judgement, 'report' | 'warnings'>> {
  const quality = await reportQuality({ context, input, publishable, describes });
  const { off, notSetUp, wrongOverrides } = publishable.assessment;
  const families = await countFamilies(context);
  const report = {
    ...reportSettings(settings),
    ...(families === undefined ? {} : { families }),
    scored: scoredCounts(publishable.assessment),
    off,
    notSetUp,
    ...quality
  };
  return { report, warnings: judgeWarnings(input, wrongOverrides) };
}

/** What runs over some accounts need of one over all (pure). */
export function keptOf(found: {
  readonly gathered: Gathered;
  readonly publishable: Publishable;
  readonly told: Pick<Judgement, 'report' | 'warnings' | 'replay'>;
  readonly past: PastPopulation;
  readonly customers: number;
}): KeptPopulation {
  const { gathered, publishable, told, past, customers } = found;
  const scorecards = publishable.assessment.scorecards;
  return {
    ...{ v: 1, ...gathered.population, ...told, past, customers, heldBack: publishable.heldBack },
    means: meansOfScorecards(scorecards),
    prices: pricesOfLines(gathered.input)
  };
}
