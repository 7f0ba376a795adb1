import { open, rename, rm } from 'node:fs/promises';
import { HealthError } from '../domain/healthError.ts';
import { CsvRowCounter } from './csvRowCounter.ts';

/** A page as it is on disk. */
export type Spooled = { readonly rows: number; readonly bytes: number };

/**
 * Streams a page of CSV into a file and counts its rows on the way; the file bears its name only when all of it is on disk.
 *
 * @param onBegun  is told once, when the first bytes are written
 * @returns rows without the header; undefined when the page ends inside a field
 * @throws HealthError StoreUnreadable where the disk takes no more; whatever else is thrown comes from the connection
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

/** Work on a file, whose faults are none of the org's. */
async function onDisk<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw new HealthError('StoreUnreadable', [path, error instanceof Error ? error.message : String(error)], { cause: error });
  }
}
