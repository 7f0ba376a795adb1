import type { RunReportJson } from '../../../domain/resultJson.ts';
import { answersOffScale } from '../../../quality/answersOffScale.ts';
import { checkQuality, QUALITY_PICKLISTS } from '../../../quality/checkQuality.ts';
import { scorecardQuality } from '../../../quality/scorecardQuality.ts';
import { signalQuality } from '../../../quality/signalQuality.ts';
import type { SignalContext } from '../../../signals/signalContext.ts';
import { readOffScale } from '../../../signals/surveys/readOffScale.ts';
import { readSignalRows } from '../../../signals/signalRows.ts';
import type { AssessInput } from '../../../whitespace/assessInput.ts';
import type { Publishable } from './assessPublishable.ts';
import type { PreparedRun } from '../../prepareRun.ts';

export type QualityRequest = {
  readonly context: SignalContext;
  readonly input: AssessInput;
  readonly publishable: Publishable;
  readonly describes: PreparedRun['describes'];
};

/** The data-quality part of a run's report: rows that cannot be true, signals, scorecards. Reads the fact store only. */
export async function reportQuality(request: QualityRequest): Promise<Pick<RunReportJson, 'quality' | 'signals' | 'scorecards'>> {
  const { context, input, publishable } = request;
  const { settings, customers, uses } = input;
  const accounts = input.accounts.filter((_, i) => (customers[i] ?? 0) > 0);
  const quality = await checkQuality({ facts: context.facts, settings, asOf: input.asOf, accounts, picklists: picklists(request) });
  const values = new Map([...input.signals].map(([key, columns]) => [key, columns.values]));
  const rows = await readSignalRows(context);
  const { assessment, ...found } = publishable;
  return {
    quality: [...quality, ...answersOffScale(await readOffScale(context))],
    signals: signalQuality({ settings, today: context.today, customers, uses, values, rows }),
    scorecards: scorecardQuality({ settings, ...found, off: new Set(Object.keys(assessment.off)) })
  };
}

function picklists({ describes }: QualityRequest): ReadonlyMap<string, readonly string[]> {
  return new Map(
    QUALITY_PICKLISTS.flatMap((name) => {
      const [object = '', fieldName = ''] = name.split('.');
      const field = describes.get(object)?.fields.find((one) => one.name === fieldName);
      return field ? [[name, field.picklistValues] as const] : [];
    })
  );
}
