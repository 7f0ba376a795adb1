import { describe, expect, it } from 'vitest';
import { nextSurveyOn } from '../../../src/surveys/nextSurveyOn.ts';

/** Decision on day 100, eight weeks ahead: due from day 44, an answer is in time up to day 93. */
const timing = { decisionOn: 100, lastAskedOn: NaN, leadWeeks: 8, today: 20 };

describe('the next survey before a decision', () => {
  it('is due from the lead time before the decision on, ahead or begun', () => {
    expect(nextSurveyOn(timing)).toBe(44);
    expect(nextSurveyOn({ ...timing, today: 60 })).toBe(44);
  });

  it('is none where an answer would come too late, and is due up to the day before that', () => {
    expect(nextSurveyOn({ ...timing, today: 93 })).toBe(44);
    expect(nextSurveyOn({ ...timing, today: 94 })).toBeNaN();
  });

  it('is none where the question was put since it became due, and is due where it was put before', () => {
    expect(nextSurveyOn({ ...timing, today: 60, lastAskedOn: 44 })).toBeNaN();
    expect(nextSurveyOn({ ...timing, today: 60, lastAskedOn: 43 })).toBe(44);
  });

  it('is none without a decision ahead', () => {
    expect(nextSurveyOn({ ...timing, decisionOn: NaN })).toBeNaN();
  });
});
