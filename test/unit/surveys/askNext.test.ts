import { describe, expect, it } from 'vitest';
import { askNext } from '../../../src/surveys/askNext.ts';
import type { AskInput } from '../../../src/surveys/askNext.ts';
import { meetingOccasion, onboardingOccasion, supportOccasion, termEndOccasion } from '../../../src/surveys/occasions.ts';
import type { Person, Question } from '../../../src/surveys/people.ts';

const today = 1000;

function question(on: number, rest: Partial<Question> = {}): Question {
  return { accountId: 'A', kind: 'NPS', touchpoint: 'Relationship', on, ...rest };
}

const people: readonly Person[] = [
  { id: 'p1', accountId: 'A' },
  { id: 'p2', accountId: 'A' },
  { id: 'p3', accountId: 'A' },
  { id: 'p4', accountId: 'A' },
  { id: 'q1', accountId: 'B' }
];

/** Who is asked, why and by when. */
function asked(input: Partial<AskInput>): readonly string[] {
  return askNext({ today, restDays: 90, people, questions: [], occasions: [], ...input }).map(
    ({ person, occasion }) => `${person.id} ${occasion.reason} ${occasion.by}`
  );
}

const termEnds = (on: number) => termEndOccasion({ accountId: 'A', on, recordId: 'contract' }, 8);
const met = (on: number, contactId?: string) =>
  meetingOccasion({ accountId: 'A', on, recordId: 'event', ...(contactId === undefined ? {} : { contactId }) });
const closed = (on: number, contactId = 'p1') => supportOccasion({ accountId: 'A', contactId, on, recordId: 'case' });
const live = (on: number) => onboardingOccasion({ accountId: 'A', on, recordId: 'plan' });

describe('askNext', () => {
  it('asks about the relationship from eight weeks before the decision to a week before it', () => {
    expect(asked({ occasions: [termEnds(today + 57)] })).toEqual([]);
    expect(asked({ occasions: [termEnds(today + 56)] })).toEqual(['p1', 'p2', 'p3'].map((id) => `${id} term_end ${today + 49}`));
    expect(asked({ occasions: [termEnds(today + 7)] })).toHaveLength(3);
    expect(asked({ occasions: [termEnds(today + 6)] })).toEqual([]);
  });

  it('asks the guest of a meeting from two weeks to two days before', () => {
    expect(asked({ occasions: [met(today + 15, 'p2')] })).toEqual([]);
    expect(asked({ occasions: [met(today + 14, 'p2')] })).toEqual([`p2 before_meeting ${today + 12}`]);
    expect(asked({ occasions: [met(today + 2, 'p2')] })).toEqual([`p2 before_meeting ${today}`]);
    expect(asked({ occasions: [met(today + 1, 'p2')] })).toEqual([]);
  });

  it('asks the sender of a case within a week after it closed, once a case', () => {
    expect(asked({ occasions: [closed(today)] })).toEqual([`p1 after_support ${today + 7}`]);
    expect(asked({ occasions: [closed(today - 7)] })).toEqual([`p1 after_support ${today}`]);
    expect(asked({ occasions: [closed(today - 8)] })).toEqual([]);
    expect(asked({ occasions: [closed(today - 1)], questions: [question(today, { caseId: 'case', touchpoint: 'Support' })] })).toEqual([]);
  });

  it('asks after going live, from a week to a month after it', () => {
    expect(asked({ occasions: [live(today - 6)] })).toEqual([]);
    expect(asked({ occasions: [live(today - 7)] })).toHaveLength(3);
    expect(asked({ occasions: [live(today - 30)] })).toEqual(['p1', 'p2', 'p3'].map((id) => `${id} after_onboarding ${today}`));
    expect(asked({ occasions: [live(today - 31)] })).toEqual([]);
    const questions = [question(today - 3, { kind: 'CSAT', touchpoint: 'Onboarding' })];
    expect(asked({ occasions: [live(today - 10)], questions })).toEqual([]);
  });

  it('asks nobody again about a relationship that was asked about since the reason arose', () => {
    const occasions = [termEnds(today + 30)];
    expect(asked({ occasions, questions: [question(today - 26, { touchpoint: '' })] })).toEqual([]);
    expect(asked({ occasions, questions: [question(today - 27)] })).toHaveLength(3);
    expect(asked({ occasions, questions: [question(today - 1, { kind: 'CSAT', touchpoint: 'Support' })] })).toHaveLength(3);
  });

  it('lets a person rest for 90 days after a question of whatever kind', () => {
    const after = (days: number): readonly string[] =>
      asked({ occasions: [closed(today)], questions: [question(today - days, { contactId: 'p1', kind: 'CES', touchpoint: 'Support' })] });
    expect(after(89)).toEqual([]);
    expect(after(90)).toEqual([`p1 after_support ${today + 7}`]);
  });

  it('never asks people who left, have no address or want no mail', () => {
    const out = (['left', 'noMail', 'optedOut'] as const).map((why, at): Person => ({ id: `p${at + 1}`, accountId: 'A', out: why }));
    expect(asked({ occasions: [closed(today)], people: out })).toEqual([]);
    expect(asked({ occasions: [termEnds(today + 30)], people: [...out, { id: 'p9', accountId: 'A' }] })).toEqual([
      `p9 term_end ${today + 23}`
    ]);
  });

  it('takes those asked longest ago first, never before all', () => {
    const questions = [
      question(today - 100, { contactId: 'p1' }),
      question(today - 300, { contactId: 'p2' }),
      question(today - 200, { contactId: 'p3' })
    ];
    expect(asked({ occasions: [termEnds(today + 30)], questions }).map((line) => line.slice(0, 2))).toEqual(['p4', 'p2', 'p3']);
  });

  it('names each person once, for the reason that ends first', () => {
    expect(asked({ occasions: [termEnds(today + 30), met(today + 5, 'p1'), closed(today)] })).toEqual([
      `p1 before_meeting ${today + 3}`,
      ...['p2', 'p3', 'p4'].map((id) => `${id} term_end ${today + 23}`)
    ]);
  });
});
