import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { healthOf } from '../../../src/service/healthOf.ts';
import { startHealthServer } from '../../../src/service/healthServer.ts';
import type { HealthServer } from '../../../src/service/healthServer.ts';
import { metricsText } from '../../../src/service/metricsText.ts';
import { ServiceBook } from '../../../src/service/serviceBook.ts';

const begun = Date.UTC(2026, 10, 22, 8, 0, 0);
const hourMs = 3_600_000;

const result = {
  runId: '01a20245-41d8-7569-b748-044b42db19d3',
  asOf: '2026-11-22T08:00:00.000Z',
  dryRun: false,
  status: 'partly',
  accounts: 53,
  written: { results: 2, cells: 1, summaries: 1, versions: 0, accounts: 0, deleted: 0 },
  writtenTotal: 4,
  failed: [{ key: 'k', object: 'o', code: 'c', message: 'm' }],
  apiCalls: 17,
  storage: { addedMb: 0 },
  seconds: 2.5,
  report: { v: 1, stages: [], off: {}, notSetUp: {}, quality: [], warnings: [] }
} as unknown as Parameters<ServiceBook['noteRun']>[0];

function bookOfARun(): ServiceBook {
  const book = new ServiceBook(begun);
  book.note({
    orgId: '00DLOCAL00000012HA',
    state: 'idle',
    cleanAt: begun + 60_000,
    parked: { rows: 1, oldestAt: '2026-11-22T07:00:00.000Z' }
  });
  book.note({ budget: { callsThisRun: 17, callsInAll: 20, callsToday: 300, callsADay: 15_000, shares: { day: 0.8, run: 0.25 } } });
  book.noteRun(result, 1200, begun + 30_000);
  return book;
}

describe('the health of a service', () => {
  it('is good after a good run, and tells run, lag, parked records and budget', () => {
    expect(healthOf(bookOfARun().facts, begun + 90_000)).toEqual({
      ok: true,
      state: 'idle',
      failures: 0,
      orgId: '00DLOCAL00000012HA',
      startedAt: '2026-11-22T08:00:00.000Z',
      lastGoodRun: { runId: '01a20245-41d8-7569-b748-044b42db19d3', endedAt: '2026-11-22T08:00:30.000Z', seconds: 2.5 },
      lagSeconds: 30,
      parked: { rows: 1, oldestAt: '2026-11-22T07:00:00.000Z' },
      budget: { callsToday: 300, callsADay: 15_000, dayShare: 0.8, runShare: 0.25 },
      events: {}
    });
  });

  it('is bad while an error keeps it from its work, and good again afterwards', () => {
    const book = bookOfARun();
    book.note({ state: 'degraded', trouble: 'OrgUnreachable', failures: 3 });
    expect(healthOf(book.facts, begun)).toMatchObject({ ok: false, trouble: 'OrgUnreachable', failures: 3 });
    book.noteRecovered();
    book.note({ state: 'idle' });
    expect(healthOf(book.facts, begun)).toMatchObject({ ok: true, failures: 0 });
    expect(healthOf(book.facts, begun)).not.toHaveProperty('trouble');
  });

  it('is bad where the last good run is older than 26 hours', () => {
    const book = bookOfARun();
    expect(healthOf(book.facts, begun + 30_000 + 26 * hourMs).ok).toBe(true);
    expect(healthOf(book.facts, begun + 30_001 + 26 * hourMs)).toMatchObject({ ok: false, trouble: 'NoGoodRun' });
  });

  it('is good while it waits for its place, and tells who has it', () => {
    const book = new ServiceBook(begun);
    book.note({ state: 'waiting', heldBy: 'machine, process 7' });
    expect(healthOf(book.facts, begun + 100 * hourMs)).toMatchObject({ ok: true, heldBy: 'machine, process 7' });
  });

  it('does not count a paused run as a good one', () => {
    const book = new ServiceBook(begun);
    book.noteRun({ ...result, status: 'paused' }, 0, begun);
    expect(healthOf(book.facts, begun)).not.toHaveProperty('lastGoodRun');
  });
});

