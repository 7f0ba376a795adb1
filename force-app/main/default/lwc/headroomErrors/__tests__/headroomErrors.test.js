import { problemOf } from 'c/headroomErrors';

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
});
