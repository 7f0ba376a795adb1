import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ServiceEvent } from '../../../src/domain/serviceEvent.ts';
import { serviceEventJson, serviceEventText } from '../../../src/formatters/serviceLog.ts';

const text = readFileSync('messages/service.md', 'utf8');
const phrase = (key: string): string => {
  const found = new RegExp(`^# ${key.replace('.', '\\.')}\\n\\n(.*)$`, 'm').exec(text)?.[1];
  if (found === undefined) throw new Error(`messages/service.md lacks ${key}`);
  return found;
};
const words = { phrase, error: (name: string, values: readonly string[]) => `${name} ${values.join('|')}.` };
const at = '2026-11-22T17:00:55.123Z';

const done: ServiceEvent = {
  kind: 'cycle_done',
  runId: 'r',
  status: 'done',
  seconds: 1.26,
  calls: 12,
  accounts: 1,
  rows: 3,
  written: 2,
  parked: 0
};

describe('a line of the log', () => {
  it('tells people in a sentence what a cycle did', () => {
    expect(serviceEventText(done, at, words)).toBe(
      '2026-11-22 17:00:55 UTC  Cycle done: 3 rows read, 1 account scored, 2 records written, 0 parked, 12 API calls, 1.3 s'
    );
  });

  it('names five changed objects and counts the others', () => {
    const changed: ServiceEvent = { kind: 'cycle_started', because: 'changed', objects: ['A', 'B', 'C', 'D', 'E', 'F', 'G'] };
    expect(serviceEventText(changed, at, words)).toBe('2026-11-22 17:00:55 UTC  Changed: A, B, C, D, E +2');
  });

  it('names the machine that another one waits for, since when, until when, and the record to delete where it is gone', () => {
    const place = { heldBy: 'other, process 3', since: '2026-11-22T11:30:00.000Z', until: '2026-11-22T12:40:00.000Z', runId: 'r9' };
    const waiting = serviceEventText({ kind: 'elsewhere_waiting', ...place }, at, words);
    expect(waiting).toContain('Another machine (other, process 3)');
    expect(waiting).toContain('began 2026-11-22 11:30 UTC, and it holds the org until 2026-11-22 12:40 UTC');
    expect(waiting).toContain('run id r9');
    const silent = serviceEventText({ kind: 'elsewhere_silent', heldBy: 'other, process 3', until: place.until }, at, words);
    expect(silent).toContain('(other, process 3)');
    expect(silent).toContain('nothing since 2026-11-22 12:40 UTC: going on here');
  });

  it('is an object for machines also where it says which org was taken', () => {
    const chosen: ServiceEvent = { kind: 'org_chosen', message: 'Using the local org.' };
    const line = serviceEventJson(chosen, at, words.error);
    expect(JSON.parse(line)).toEqual({ time: at, level: 'info', event: 'org_chosen', message: 'Using the local org.' });
  });

  it('tells people nothing of single steps', () => {
    expect(serviceEventText({ kind: 'step', step: 'org_checked' }, at, words)).toBeUndefined();
  });

  it('is one object with time, level and event for machines', () => {
    expect(JSON.parse(serviceEventJson(done, at, words.error))).toEqual({
      time: at,
      level: 'info',
      event: 'cycle_done',
      runId: 'r',
      status: 'done',
      seconds: 1.26,
      calls: 12,
      accounts: 1,
      rows: 3,
      written: 2,
      parked: 0
    });
    expect(serviceEventJson(done, at, words.error)).not.toContain('\n');
  });

  it('of an error has its sentence', () => {
    const failed: ServiceEvent = { kind: 'failed', error: 'OrgUnreachable', values: ['https://a'], retryInSeconds: 4 };
    expect(JSON.parse(serviceEventJson(failed, at, words.error))).toMatchObject({ level: 'error', message: 'OrgUnreachable https://a.' });
    expect(serviceEventText(failed, at, words)).toBe('2026-11-22 17:00:55 UTC  OrgUnreachable https://a. Trying again in 4 s.');
  });
});
