import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { failedTests } from './failedTests.ts';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const reportFolder = join(root, '.headroom', 'test-reports');

/** A command whose exit code decides, or a test runner whose JSON report is counted. */
export type Stage = {
  readonly name: string;
  readonly command: readonly string[];
  /** File name of the JSON report (vitest and jest write the same counts); absent = the command is one check. */
  readonly report?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Command that runs some of its files alone; absent = the stage has none. */
  readonly again?: (report: string, files: readonly string[]) => readonly string[];
};

export type StageResult = {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Those of the failed tests that pass alone, each with its first failure; absent = none. */
  readonly unsteady?: readonly string[];
  /** What a reader needs to see why it failed: the failed tests first, then all that the command printed. */
  readonly output: string;
  readonly seconds: number;
};

/** Runs one stage to its end and counts it. A runner that leaves no report counts as failed. */
export async function runStage(stage: Stage): Promise<StageResult> {
  const begun = performance.now();
  const report = stage.report === undefined ? undefined : join(reportFolder, stage.report);
  if (report) {
    mkdirSync(reportFolder, { recursive: true });
    rmSync(report, { force: true });
  }
  const { code, output } = await outputOf(stage);
  const counts = report ? countsOf(report, code) : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  const failed = report ? failedTests(report, root) : [];
  return { name: stage.name, ...counts, output: [...failed, output].join('\n'), seconds: (performance.now() - begun) / 1000 };
}

async function outputOf(stage: Stage): Promise<{ readonly code: number; readonly output: string }> {
  const [program = '', ...words] = stage.command;
  const child = spawn(program, words, { cwd: root, env: { ...process.env, ...stage.env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number>((resolve) => {
    child.on('error', (error) => {
      output += error.message;
      resolve(127);
    });
    child.on('close', (exit) => resolve(exit ?? 1));
  });
  return { code, output };
}

function countsOf(report: string, code: number): { passed: number; failed: number; skipped: number } {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const counts = JSON.parse(readFileSync(report, 'utf8')) as { numPassedTests: number; numFailedTests: number; numPendingTests: number };
  const brokenFile = code !== 0 && counts.numFailedTests === 0 ? 1 : 0;
  return { passed: counts.numPassedTests, failed: counts.numFailedTests + brokenFile, skipped: counts.numPendingTests };
}
