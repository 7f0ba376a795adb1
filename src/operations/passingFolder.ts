import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDiskFull } from '../domain/diskFull.ts';
import { dayMs } from '../domain/duration.ts';
import { errorText } from '../domain/errorText.ts';
import { HealthError } from '../domain/healthError.ts';
import { openFolder } from '../store/openFolder.ts';
import { isGone, thisHolder } from './holdLease.ts';

/** A folder for rows of the org that stay no longer than the work of one process. */
export type PassingFolder = {
  readonly path: string;
  /** Removes it with all that is in it. A repeat is harmless. */
  remove(): Promise<void>;
};

const ownerFile = 'owner';

/**
 * Makes a folder of this process among the stores, readable by its owner alone, and removes those that killed processes left.
 *
 * @param begin  of its name: folders that begin so are for the same work
 * @throws HealthError DataFolderUnusable, StoreFull
 */
export async function openPassingFolder(store: string, begin: string): Promise<PassingFolder> {
  await openFolder(store);
  const path = await mkdtemp(join(store, begin));
  const remove = (): Promise<void> => rm(path, { recursive: true, force: true });
  try {
    await writeFile(join(path, ownerFile), thisHolder());
    await removeLeft(store, begin, (await stat(path)).mtimeMs - dayMs);
    return { path, remove };
  } catch (error) {
    await remove();
    throw isDiskFull(error) ? new HealthError('StoreFull', [path, errorText(error)], { cause: error }) : error;
  }
}

/**
 * Removes folders whose process is not there any more; what cannot be told, such as one of another container, after a day.
 *
 * @param beforeMs  by the clock of the disk, which need not be that of this machine
 */
async function removeLeft(store: string, begin: string, beforeMs: number): Promise<void> {
  for (const name of (await readdir(store)).filter((each) => each.startsWith(begin))) {
    const folder = join(store, name);
    const [owner, made] = [await ifThere(readFile(join(folder, ownerFile), 'utf8')), await ifThere(stat(folder))];
    const isLeft = owner !== undefined && isGone(owner);
    if (isLeft || (made !== undefined && made.mtimeMs < beforeMs)) await rm(folder, { recursive: true, force: true });
  }
}

/** A folder may go while it is looked at: its own process removes it. */
async function ifThere<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  return reading.catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
}
