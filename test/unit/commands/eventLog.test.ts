import { describe, expect, it } from 'vitest';
import { eventLog } from '../../../src/commands/runService.ts';
import type { LogFormat } from '../../../src/commands/runService.ts';
import type { ServiceEvent } from '../../../src/domain/serviceEvent.ts';

/** Escape sequences of seven and of eight bits, a line break, and a mark that turns the order of letters around. */
const hostile = 'Case\u001b[2J\u009b31m\r\nforged\u202e line';

const lines = (format: LogFormat, event: ServiceEvent): readonly string[] => {
  const said: string[] = [];
  eventLog(format, (line) => said.push(line))(event);
  return said;
};

const events: readonly ServiceEvent[] = [
  { kind: 'events', state: 'broken', channel: '/data/CaseChangeEvent', detail: hostile },
  { kind: 'failed', error: 'RequestRefused', values: ['X', hostile, 'GET /services'], retryInSeconds: 2 },
  { kind: 'failed', error: 'Unexpected', values: [hostile], retryInSeconds: 2 },
  { kind: 'lease_waiting', heldBy: hostile },
  { kind: 'cycle_started', because: 'changed', objects: [hostile] }
];

describe('a line of the log of a service', () => {
  it.each(events)('has no control characters, whatever $kind holds', (event) => {
    for (const format of ['text', 'json'] as const) {
      const said = lines(format, event);
      expect(said.length).toBe(1);
      // eslint-disable-next-line no-control-regex -- control characters are what must not be there
      expect(said[0]).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      expect(said[0]).toContain('forged');
    }
  });

  it('is one object of JSON for machines', () => {
    for (const event of events) {
      const parsed = JSON.parse(lines('json', event)[0] ?? '') as { readonly event: string; readonly level: string };
      expect([parsed.event, ['debug', 'info', 'warn', 'error'].includes(parsed.level)]).toEqual([event.kind, true]);
    }
  });

  it('is there for a step only where steps are asked for: a run has some 200 of them', () => {
    const step: ServiceEvent = { kind: 'step', step: 'page_committed', object: 'Case' };
    expect((['text', 'json', 'json-steps'] as const).map((format) => lines(format, step).length)).toEqual([0, 0, 1]);
  });

  it('sets what stood on lines of its own behind a semicolon, or behind the end of the sentence before', () => {
    const failed = (words: string): ServiceEvent => ({ kind: 'failed', error: 'Unexpected', values: [words], retryInSeconds: 60 });
    expect(lines('text', failed('first\nsecond'))[0]).toContain('  first; second Trying again in 60 s.');
    expect(lines('text', failed('Nothing was written.\r\nE-1  x'))[0]).toContain('  Nothing was written. E-1  x Trying');
  });
});
