import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secondLook } from './againAlone.ts';
import { root, runStage, type StageResult } from './runStage.ts';
import { vitestStage } from './vitestStage.ts';

/** Accounts of the demo company in tests: enough for every state, small enough for the time. */
const demoAccounts = '60';

/** Weeks of its history: a year, and some more than a chart of a year shows. */
const demoWeeks = '60';

/** What runs against a demo of its own; the page's tests edit settings and the commands' tests count records, so they share none. */
const lanes = [
  { name: 'command line', config: 'test/nut/vitest.config.ts', report: 'nut.json' },
  { name: 'page', config: 'test/page/vitest.config.ts', report: 'page.json' }
] as const;

/**
 * Makes the demo with one command as a user does, starts it twice from copies of what that left, runs the command-line and page tests
 * against them, each in a lane and a company of its own, and stops both with the signal of Ctrl-C. The home folders are
 * temporary ones, so that no sign-in of this machine is touched.
 */
export async function demoStages(show: (result: StageResult) => StageResult): Promise<readonly StageResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-demo-'));
  try {
    const made = join(folder, 'made');
    bringBuilds(join(made, 'data'));
    const command = ['node', ...startWords, '--once'];
    const result = show(await runStage({ name: 'demo is made', command, env: environment(made) }));
    if (result.failed > 0) return [result];
    const stages = await Promise.all(lanes.map((lane) => runLane(lane, copyOf(made, join(folder, lane.report)), show)));
    return [result, ...stages.flat()];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const startWords = ['scripts/start.mjs', '--accounts', demoAccounts, '--port', '0'];

/** Variables of a demo with its home and its data below one folder. */
function environment(home: string): Record<string, string> {
  mkdirSync(home, { recursive: true });
  return {
    HOME: home,
    HEADROOM_DATA_FOLDER: join(home, 'data'),
    HEADROOM_HISTORY_WEEKS: demoWeeks,
    SF_DISABLE_TELEMETRY: 'true',
    SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
    SF_DISABLE_LOG_FILE: 'true'
  };
}

/** Builds of the page that other stages made: they are named by what they are made from, and a stage of tests need not make them again. */
function bringBuilds(dataFolder: string): void {
  const builds = join(root, '.headroom', 'cache', 'page');
  if (existsSync(builds)) cpSync(builds, join(dataFolder, 'cache', 'page'), { recursive: true });
}

/** The data of a demo that was stopped, below another folder; its sign-in and its last address stay behind. */
function copyOf(made: string, home: string): string {
  cpSync(join(made, 'data'), join(home, 'data'), { recursive: true });
  rmSync(join(home, 'data', 'local-org.json'), { force: true });
  return home;
}

async function runLane(
  lane: (typeof lanes)[number],
  home: string,
  show: (result: StageResult) => StageResult
): Promise<readonly StageResult[]> {
  const env = environment(home);
  const begun = performance.now();
  const demo = await startDemo(env);
  const results = [show(demoResult(`demo of ${lane.name} starts`, demo.ready, demo.output(), begun))];
  try {
    if (demo.ready) {
      const stage = vitestStage({ ...lane, env });
      results.push(await secondLook(stage, show(await runStage(stage)), show));
    }
  } finally {
    const stopping = performance.now();
    const code = await stop(demo.child);
    results.push(show(demoResult(`demo of ${lane.name} stops on Ctrl-C`, code === 0, `exit code ${code}\n${demo.output()}`, stopping)));
  }
  return results;
}

function demoResult(name: string, ok: boolean, output: string, begun: number): StageResult {
  return { name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, output, seconds: (performance.now() - begun) / 1000 };
}

async function startDemo(env: Record<string, string>): Promise<{ child: ChildProcess; ready: boolean; output: () => string }> {
  const child = spawn('node', startWords, {
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
