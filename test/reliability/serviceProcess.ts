import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { localConsumerKey, localOrgPaths } from '../../src/commands/localOrgFolder.ts';
import { integrationUsername } from '../../src/localOrg/seed/createOrg.ts';
import type { Company } from './openCompany.ts';

const root = join(import.meta.dirname, '..', '..');

/** A line of the log of a service, as machines read it. */
export type LogLine = { readonly event: string; readonly level: string } & Readonly<Record<string, unknown>>;

/** The command as a process of its own, signed in by JWT as a service is. */
export type ServiceProcess = {
  readonly pid: number;
  readonly log: readonly LogLine[];
  /** Waits for a line that fulfils a condition, from the `from`-th on. */
  until(condition: (line: LogLine) => boolean, options?: { readonly from?: number; readonly timeoutMs?: number }): Promise<LogLine>;
  signal(name: NodeJS.Signals): void;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
};

/** Starts `sf headroom sync` with these words against the org of a test. */
export function startService(company: Company, ...words: readonly string[]): ServiceProcess {
  const home = mkdtempSync(join(tmpdir(), 'headroom-service-'));
  const child = spawn('node', ['bin/run.js', 'headroom', 'sync', '--log', 'json-steps', '--data-folder', company.dataFolder, ...words], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: home,
      SF_DISABLE_TELEMETRY: 'true',
      HEADROOM_LOGIN_URL: company.org.url,
      HEADROOM_CLIENT_ID: localConsumerKey,
      HEADROOM_USERNAME: integrationUsername,
      HEADROOM_KEY_FILE: localOrgPaths(dirname(company.dataFolder)).keyFile,
      HEADROOM_HISTORY_WEEKS: '2'
    }
  });
  const log: LogLine[] = [];
  const other: string[] = [];
  let rest = '';
  child.stderr.on('data', (chunk: Buffer) => {
    const lines = `${rest}${chunk.toString()}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('{')) log.push(JSON.parse(line) as LogLine);
      else other.push(line);
    }
  });
  const ended = new Promise<number | NodeJS.Signals>((resolve) =>
    child.once('close', (code, signal) => {
      rmSync(home, { recursive: true, force: true });
      resolve(code ?? signal ?? -1);
    })
  );
  return {
    pid: child.pid ?? -1,
    log,
    ended,
    signal: (name) => void child.kill(name),
    until: async (condition, { from = 0, timeoutMs = 240_000 } = {}) => {
      const lastMs = Date.now() + timeoutMs;
      for (;;) {
        const found = log.slice(from).find(condition);
        if (found !== undefined) return found;
        if (Date.now() > lastMs) {
          const said = log.filter(({ event }) => event !== 'step').map((line) => JSON.stringify(line));
          throw new Error(`not logged within ${timeoutMs} ms:\n${[...said, ...other].join('\n')}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  };
}
