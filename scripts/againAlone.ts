import { join } from 'node:path';
import { failedTests } from './failedTests.ts';
import { reportFolder, root, runStage, type Stage, type StageResult } from './runStage.ts';
import { failedFiles, readReport } from './testReport.ts';

/** More than these are no accident. */
const mostFailed = 3;

/**
 * Runs the files of tests that failed a second time, with nothing beside them. Tests that pass then are *unsteady*: they hang on what
 * else the machine does, which is a defect of theirs or of the product. They stay
 * failed, and are named beside it, so that a reader knows where to look.
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
  return { ...result, unsteady: failedTests(path, root), seconds };
}

/** What counts of a stage in the end: a result that a second look changed is shown, too. */
export async function secondLook(stage: Stage, result: StageResult, show: (result: StageResult) => StageResult): Promise<StageResult> {
  const second = await againAlone(stage, result);
  return second === result ? result : show(second);
}
