/**
 * The steps of a run between which a process may be killed: each leaves a state that the next run goes on from.
 *
 * Tests stop a run at each of them; logs name them.
 */
export const runSteps = [
  'lock_taken',
  'org_checked',
  'describe_saved',
  'window_chosen',
  'job_create_sent',
  'job_id_saved',
  'mid_poll',
  'job_complete_seen',
  'mid_page_download',
  'page_staged',
  'page_rows_applied',
  'page_committed',
  'last_page',
  'deletes_read',
  'deletes_applied',
  'safe_mark_read',
  'cursor_advanced',
  'score_computed',
  'write_set_planned',
  'write_sent',
  'reply_read',
  'ledger_saved',
  'parked_rows_saved',
  'report_written',
  'lock_released'
] as const;

export type RunStep = (typeof runSteps)[number];

/** Is told that a step is done, and of which object where it is about one. */
export type OnStep = (step: RunStep, object?: string) => void;
