import { join } from 'node:path';
import { failedTests } from './failedTests.ts';
import { reportFolder, root, runStage, type Stage, type StageResult } from './runStage.ts';
import { countsWithout, failedFiles, readReport } from './testReport.ts';

/** More than these are no accident. */
const mostFailed = 3;

/**
 * Runs the files of tests that failed a second time, with nothing beside them. Tests that pass then are *unsteady*: they hang on what
 * else the machine does, which is a defect of theirs or of the product. They are named and counted, and do not end the check; a
 * second failure does, and so do more than three tests, and whatever is no test.
 *
 * @param result  what the stage gave beside other stages
 */
export async function againAlone(stage: Stage, result: StageResult): Promise<StageResult> {
  const { again, report } = stage;
  if (again === undefined || report === undefined || result.failed === 0 || result.failed > mostFailed) return result;
  const path = join(reportFolder, report);
  const first = readReport(path);
  const files = failedFiles(first);
  if (files.length === 0) return result;
  const to = `again-${report}`;
  const second = await runStage({ ...stage, command: again(to, files), report: to });
  const seconds = result.seconds + second.seconds;
  if (second.failed > 0) return { ...result, seconds, output: `Failed twice, the second time alone:\n${second.output}` };
  const others = countsWithout(first, files);
  const [passed, skipped] = [others.passed + second.passed, others.skipped + second.skipped];
  return { ...result, passed, skipped, failed: 0, unsteady: failedTests(path, root), seconds };
}

/** What counts of a stage in the end: a result that a second look changed is shown, too. */
export async function secondLook(stage: Stage, result: StageResult, show: (result: StageResult) => StageResult): Promise<StageResult> {
  const second = await againAlone(stage, result);
  return second === result ? result : show(second);
}
