import { describe, expect, it } from 'vitest';
import { followUps } from '../../../src/surveys/followUps.ts';
import type { RecommendationAnswer } from '../../../src/domain/recommendationAnswer.ts';

/** Day 20,779 is Sunday, 22 November 2026; 20,780 a Monday. */
const monday = 20_780;

function answer(id: string, score: number, rest: Partial<RecommendationAnswer> = {}): RecommendationAnswer {
  return { id, accountId: `account of ${id}`, contactId: `contact of ${id}`, score, on: monday - 1, ...rest };
}

function found(answers: readonly RecommendationAnswer[], keys: readonly string[] = [], today = monday): readonly string[] {
  return followUps(answers, new Set(keys), today).map(({ key, kind, dueOn }) => `${key} ${kind} ${dueOn - today}`);
}

describe('followUps', () => {
  it('closes the loop with 0 to 6 in two days and asks 9 and 10 for a reference in two weeks', () => {
    expect(found([answer('a', 0)])).toEqual(['survey:a close_loop 2']);
    expect(found([answer('a', 6)])).toEqual(['survey:a close_loop 2']);
    expect(found([answer('a', 6.5)])).toEqual(['survey:a close_loop 2']);
    expect(found([answer('a', 7)])).toEqual([]);
    expect(found([answer('a', 8)])).toEqual([]);
    expect(found([answer('a', 9)])).toEqual(['survey:a ask_reference 14']);
    expect(found([answer('a', 10)])).toEqual(['survey:a ask_reference 14']);
  });

  it('looks back 14 days', () => {
    expect(found([answer('a', 3, { on: monday - 13 })])).toHaveLength(1);
    expect(found([answer('a', 3, { on: monday - 14 })])).toEqual([]);
    expect(found([answer('a', 3, { on: monday + 1 })])).toEqual([]);
  });

  it('raises nothing for an answer that has a task, open or closed', () => {
    expect(found([answer('a', 3), answer('b', 9)], ['survey:a', 'survey:b'])).toEqual([]);
  });

  it('asks nobody for a reference twice in a year', () => {
    const before = answer('old', 9, { contactId: 'same', on: monday - 200 });
    const now = answer('new', 10, { contactId: 'same' });
    expect(found([before, now], ['survey:old'])).toEqual([]);
    expect(found([before, now])).toEqual(['survey:new ask_reference 14']);
    expect(found([{ ...before, on: monday - 365 }, now], ['survey:old'])).toEqual(['survey:new ask_reference 14']);
    expect(found([now, answer('newer', 9, { contactId: 'same', on: monday })])).toEqual(['survey:newer ask_reference 14']);
  });

  it('closes the loop again with somebody who is unhappy again', () => {
    const before = answer('old', 3, { contactId: 'same', on: monday - 100 });
    expect(found([before, answer('new', 3, { contactId: 'same' })], ['survey:old'])).toEqual(['survey:new close_loop 2']);
  });

  it('asks no promoter of a customer from whom a detractor is heard in the same days', () => {
    const [unhappy, happy] = [answer('a', 2, { accountId: 'A' }), answer('b', 10, { accountId: 'A' })];
    expect(found([unhappy, happy])).toEqual(['survey:a close_loop 2']);
    expect(found([unhappy, happy], ['survey:a'])).toEqual([]);
  });

  it('moves a day of the weekend to Monday', () => {
    const friday = monday + 4;
    expect(found([answer('a', 3, { on: friday })], [], friday)).toEqual(['survey:a close_loop 3']);
    expect(found([answer('a', 3, { on: friday })], [], friday - 1)).toEqual([]);
    expect(found([answer('a', 3, { on: friday - 1 })], [], friday - 1)).toEqual(['survey:a close_loop 4']);
  });
});
