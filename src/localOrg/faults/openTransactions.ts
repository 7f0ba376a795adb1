import type { Method } from '../http/route.ts';

/** A write that was made and is not committed yet. */
export type LateWrite = {
  readonly userId: string;
  readonly method: Method;
  /** Path with query. */
  readonly url: string;
  readonly body: Buffer;
  /** When it was made, which its records are stamped with. */
  readonly madeMs: number;
  readonly dueMs: number;
  readonly holdsMark: boolean;
};

/** Transactions that are open in the org: nothing that came after their begin is safe to be called covered. */
export class OpenTransactions {
  readonly #begunMs = new Set<{ readonly atMs: number }>();
  #late: readonly LateWrite[] = [];

  /** Begins one that ends when the returned function is called. */
  begin(atMs: number): () => void {
    const transaction = { atMs };
    this.#begunMs.add(transaction);
    return () => void this.#begunMs.delete(transaction);
  }

  keep(write: LateWrite): void {
    this.#late = [...this.#late, write];
  }

  /** Takes out the writes that commit by now, in the order of their commits. */
  takeDue(nowMs: number): readonly LateWrite[] {
    if (this.#late.length === 0) return [];
    const due = this.#late.filter(({ dueMs }) => dueMs <= nowMs).toSorted((one, other) => one.dueMs - other.dueMs);
    this.#late = this.#late.filter(({ dueMs }) => dueMs > nowMs);
    return due;
  }

  /** Begin of the oldest open transaction that holds the mark, milliseconds since 1970; undefined where none is open. */
  get oldestMs(): number | undefined {
    const late = this.#late.filter(({ holdsMark }) => holdsMark).map(({ madeMs }) => madeMs);
    const begins = [...late, ...[...this.#begunMs].map(({ atMs }) => atMs)];
    return begins.length === 0 ? undefined : Math.min(...begins);
  }
}
