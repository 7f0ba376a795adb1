import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { againAlone } from '../../../scripts/againAlone.ts';
import { reportFolder, root, type Stage, type StageResult } from '../../../scripts/runStage.ts';

type File = { readonly name: string; readonly passed: number; readonly failed: number; readonly skipped?: number };

const written: string[] = [];
afterAll(() => {
  for (const path of written) rmSync(path, { force: true });
});

/** A report as vitest writes it. */
function reportOf(files: readonly File[]): string {
  const sum = (count: (file: File) => number): number => files.reduce((total, file) => total + count(file), 0);
  const tests = (status: string, n: number): readonly object[] =>
    Array.from({ length: n }, (_, at) => ({
      status,
      fullName: `${status} ${at}`,
      failureMessages: status === 'failed' ? ['too late'] : []
    }));
  return JSON.stringify({
    numPassedTests: sum(({ passed }) => passed),
    numFailedTests: sum(({ failed }) => failed),
    numPendingTests: sum(({ skipped }) => skipped ?? 0),
    testResults: files.map(({ name, passed, failed, skipped = 0 }) => ({
      name: join(root, name),
      status: failed > 0 ? 'failed' : 'passed',
      assertionResults: [...tests('passed', passed), ...tests('failed', failed), ...tests('skipped', skipped)]
    }))
  });
}

/** Folder and name of a report that no other stage has, once its content is there. */
function write(report: string, files: readonly File[]): void {
  mkdirSync(reportFolder, { recursive: true });
  const path = join(reportFolder, report);
  writeFileSync(path, reportOf(files));
  written.push(path, join(reportFolder, `again-${report}`));
}

/** A stage whose tests gave `first`, and give `second` when they run again; `asked` holds the files that ran again. */
function stageOf(report: string, first: readonly File[], second: readonly File[]): { readonly stage: Stage; readonly asked: string[] } {
  write(report, first);
  const asked: string[] = [];
  const program = 'const [, path, text, code] = process.argv; require("node:fs").writeFileSync(path, text); process.exit(Number(code))';
  const again = (to: string, files: readonly string[]): readonly string[] => {
    asked.push(...files);
    const code = second.some(({ failed }) => failed > 0) ? '1' : '0';
    return ['node', '-e', program, join(reportFolder, to), reportOf(second), code];
  };
  return { stage: { name: 'tests', report, command: [], again }, asked };
}

const first = (result: Partial<StageResult>): StageResult => ({
  name: 'tests',
  passed: 5,
  failed: 1,
  skipped: 2,
  output: 'first',
  seconds: 1,
  ...result
});

const slow = { name: 'test/slow.test.ts', passed: 1, failed: 1, skipped: 1 };
const other = { name: 'test/other.test.ts', passed: 4, failed: 0, skipped: 1 };

describe('tests that failed beside others', () => {
  it('stay failed and are named as unsteady where they pass alone', async () => {
    const { stage, asked } = stageOf('t1.json', [slow, other], [{ ...slow, passed: 2, failed: 0 }]);
    const result = await againAlone(stage, first({}));
    expect(asked).toEqual([join(root, 'test/slow.test.ts')]);
    expect(result).toMatchObject({ passed: 5, failed: 1, skipped: 2, unsteady: ['test/slow.test.ts\n  failed 0\n    too late'] });
  });

  it('stay failed where they fail alone, too', async () => {
    const { stage } = stageOf('t2.json', [slow, other], [slow]);
    const result = await againAlone(stage, first({}));
    expect(result).toMatchObject({ passed: 5, failed: 1 });
    expect(result.unsteady).toBeUndefined();
  });

  it('are not run again where they are more than three', async () => {
    const { stage, asked } = stageOf('t3.json', [{ ...slow, failed: 4 }], [{ ...slow, failed: 0 }]);
    const result = first({ failed: 4 });
    expect(await againAlone(stage, result)).toBe(result);
    expect(asked).toEqual([]);
  });

  it('are not run again where no file failed: what broke then is no test', async () => {
    const { stage, asked } = stageOf('t4.json', [other], [other]);
    const result = first({});
    expect(await againAlone(stage, result)).toBe(result);
    expect(asked).toEqual([]);
  });
});
