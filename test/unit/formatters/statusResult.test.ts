import { describe, expect, it } from 'vitest';
import type { StatusResult } from '../../../src/domain/statusResult.ts';
import { formatDoctorResult } from '../../../src/formatters/doctorResult.ts';
import { formatStatus } from '../../../src/formatters/statusResult.ts';
import { phrasesOf } from './phrases.ts';

describe('formatStatus', () => {
  const words = phrasesOf('status.md');
  const run = { runId: 'r1', startedAt: '2026-11-22T02:10:00.000Z', finishedAt: '2026-11-22T02:14:09.123Z', status: 'done' };
  const quiet: StatusResult = {
    orgId: '00D1',
    runs: [run],
    positions: [],
    waiting: 0,
    parked: [],
    serviceCalls: 0,
    serviceCallsLastHour: 0
  };

  it('writes instants to the minute, and what belongs to an org below it', () => {
    const parked = [{ object: 'Task', key: 'survey:x', code: 'NO_OWNER', message: 'inactive', count: 2 }];
    expect(formatStatus([{ ...quiet, waiting: 1, parked }], words)).toEqual([
      'Org 00D1',
      '  No service runs.',
      '  done     started 2026-11-22 02:10 UTC, ended 2026-11-22 02:14 UTC  (run r1)',
      '  1 change waits to be written',
      '  2 records were refused:',
      '    2 records of Task: NO_OWNER inactive (such as survey:x)'
    ]);
  });

  it('says what a service does, what keeps it from it, and who holds the place to write', () => {
    const service = {
      mode: 'watch',
      state: 'degraded',
      detail: 'OrgUnreachable',
      holder: 'machine, process 17',
      startedAt: '2026-11-22T02:00:00.000Z',
      saidAt: '2026-11-22T02:20:00.000Z',
      dueAt: '2026-11-22T02:21:05.000Z',
      isThere: true
    } as const;
    const lease = { holder: 'machine, process 17', until: '2026-11-22T02:20:30.000Z' };
    expect(formatStatus([{ ...quiet, runs: [], service, lease, serviceCalls: 1, serviceCallsLastHour: 1 }], words)).toEqual([
      'Org 00D1',
      '  A service watches (machine, process 17, since 2026-11-22 02:00 UTC): kept from its work by OrgUnreachable (its log has the whole sentence, docs/ERRORS.md the fix), next look 02:21:05 UTC',
      '  The place to write is held by machine, process 17, until 2026-11-22 02:20 UTC unless prolonged.',
      '  1 API call of services here in the last 24 hours, 1 in the last full hour',
      '  0 changes wait to be written'
    ]);
    const gone = { ...service, isThere: false };
    expect(formatStatus([{ ...quiet, service: gone }], words)[1]).toBe(
      '  A service said something last at 2026-11-22 02:20 UTC and is not there any more: it was killed, or its machine vanished. Start it again; it goes on where it was.'
    );
    expect(formatStatus([{ ...quiet, service: { ...gone, state: 'paused' } }], words)[1]).toMatch(/paused at its share of API calls/);
  });

  it('says how often a service looks that is up to date, and for whom one waits that another machine keeps from it', () => {
    const service = {
      mode: 'watch',
      state: 'idle',
      detail: '',
      holder: 'machine, process 17',
      startedAt: '2026-11-22T02:00:00.000Z',
      saidAt: '2026-11-22T02:20:00.000Z',
      dueAt: '2026-11-22T02:20:30.000Z',
      isThere: true
    } as const;
    expect(formatStatus([{ ...quiet, runs: [], service, serviceCalls: 700, serviceCallsLastHour: 480 }], words)).toContain(
      '  700 API calls of services here in the last 24 hours, 480 in the last full hour; it looks every 30 s'
    );
    const waiting = { ...service, state: 'waiting', detail: 'other, process 3' } as const;
    expect(formatStatus([{ ...quiet, runs: [], service: waiting }], words)[1]).toContain(
      'waiting for its place in this org, which other, process 3 holds from a data folder of its own'
    );
  });

  it('tells why a run scored everybody', () => {
    const did = { scored: { kind: 'full', because: 'night', accounts: 50 }, accounts: 50, writtenTotal: 4, apiCalls: 9 } as const;
    expect(formatStatus([{ ...quiet, runs: [{ ...run, did }] }], words)[2]).toContain(
      'all 50 accounts scored, the first of a day, 4 records'
    );
  });

  it('tells whom a run scored, how far the slowest object is and when calculated fields were compared', () => {
    const did = { scored: { kind: 'touched', accounts: 3 }, accounts: 50, writtenTotal: 4, apiCalls: 9 } as const;
    const positions = [
      { object: 'Account', coveredTo: '2026-11-22T02:13:00.000Z', comparedOn: '2026-11-22' },
      { object: 'Case', coveredTo: '2026-11-22T02:11:00.000Z', comparedOn: '2026-11-21' },
      { object: 'Task', coveredTo: '' }
    ];
    expect(formatStatus([{ ...quiet, runs: [{ ...run, did }], positions }], words).slice(2, 5)).toEqual([
      '  done     started 2026-11-22 02:10 UTC, ended 2026-11-22 02:14 UTC  (run r1) 3 touched accounts scored, 4 records written, 9 API calls',
      '  2 of 3 objects are read, all up to 2026-11-22 02:11 UTC (Case)',
      '  Ids and calculated fields were last compared on 2026-11-21; a change of a calculated field shows on the next day.'
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
