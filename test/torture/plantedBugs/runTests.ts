import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { namedTest, type NamedTest } from './namedTest.ts';
import { configOf } from './projectCopy.ts';

const report = z.object({
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string().default(''),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).default([]) }))
    })
  )
});

/** What came of tests: the first that failed, or how else the run ended. */
export type TestsEnd =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly file: string; readonly title: string; readonly why: string }
  /** They ran longer than anybody waits: what hangs is noticed, too. */
  | { readonly kind: 'hung' }
  /** No test ran, so that nothing was noticed. */
  | { readonly kind: 'broken'; readonly output: string };

/** A test that hangs ends by its own limit after a minute or two; what goes on longer hangs for good. */
const longestMs = 600_000;

/** Runs tests in a folder, the quickest first, up to the first that fails. */
export async function runTests(folder: string, tests: readonly string[]): Promise<TestsEnd> {
  for (const [config, named] of Map.groupBy(tests.map(namedTest), ({ file }) => configOf(file) ?? '')) {
    const end = await runVitest(folder, config, named);
    if (end.kind !== 'passed') return end;
  }
  return { kind: 'passed' };
}

async function runVitest(folder: string, config: string, named: readonly NamedTest[]): Promise<TestsEnd> {
  const path = join(folder, '.headroom', 'planted.json');
  await rm(path, { force: true });
  const words = [
    'vitest',
    'run',
    '--bail=1',
    '--reporter=json',
    `--outputFile.json=${path}`,
    ...(config === '' ? [] : ['--config', config])
  ];
  const titles = named.flatMap(({ title }) => title ?? []);
  const chosen = titles.length < named.length ? [] : ['--testNamePattern', titles.map(escaped).join('|')];
  const files = [...new Set(named.map(({ file }) => file))];
  const { output, isOver } = await outputOf(folder, ['--no-install', ...words, ...chosen, ...files]);
  if (isOver) return { kind: 'hung' };
  if (!existsSync(path)) return { kind: 'broken', output };
  const { numPassedTests, testResults } = report.parse(JSON.parse(await readFile(path, 'utf8')));
  for (const { name, assertionResults, status, message } of testResults) {
    const failed = assertionResults.find((each) => each.status === 'failed');
    const file = name.slice(folder.length + 1);
    if (failed !== undefined) return { kind: 'failed', file, title: failed.fullName, why: firstLine(failed.failureMessages[0]) };
    // A hook that fails leaves no test behind.
    if (status === 'failed' && message !== '') return { kind: 'failed', file, title: '(set-up)', why: firstLine(message) };
  }
  return numPassedTests === 0 ? { kind: 'broken', output } : { kind: 'passed' };
}

/** What a reader needs to see that a test noticed the bug, and did not just run out of time. */
function firstLine(text = ''): string {
  return text.split('\n')[0]?.slice(0, 200) ?? '';
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Output of `npx` with some words; ended with all that it started when it takes too long. */
async function outputOf(folder: string, words: readonly string[]): Promise<{ readonly output: string; readonly isOver: boolean }> {
  const child = spawn('npx', words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  const hear = (chunk: Buffer): void => void (output += chunk.toString());
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  let isOver = false;
  const timer = setTimeout(() => {
    isOver = true;
    // The process leads a group of its own, which its workers belong to.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }, longestMs);
  await new Promise((resolve) => child.once('close', resolve));
  clearTimeout(timer);
  return { output, isOver };
}
