import { describe, expect, it } from 'vitest';
import { formatDoctorResult } from '../../../src/formatters/doctorResult.ts';
import { formatStatus } from '../../../src/formatters/statusResult.ts';
import { phrasesOf } from './phrases.ts';

describe('formatStatus', () => {
  it('writes instants to the minute, and what belongs to an org below it', () => {
    const run = { runId: 'r1', startedAt: '2026-11-22T02:10:00.000Z', finishedAt: '2026-11-22T02:14:09.123Z', status: 'done' as const };
    const parked = [{ object: 'Task', key: 'survey:x', code: 'NO_OWNER', message: 'inactive' }];
    const orgs = [{ orgId: '00D1', runs: [run], waiting: 1, parked }] as unknown as Parameters<typeof formatStatus>[0];
    expect(formatStatus(orgs, phrasesOf('status.md'))).toEqual([
      'Org 00D1',
      '  done     started 2026-11-22 02:10 UTC, ended 2026-11-22 02:14 UTC  (run r1)',
      '  1 change waits to be written',
      '  1 record was refused:',
      '    Task survey:x: NO_OWNER inactive'
    ]);
  });
});

describe('formatDoctorResult', () => {
  it('writes the last run to the minute, and says in words that nothing is off', () => {
    const ended = '2026-11-22T02:14:09.123Z';
    const checks = [
      { key: 'lastRunWhole', state: 'ok' as const, values: [ended] },
      { key: 'lastRun', state: 'ok' as const, values: [ended, 1, 'vr_deployed'] }
    ];
    expect(formatDoctorResult({ checks, problems: 0 }, phrasesOf('doctor.md'))).toEqual([
      'ok      Last good run 2026-11-22 02:14 UTC; no measure is off here.',
      'ok      Last good run 2026-11-22 02:14 UTC; 1 measure is off here: vr_deployed',
      '0 problems'
    ]);
  });
});
