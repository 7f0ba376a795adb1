import type { FactReader } from '../factStore.ts';
import { answerTogether } from './answerTogether.ts';
import type { Ask, Answers } from './answerTogether.ts';

type Waiting = Ask & { readonly resolve: (answer: never) => void; readonly reject: (error: unknown) => void };

/** Gathers what readers ask until each of them waits, answers it, and lets all go on at once. */
export class Rounds {
  private readonly facts: FactReader;
  private readonly waiting: Map<number, Waiting[]>;
  private isDue = false;

  constructor(facts: FactReader, readers: number) {
    this.facts = facts;
    this.waiting = new Map(Array.from({ length: readers }, (_, reader) => [reader, []]));
  }

  ask<Kind extends Ask['kind']>(reader: number, ask: Ask & { readonly kind: Kind }): Promise<Answers[Kind]> {
    return new Promise<Answers[Kind]>((resolve, reject) => {
      this.waiting.get(reader)?.push({ ...ask, resolve, reject });
      this.answerWhenAllWait();
    });
  }

  /** A reader has read all, or has failed, and asks no more. */
  leave(reader: number): void {
    this.waiting.delete(reader);
    this.answerWhenAllWait();
  }

  /** The answer begins a turn later: what is asked in the same one belongs to it. */
  private answerWhenAllWait(): void {
    if (this.isDue || this.waiting.size === 0 || [...this.waiting.values()].some(({ length }) => length === 0)) return;
    this.isDue = true;
    setImmediate(() => void this.answer());
  }

  private async answer(): Promise<void> {
    const asked = [...this.waiting.values()].flatMap((asks) => asks.splice(0));
    const answers = await answerTogether(this.facts, asked);
    this.isDue = false;
    for (const [at, { resolve, reject }] of asked.entries()) {
      const answer = answers[at];
      if (answer?.status === 'fulfilled') resolve(answer.value as never);
      else reject(answer?.reason);
    }
  }
}
