import { open, rename, rm, stat } from 'node:fs/promises';
import { isDiskFull } from '../domain/diskFull.ts';
import { errorText } from '../domain/errorText.ts';
import { HealthError } from '../domain/healthError.ts';
import { CsvRowCounter } from './csvRowCounter.ts';

/** A page as it is on disk. */
export type Spooled = { readonly rows: number; readonly bytes: number };

/**
 * Streams a page of CSV into a file and counts its rows on the way; the file bears its name only when all of it is on disk.
 *
 * @param onBegun  is told once, when the first bytes are written
 * @returns rows without the header; undefined when the page ends inside a field
 * @throws HealthError StoreFull, StoreUnreadable where the disk takes no more; whatever else is thrown comes from the connection
 */
export async function spoolPage(body: ReadableStream<Uint8Array>, path: string, onBegun?: () => void): Promise<Spooled | undefined> {
  const part = `${path}.part`;
  const counter = new CsvRowCounter();
  let length = 0;
  const file = await onDisk(part, () => open(part, 'w', 0o600));
  try {
    for await (const bytes of body) {
      counter.add(bytes);
      await onDisk(part, () => file.write(bytes));
      if (length === 0) onBegun?.();
      length += bytes.length;
    }
    await onDisk(part, () => file.sync());
  } finally {
    await file.close();
  }
  if (!counter.isWhole) {
    await rm(part);
    return undefined;
  }
  await onDisk(path, () => rename(part, path));
  return { rows: counter.rows, bytes: length };
}

/** Pages up to the first one whose file is not as it was written: that one and those behind it are read again. */
export async function wholePages<Page extends { readonly path: string; readonly bytes: number }>(
  pages: readonly Page[]
): Promise<readonly Page[]> {
  const lengths = await Promise.all(pages.map(({ path }) => lengthOf(path)));
  const broken = pages.findIndex(({ bytes }, at) => lengths[at] !== bytes);
  return broken < 0 ? pages : pages.slice(0, broken);
}

/** Bytes of a file; undefined where there is none. */
async function lengthOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Work on a file, whose faults are none of the org's. */
async function onDisk<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw new HealthError(isDiskFull(error) ? 'StoreFull' : 'StoreUnreadable', [path, errorText(error)], { cause: error });
  }
}
