import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { demoStages } from './demoStages.ts';
import { secondLook } from './againAlone.ts';
import { reportFolder, root, runStage, type Stage, type StageResult } from './runStage.ts';
import { vitestStage } from './vitestStage.ts';

const npx = (...words: string[]): readonly string[] => ['npx', '--no-install', ...words];

const quick: readonly Stage[] = [
  { name: 'format', command: npx('prettier', '--check', '--log-level=warn', '.') },
  { name: 'dependency rules', command: npx('depcruise', '--config', 'config/dependencyRules.cjs', 'src') },
  { name: 'generated engine', command: ['node', 'scripts/generateScoring.ts', '--check'] },
  { name: 'generated metadata structure', command: ['node', 'scripts/generateMetadataStructure.ts', '--check'] },
  { name: 'generated tables of the local org', command: ['node', 'scripts/generateLocalOrgDoc.ts', '--check'] },
  { name: 'generated table of errors', command: ['node', 'scripts/generateErrorDoc.ts', '--check'] },
  { name: 'generated table of reliability', command: ['node', 'scripts/generateReliabilityDoc.ts', '--check'] },
  { name: 'generated fields of the package', command: ['node', 'scripts/generatePackageFields.ts', '--check'] },
  { name: 'metadata', command: ['node', 'scripts/checkMetadata.ts'] },
  { name: 'messages', command: ['node', 'scripts/checkMessages.ts'] },
  { name: 'types', command: npx('tsc', '-p', 'tsconfig.json') },
  { name: 'types of components', command: npx('tsc', '-p', 'tsconfig.lwc.json') },
  { name: 'lint', command: npx('eslint', '.', '--max-warnings=0') },
  { name: 'unused code', command: npx('knip', '--config', 'config/knip.jsonc') },
  { name: 'components', command: npx('sfdx-lwc-jest', '--', '--json', `--outputFile=${reportFolder}/lwc.json`), report: 'lwc.json' },
  vitestStage({ name: 'real clients', config: 'test/clients/vitest.config.ts', report: 'clients.json' }),
  vitestStage({ name: 'privacy', config: 'test/privacy/vitest.config.ts', report: 'privacy.json' })
];

const slow: readonly Stage[] = [
  vitestStage({ name: 'unit, golden, local org', report: 'vitest.json' }),
  vitestStage({ name: 'reliability', config: 'test/reliability/vitest.config.ts', report: 'reliability.json' })
];

/**
 * Runs every check in two lanes and prints the plain total as the last line; 0 when nothing failed.
 *
 * @param words  words of the stages to run, none = all; `--full` runs the long form of tests that have one
 */
export async function runChecks(words: readonly string[]): Promise<number> {
  if (words.includes('--full')) process.env['HEADROOM_FULL'] = '1';
  // Tests start the commands hundreds of times; compiled once, each start takes about half of the processor.
  process.env['NODE_COMPILE_CACHE'] ??= join(root, '.headroom', 'compiled');
  const only = words.filter((word) => !word.startsWith('--'));
  const wanted = (stage: Stage): boolean => only.length === 0 || only.some((word) => stage.name.includes(word));
  rmSync(reportFolder, { recursive: true, force: true });
  const lanes = await Promise.all([runLane(quick.filter(wanted)), runLane(slow.filter(wanted))]);
  const checked = await withSecondLook(lanes.flat());
  const demo = only.length === 0 || only.includes('demo') ? await demoStages(show) : [];
  const results = [...checked, ...demo];
  const total = (count: (result: StageResult) => number): number => results.reduce((sum, result) => sum + count(result), 0);
  const failed = total((result) => result.failed);
  const skipped = total((result) => result.skipped);
  const unsteady = results.flatMap((result) => result.unsteady ?? []);
  if (unsteady.length > 0) console.error(['Failed beside other stages and passed alone:', ...unsteady].join('\n'));
  const others = `${skipped > 0 ? `, ${skipped} skipped` : ''}${unsteady.length > 0 ? `, ${unsteady.length} unsteady` : ''}`;
  console.log(`${total((result) => result.passed)} passed, ${failed} failed${others}`);
  return failed === 0 ? 0 : 1;
}

type Ran = { readonly stage: Stage; readonly result: StageResult };

async function runLane(stages: readonly Stage[]): Promise<readonly Ran[]> {
  const results: Ran[] = [];
  for (const stage of stages) results.push({ stage, result: show(await runStage(stage)) });
  return results;
}

/** Results of the lanes, once tests that failed beside one another have run alone. */
async function withSecondLook(lanes: readonly Ran[]): Promise<readonly StageResult[]> {
  const results: StageResult[] = [];
  for (const { stage, result } of lanes) results.push(await secondLook(stage, result, show));
  return results;
}

function show(result: StageResult): StageResult {
  const verdict = result.unsteady !== undefined ? 'UNSTEADY' : result.failed > 0 ? 'FAILED' : 'ok';
  const counts = `${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped`;
  console.error(`${verdict.padEnd(9)}${result.name} (${counts}, ${result.seconds.toFixed(1)} s)`);
  if (result.failed > 0) console.error(result.output);
  return result;
}
