import { closeSync, openSync, readSync, writeSync } from 'node:fs';

const bufferBytes = 1 << 20;

/** Writes texts one behind the other and where each begins, so that any run of them can be read later without the others. */
export class IndexedWriter {
  count = 0;
  readonly #texts: number;
  readonly #offsets: number;
  #position = 0;
  #pending: string[] = [];
  #pendingCharacters = 0;
  #pendingOffsets: bigint[] = [];

  constructor(path: string) {
    this.#texts = openSync(path, 'w', 0o600);
    this.#offsets = openSync(offsetPath(path), 'w', 0o600);
  }

  add(text: string): void {
    this.#pendingOffsets.push(BigInt(this.#position));
    this.#pending.push(text);
    this.#position += Buffer.byteLength(text);
    this.#pendingCharacters += text.length;
    this.count++;
    if (this.#pendingCharacters > bufferBytes) this.#flush();
  }

  #flush(): void {
    writeSync(this.#texts, this.#pending.join(''));
    writeSync(this.#offsets, new Uint8Array(BigUint64Array.from(this.#pendingOffsets).buffer));
    this.#pending = [];
    this.#pendingOffsets = [];
    this.#pendingCharacters = 0;
  }

  close(): void {
    this.#pendingOffsets.push(BigInt(this.#position));
    this.#flush();
    closeSync(this.#texts);
    closeSync(this.#offsets);
  }
}

/** Bytes of the texts `start` to `end` (exclusive). */
export type ByteRange = { readonly from: number; readonly to: number };

/** How many texts a file holds. */
export function countOf(path: string): number {
  return offsetsOf(path).length - 1;
}

/** Where the texts from `start` up to `end` stand in the file. */
export function rangeOf(path: string, start: number, end: number): ByteRange {
  const offsets = offsetsOf(path);
  return { from: Number(offsets[start]), to: Number(offsets[end]) };
}

/** The texts from `start` up to `end`. */
export function readTexts(path: string, start: number, end: number): readonly string[] {
  const offsets = offsetsOf(path).subarray(start, end + 1);
  const from = Number(offsets[0]);
  const bytes = readBytes(path, { from, to: Number(offsets.at(-1)) });
  const texts: string[] = [];
  for (let at = 0; at + 1 < offsets.length; at++) {
    texts.push(bytes.toString('utf8', Number(offsets[at]) - from, Number(offsets[at + 1]) - from));
  }
  return texts;
}

function offsetsOf(path: string): BigUint64Array {
  const bytes = readBytes(offsetPath(path), undefined);
  const aligned = Uint8Array.from(bytes);
  return new BigUint64Array(aligned.buffer);
}

function readBytes(path: string, range: ByteRange | undefined): Buffer {
  const file = openSync(path, 'r');
  try {
    const chunks: Buffer[] = [];
    let position = range?.from ?? 0;
    for (let rest = range ? range.to - range.from : Number.POSITIVE_INFINITY; rest > 0;) {
      const chunk = Buffer.alloc(Math.min(rest, bufferBytes));
      const read = readSync(file, chunk, 0, chunk.length, position);
      if (read === 0) break;
      chunks.push(chunk.subarray(0, read));
      position += read;
      rest -= read;
    }
    return Buffer.concat(chunks);
  } finally {
    closeSync(file);
  }
}

/** The file beside a file of texts that holds where each begins. */
function offsetPath(path: string): string {
  return `${path}.offsets`;
}
