import { open, rename, rm } from 'node:fs/promises';
import { CsvRowCounter } from './csvRowCounter.ts';

/** Longest silence of the org within a page. */
const silenceMs = 120_000;

/** A timer that ends a download which sends nothing any more. */
export class SilenceTimer {
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  heard(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.controller.abort(new Error(`nothing came for ${silenceMs / 1000} s`)), silenceMs);
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}

/**
 * Streams a page of CSV into a file and counts its rows on the way; the file bears its name only when all of it is on disk.
 *
 * @returns rows without the header; undefined when the page ends inside a field
 */
export async function spoolPage(body: ReadableStream<Uint8Array>, path: string, timer: SilenceTimer): Promise<number | undefined> {
  const part = `${path}.part`;
  const counter = new CsvRowCounter();
  const file = await open(part, 'w', 0o600);
  try {
    for await (const bytes of body) {
      timer.heard();
      counter.add(bytes);
      await file.write(bytes);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  if (!counter.isWhole) {
    await rm(part);
    return undefined;
  }
  await rename(part, path);
  return counter.rows;
}
