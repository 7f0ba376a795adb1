import { HealthError } from '../domain/healthError.ts';
import type { OnStep, RunStep } from '../domain/runStep.ts';

/**
 * Steps behind which a run may end without a loss and without a request whose answer nobody reads: rows and positions are
 * durable, and nothing is on its way to the org.
 */
const safeSteps: ReadonlySet<RunStep> = new Set([
  'org_checked',
  'describe_saved',
  'window_chosen',
  'job_id_saved',
  'page_staged',
  'page_committed',
  'last_page',
  'deletes_applied',
  'cursor_advanced',
  'score_computed',
  'write_set_planned',
  'ledger_saved',
  'parked_rows_saved'
]);

/**
 * Ends a run at its next safe step once somebody asked to stop.
 *
 * @throws HealthError Interrupted, into the run
 */
export function stopBetweenSteps(signal: AbortSignal, onStep: OnStep): OnStep {
  return (step, object) => {
    onStep(step, object);
    if (signal.aborted && safeSteps.has(step)) throw new HealthError('Interrupted');
  };
}
