import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { localOrgPaths } from '../src/commands/localOrgFolder.ts';
import type { StartOptions } from './startOptions.ts';

/** What the org was filled with; kept beside it, so that the next start goes on with it. */
export type BuiltDemo = { readonly seed: number; readonly accounts: number; readonly endDate: string; readonly showcaseId: string };

/** The demo that a data folder holds to its end; undefined = none, or one that was broken off. */
export function readBuiltDemo(dataFolder: string): BuiltDemo | undefined {
  const { built } = demoFiles(dataFolder);
  return existsSync(built) ? (JSON.parse(readFileSync(built, 'utf8')) as BuiltDemo) : undefined;
}

/** Whether a built demo is the one that the options ask for; without an end date any will do. */
export function isWanted(built: BuiltDemo, options: StartOptions): boolean {
  const { seed, accounts, endDate } = options;
  return built.seed === seed && built.accounts === accounts && (endDate === undefined || built.endDate === endDate);
}

/** Leaves a mark before the first record is written, so that a demo that is broken off is known as one. */
export function beginDemo(dataFolder: string): void {
  writeFileSync(demoFiles(dataFolder).begun, '');
}

/** Notes that the demo is whole; the file appears at once or not at all. */
export function finishDemo(dataFolder: string, demo: BuiltDemo): void {
  const { built, begun } = demoFiles(dataFolder);
  writeFileSync(begun, JSON.stringify(demo));
  renameSync(begun, built);
}

/**
 * Deletes the org and the store that a broken-off demo left behind: half of two years cannot be gone on with. Anything
 * else stays: a whole demo, and an org that somebody filled otherwise. The org must not be running.
 *
 * @returns  whether there was one
 */
export function clearBrokenDemo(dataFolder: string): boolean {
  if (!existsSync(demoFiles(dataFolder).begun)) return false;
  for (const folder of [localOrgPaths(dataFolder).folder, join(dataFolder, 'store')]) rmSync(folder, { recursive: true, force: true });
  return true;
}

function demoFiles(dataFolder: string): { readonly built: string; readonly begun: string } {
  const { folder } = localOrgPaths(dataFolder);
  return { built: join(folder, 'demo.json'), begun: join(folder, 'demo-begun') };
}
