import type { ReplayJson, RunReportJson } from '../../../domain/resultJson.ts';
import { countFamilies } from '../../../signals/productFamilies.ts';
import type { SignalContext } from '../../../signals/signalContext.ts';
import type { AssessInput } from '../../../whitespace/assessInput.ts';
import type { PreparedRun } from '../../prepareRun.ts';
import { scoredCounts } from './accountResults.ts';
import type { Publishable } from './assessPublishable.ts';
import { judgeWarnings } from './judgeWarnings.ts';
import { reportQuality } from './reportQuality.ts';
import { reportSettings } from './reportSettings.ts';

/** What a run says of all customers together. */
export type ToldOfAll = {
  /** Records of people that count for nothing, and segments that overlap or leave a gap. */
  readonly warnings: RunReportJson['warnings'];
  /** How suggestions of past months would have done; absent where there are no product lines to suggest. */
  readonly replay?: ReplayJson;
  readonly report: Pick<
    RunReportJson,
    'measures' | 'manager' | 'families' | 'scored' | 'off' | 'notSetUp' | 'quality' | 'signals' | 'scorecards'
  >;
};

type Found = {
  readonly context: SignalContext;
  readonly input: AssessInput;
  readonly publishable: Publishable;
};

/** Puts together what the report says of all customers. Reads the fact store only. */
export async function tellPopulation(
  { settings, describes }: Pick<PreparedRun, 'settings' | 'describes'>,
  { context, input, publishable }: Found
): Promise<ToldOfAll> {
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
