import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportFolder, root, runStage, type StageResult } from './runStage.ts';

/** Accounts of the demo company in tests: enough for every state, small enough for the time. */
const demoAccounts = '60';

/** What runs against a demo of its own; the page's tests edit settings and the commands' tests count records, so they share none. */
const lanes = [
  { name: 'command line', config: 'test/nut/vitest.config.ts', report: 'nut.json', env: {} },
  { name: 'page', config: 'test/page/vitest.config.ts', report: 'page.json', env: { HEADROOM_HISTORY_WEEKS: '60' } }
] as const;

/**
 * Starts everything with one command as a user does, runs the command-line and page tests against it, each in a lane and
 * a company of its own, and stops it with the signal of Ctrl-C. The home folders are temporary ones, so that no sign-in
 * of this machine is touched.
 */
export async function demoStages(show: (result: StageResult) => StageResult): Promise<readonly StageResult[]> {
  return (await Promise.all(lanes.map((lane) => runLane(lane, show)))).flat();
}

async function runLane(lane: (typeof lanes)[number], show: (result: StageResult) => StageResult): Promise<readonly StageResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-demo-'));
  const env = {
    HOME: folder,
    HEADROOM_DATA_FOLDER: join(folder, 'data'),
    SF_DISABLE_TELEMETRY: 'true',
    SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
    SF_DISABLE_LOG_FILE: 'true',
    ...lane.env
  };
  const begun = performance.now();
  const demo = await startDemo(env);
  const results = [show(demoResult(`demo of ${lane.name} starts`, demo.ready, demo.output(), begun))];
  try {
    if (demo.ready) {
      const words = ['npx', '--no-install', 'vitest', 'run', '--config', lane.config, '--reporter=default', '--reporter=json'];
      const command = [...words, `--outputFile.json=${reportFolder}/${lane.report}`];
      results.push(show(await runStage({ name: lane.name, command, report: lane.report, env })));
    }
  } finally {
    const stopping = performance.now();
    const code = await stop(demo.child);
    results.push(show(demoResult(`demo of ${lane.name} stops on Ctrl-C`, code === 0, `exit code ${code}\n${demo.output()}`, stopping)));
    rmSync(folder, { recursive: true, force: true });
  }
  return results;
}

function demoResult(name: string, ok: boolean, output: string, begun: number): StageResult {
  return { name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, output, seconds: (performance.now() - begun) / 1000 };
}

async function startDemo(env: Record<string, string>): Promise<{ child: ChildProcess; ready: boolean; output: () => string }> {
  const child = spawn('node', ['scripts/start.mjs', '--accounts', demoAccounts, '--port', '0'], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe']
  });
  let output = '';
  const ready = await new Promise<boolean>((resolve) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (/http:\/\/\S+\/lightning\//.test(output)) resolve(true);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('close', () => resolve(false));
  });
  return { child, ready, output: () => output };
}

async function stop(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null) return child.exitCode;
  const closed = new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? 1)));
  child.kill('SIGINT');
  return closed;
}
