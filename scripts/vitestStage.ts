import { join } from 'node:path';
import { reportFolder, type Stage } from './runStage.ts';

/** Which tests, and where the counts go. */
type VitestStage = Pick<Stage, 'name' | 'env'> & {
  /** Path of the configuration; absent = the one of the project's root. */
  readonly config?: string;
  /** File name of the JSON report. */
  readonly report: string;
};

/** A stage that runs tests by vitest, all of a configuration, or again those of some files. */
export function vitestStage({ name, env, config, report }: VitestStage): Stage {
  const words = (to: string, files: readonly string[]): readonly string[] => [
    ...['npx', '--no-install', 'vitest', 'run', ...(config === undefined ? [] : ['--config', config])],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${join(reportFolder, to)}`, ...files]
  ];
  return { name, report, ...(env === undefined ? {} : { env }), command: words(report, []), again: words };
}
