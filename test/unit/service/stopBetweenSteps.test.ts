import { describe, expect, it } from 'vitest';
import { runSteps, type RunStep } from '../../../src/domain/runStep.ts';
import { stopBetweenSteps } from '../../../src/service/stopBetweenSteps.ts';

/** Steps behind which a request may be on its way, or rows and what is known of them are not durable together. */
const betweenRequestAndAnswer: readonly RunStep[] = [
  'job_create_sent',
  'mid_page_download',
  'page_rows_applied',
  'write_sent',
  'reply_read'
];

describe('a run that somebody asked to stop', () => {
  const told: RunStep[] = [];
  const step = stopBetweenSteps(AbortSignal.abort(), (each) => void told.push(each));

  it.each(betweenRequestAndAnswer)('goes on behind %s: an answer would be lost', (each) => {
    expect(() => step(each)).not.toThrow();
    expect(told).toContain(each);
  });

  it('ends behind a page that is durable, a write set that is planned, and answers that are kept', () => {
    for (const each of ['page_committed', 'write_set_planned', 'ledger_saved'] as const) {
      expect(() => step(each)).toThrow('Interrupted');
      expect(told).toContain(each);
    }
  });
});

describe('a run that nobody asked to stop', () => {
  it('goes on behind every step', () => {
    const step = stopBetweenSteps(new AbortController().signal, () => undefined);
    for (const each of runSteps) expect(() => step(each)).not.toThrow();
  });
});