describe('the metrics', () => {
  it('are lines of the text format, each with its help and type', () => {
    const lines = metricsText(bookOfARun().facts, begun + 90_000).split('\n');
    expect(lines).toContain('# TYPE headroom_runs_total counter');
    expect(lines).toContain('headroom_runs_total{org="00DLOCAL00000012HA",status="partly"} 1');
    expect(lines).toContain('headroom_rows_pulled_total{org="00DLOCAL00000012HA"} 1200');
    expect(lines).toContain('headroom_lag_seconds{org="00DLOCAL00000012HA"} 30');
    expect(lines).toContain('headroom_oldest_parked_age_seconds{org="00DLOCAL00000012HA"} 3690');
    expect(lines).toContain('headroom_api_day_limit{org="00DLOCAL00000012HA"} 15000');
    for (const line of lines.filter((each) => each !== ''))
      expect(line).toMatch(/^(# (HELP|TYPE) headroom_\w+ .+|headroom_\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? -?[\d.]+(e-?\d+)?)$/);
  });

  it('add up over all runs of the process, and count each way to end for itself', () => {
    const book = bookOfARun();
    book.noteRun({ ...result, status: 'done' }, 300, begun + 60_000);
    book.noteRun(result, 0, begun + 90_000);
    book.noteFailedRun();
    const org = 'org="00DLOCAL00000012HA"';
    const lines = metricsText(book.facts, begun + 90_000).split('\n');
    expect(lines.filter((line) => line.startsWith('headroom_runs_total'))).toEqual([
      `headroom_runs_total{${org},status="partly"} 2`,
      `headroom_runs_total{${org},status="done"} 1`,
      `headroom_runs_total{${org},status="failed"} 1`
    ]);
    expect(lines).toContain(`headroom_run_seconds_total{${org}} 7.5`);
    expect(lines).toContain(`headroom_rows_pulled_total{${org}} 1500`);
    expect(lines).toContain(`headroom_records_written_total{${org}} 12`);
    expect(lines).toContain(`headroom_records_refused_total{${org}} 3`);
  });

  it('say that it is not up while the trouble lasts, also in the middle of a new try, and once it is paused', () => {
    const book = bookOfARun();
    book.note({ state: 'running', trouble: 'OrgUnreachable', failures: 1 });
    expect(metricsText(book.facts, begun)).toContain('headroom_up{org="00DLOCAL00000012HA"} 0\n');
    book.noteRecovered();
    expect(metricsText(book.facts, begun)).toContain('headroom_up{org="00DLOCAL00000012HA"} 1\n');
    book.note({ state: 'paused' });
    expect(metricsText(book.facts, begun)).toContain('headroom_up{org="00DLOCAL00000012HA"} 0\n');
  });

  it('have no sample for what is not known', () => {
    expect(metricsText(new ServiceBook(begun).facts, begun)).not.toMatch(/headroom_(lag|api_day|last)/);
  });
});

describe('the endpoint', () => {
  let server: HealthServer | undefined;
  afterEach(async () => server?.close());

  it('answers 200 while all is well and 503 while not', async () => {
    const book = bookOfARun();
    book.note({ startedAt: Date.now() });
    book.noteRun(result, 0, Date.now());
    server = await startHealthServer(0, book);
    const good = await fetch(`${server.url}/health`);
    expect([good.status, ((await good.json()) as { state: string }).state]).toEqual([200, 'idle']);
    book.note({ trouble: 'OrgUnreachable', state: 'degraded' });
    expect((await fetch(`${server.url}/health`)).status).toBe(503);
    const metrics = await fetch(`${server.url}/metrics`);
    expect(metrics.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(await metrics.text()).toContain('headroom_up{org="00DLOCAL00000012HA"} 0');
  });

  it('stands on the loopback address and knows two addresses, for GET', async () => {
    server = await startHealthServer(0, new ServiceBook(Date.now()));
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${server.url}/state`)).status).toBe(404);
    expect((await fetch(`${server.url}/health`, { method: 'POST' })).status).toBe(405);
  });

  /** The first line of the answer to a request as it goes over the wire; empty where the connection ends without one. */
  const answerTo = async (port: number, request: string): Promise<string> =>
    new Promise((resolve, reject) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(request));
      socket.on('data', (bytes: Buffer) => (text += bytes.toString('latin1')));
      socket.on('error', reject);
      socket.on('close', () => resolve(text.split('\r\n')[0] ?? ''));
    });

  // Each is a request target that the grammar of HTTP allows and that is no web address.
  it.each(['//', '//[', 'http://[', 'http://a:b:c/', '/\\', '*'])('survives a request for %j', async (target) => {
    server = await startHealthServer(0, new ServiceBook(Date.now()));
    const { port, host } = new URL(server.url);
    expect(await answerTo(Number(port), `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 4\d\d /
    );
    expect((await fetch(`${server.url}/metrics`)).status).toBe(200);
  });

  it('answers to no other name than its own, or to none', async () => {
    server = await startHealthServer(0, new ServiceBook(Date.now()));
    const port = Number(new URL(server.url).port);
    for (const host of ['evil.example', '127.0.0.1.evil.example', 'evil.example@127.0.0.1', 'localhost.evil.example:80', '[::1]'])
      expect(await answerTo(port, `GET /health HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).toBe(
        'HTTP/1.1 421 Misdirected Request'
      );
    expect(await answerTo(port, 'GET /health HTTP/1.0\r\n\r\n')).toBe('HTTP/1.1 421 Misdirected Request');
  });
});
