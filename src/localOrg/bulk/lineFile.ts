import { closeSync, openSync, writeSync } from 'node:fs';

const bufferCharacters = 1 << 18;

/** A text file that is written line by line, in large pieces. */
export class LineFile {
  readonly #file: number;
  #pending: string[] = [];
  #characters = 0;
  #bytes = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'w', 0o600);
  }

  add(line: string): void {
    this.#pending.push(line);
    this.#characters += line.length;
    if (this.#characters > bufferCharacters) this.flush();
  }

  /** Writes what is still pending; returns the bytes of the file. */
  flush(): number {
    if (this.#pending.length > 0) this.#bytes += writeSync(this.#file, this.#pending.join(''));
    this.#pending = [];
    this.#characters = 0;
    return this.#bytes;
  }

  close(): void {
    this.flush();
    closeSync(this.#file);
  }
}
