import { problemOf, recordProblemOf } from 'c/headroomErrors';

describe('errors of an answer', () => {
  it('mean missing access when the schema does not show an object or a field', () => {
    expect(problemOf([{ message: "Validation error (FieldUndefined@[uiapi]) : Field 'x' in type 'y' is undefined" }])).toBe('noAccess');
    expect(problemOf([{ message: 'INSUFFICIENT_ACCESS' }])).toBe('noAccess');
  });

  it('are errors otherwise, and nothing where there are none', () => {
    expect(problemOf([{ message: 'Server unavailable' }])).toBe('error');
    expect(problemOf([{}])).toBe('error');
    expect(problemOf([])).toBeUndefined();
    expect(problemOf(undefined)).toBeUndefined();
  });

  it('of a record mean missing access when it is not there for the viewer', () => {
    expect([403, 404].map((status) => recordProblemOf({ status }))).toEqual(['noAccess', 'noAccess']);
    expect([recordProblemOf({ status: 500 }), recordProblemOf({})]).toEqual(['error', 'error']);
  });
});
