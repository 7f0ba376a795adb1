import { createHash } from 'node:crypto';
import type { ImportFinding } from '../domain/importResult.ts';
import { findingAt } from './answer.ts';
import type { Answer } from './answer.ts';
import type { ColumnMap } from './columnMap.ts';
import type { AnswerRecords } from './findRecords.ts';

/** What the key of a row says of earlier rows of the file. */
export type KeyedAnswer = {
  readonly key: string;
  /** `again`: an earlier line says the same. `clash`: an earlier line has the key and says something else. */
  readonly seen: 'first' | 'again' | 'clash';
  /** Line that had the key first. */
  readonly line: number;
};

/**
 * Gives each answer of one file the key under which it stands in the org, so that a repeated import changes nothing.
 *
 * The file's own key where it has one. Else a hash: a question that was sent to a known person on a known day is account,
 * contact, kind, touchpoint and that day, so that the answer comes to it later; any other answer is these, its own day and its
 * score. Equal answers of nobody in particular are different answers and are counted: the second gets `:2`.
 */
export class AnswerKeys {
  private readonly known = new Map<string, { readonly line: number; readonly content: string }>();
  private readonly anonymous = new Map<string, number>();

  give(answer: Answer, records: AnswerRecords): KeyedAnswer {
    const key = answer.key ?? this.hashed(answer, records);
    // External ids are unique without letter case.
    const place = key.toLowerCase();
    const content = hashOf([answer.score, answer.scaleMax, answer.touchpoint, answer.sentOn, answer.answeredOn, answer.verbatim, records]);
    const before = this.known.get(place);
    if (before !== undefined) return { key, seen: before.content === content ? 'again' : 'clash', line: before.line };
    this.known.set(place, { line: answer.line, content });
    return { key, seen: 'first', line: answer.line };
  }

  private hashed(answer: Answer, { accountId, contactId }: AnswerRecords): string {
    const { kind, touchpoint, sentOn, answeredOn, score } = answer;
    const asked = contactId !== undefined && sentOn !== undefined;
    const parts = asked
      ? [accountId, contactId, kind, touchpoint, sentOn]
      : [accountId, contactId, kind, touchpoint, answeredOn ?? sentOn, score];
    const key = `import:${hashOf(parts).slice(0, 32)}`;
    if (contactId !== undefined) return key;
    const times = (this.anonymous.get(key) ?? 0) + 1;
    this.anonymous.set(key, times);
    return times === 1 ? key : `${key}:${times}`;
  }
}

/** Why a row with the key of another one is not taken: that of its own system, or one made from who answered what and when. */
export function clashFinding({ line, key, score }: Answer, firstLine: number, map: ColumnMap): ImportFinding {
  const details = [String(firstLine)];
  const headed = (field: 'Key__c' | 'Score__c'): string => {
    const source = map.get(field);
    return source?.kind === 'column' ? source.heading : field;
  };
  return key === undefined
    ? findingAt({ line, column: headed('Score__c'), value: score === undefined ? '' : String(score), code: 'sameAnswer', details })
    : findingAt({ line, column: headed('Key__c'), value: key, code: 'repeated', details });
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
