import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AskReason, SkippedPeople } from '../../../src/domain/surveysResult.ts';
import { dayNumber, dayText } from '../../../src/soql/calendar.ts';
import { askNext } from '../../../src/surveys/askNext.ts';
import { followUps } from '../../../src/surveys/followUps.ts';
import { meetingOccasion, onboardingOccasion, supportOccasion, termEndOccasion } from '../../../src/surveys/occasions.ts';
import type { DatedEvent, Occasion } from '../../../src/surveys/occasions.ts';
import { reachablePeople } from '../../../src/surveys/people.ts';
import type { Person, Question } from '../../../src/surveys/people.ts';

/** The same with its day as text. */
type Dated<Value extends { readonly on: number }> = Omit<Value, 'on'> & { readonly on: string };
type GivenEvent = Dated<Omit<DatedEvent, 'recordId'>> & { readonly reason: AskReason };
type Answer = Parameters<typeof followUps>[0][number];

/** `given.json` of a case: either people, questions and what happens, or answers and the keys of tasks. */
type Given = {
  /** How the expected lines follow by hand. */
  readonly why: string;
  readonly today: string;
  readonly restDays?: number;
  readonly leadWeeks?: number;
  readonly people?: readonly Person[];
  readonly questions?: readonly Dated<Question>[];
  readonly events?: readonly GivenEvent[];
  readonly answers?: readonly Dated<Answer>[];
  readonly taskKeys?: readonly string[];
};

/** `expected.json` of a case, worked out by hand, in the order in which people read it. */
type Expected = {
  readonly ask?: readonly string[];
  /** Of whom a random sample is drawn, and how many are left out. */
  readonly drawable?: readonly string[];
  readonly skipped?: SkippedPeople;
  readonly followUps?: readonly string[];
};

const folder = import.meta.dirname;
const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

function readCase<Content>(name: string, file: 'given.json' | 'expected.json'): Content {
  return JSON.parse(readFileSync(join(folder, name, file), 'utf8')) as Content;
}

function counted<Value extends { readonly on: string }>(rows: readonly Value[] = []): (Omit<Value, 'on'> & { readonly on: number })[] {
  return rows.map((row) => ({ ...row, on: dayNumber(row.on) }));
}

function occasionOf({ reason, ...event }: Omit<GivenEvent, 'on'> & { readonly on: number }, at: number, leadWeeks: number): Occasion {
  const dated = { ...event, recordId: `record ${at}` };
  switch (reason) {
    case 'term_end':
      return termEndOccasion(dated, leadWeeks);
    case 'before_meeting':
      return meetingOccasion(dated);
    case 'after_support':
      return supportOccasion(dated);
    case 'after_onboarding':
      return onboardingOccasion(dated);
  }
}

/** All that the rules say of a case. */
function found({ people = [], restDays = 90, leadWeeks = 8, taskKeys = [], ...given }: Given): Required<Expected> {
  const today = dayNumber(given.today);
  const questions = counted(given.questions);
  const occasions = counted(given.events).map((event, at) => occasionOf(event, at, leadWeeks));
  const reachable = reachablePeople(people, questions, { today, restDays });
  return {
    ask: askNext({ today, restDays, people, questions, occasions }).map(
      ({ person, occasion }) => `${person.id} ${occasion.reason} by ${dayText(occasion.by)}`
    ),
    drawable: reachable.people.map(({ id }) => id),
    skipped: reachable.skipped,
    followUps: followUps(counted(given.answers), new Set(taskKeys), today).map(
      ({ key, kind, dueOn }) => `${key} ${kind} due ${dayText(dueOn)}`
    )
  };
}

describe.each(names)('case surveyRules/%s', (name) => {
  const given = readCase<Given>(name, 'given.json');
  const expected = readCase<Expected>(name, 'expected.json');

  it('says why', () => {
    expect(given.why.length).toBeGreaterThan(40);
  });

  it('gives what was worked out by hand', () => {
    expect(Object.keys(expected).length).toBeGreaterThan(0);
    expect(found(given)).toMatchObject(expected);
  });
});
