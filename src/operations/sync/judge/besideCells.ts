import { readOpenOpportunities } from '../../../signals/lineOpportunities.ts';
import { readCompetitors, readFeedback } from '../../../signals/productFacts.ts';
import type { SignalContext } from '../../../signals/signalContext.ts';
import type { AssessInput } from '../../../whitespace/assessInput.ts';

/** What is read of product lines beside their quantities. */
type BesideCells = Pick<AssessInput, 'opportunities' | 'openCounts' | 'competitors' | 'feedback'>;

export const noCells: BesideCells = { opportunities: {}, competitors: {}, feedback: [] };

/** Reads the fact store only; equal facts give equal values. */
export async function besideCells(context: SignalContext): Promise<BesideCells> {
  const [open, competitors, feedback] = await Promise.all([
    readOpenOpportunities(context),
    readCompetitors(context),
    readFeedback(context)
  ]);
  return { ...open, competitors, feedback };
}
