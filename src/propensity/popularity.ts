import type { Scorer } from './scorer.ts';
import type { Snapshot } from './snapshot.ts';

/** What every method has to beat: the product lines that most accounts own, the same for everybody. */
export function fitPopularity({ owned }: Snapshot): Scorer {
  return {
    method: 'popularity',
    score: (_account, scores) => scores.set(owned.accountsOf),
    because: () => []
  };
}
