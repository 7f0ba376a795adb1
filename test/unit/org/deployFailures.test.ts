import { describe, expect, it } from 'vitest';
import { failureLines } from '../../../src/org/deployFailures.ts';

const failure = (fullName: string, problem: string, lineNumber?: number) => ({
  componentType: 'ApexClass',
  fullName,
  fileName: `classes/${fullName}.cls`,
  problem,
  ...(lineNumber === undefined ? {} : { lineNumber })
});

describe('the failures of a deploy', () => {
  it('stand in a line each, with file and line', () => {
    expect(failureLines([failure('A', 'Wrong', 7), { ...failure('B', 'Worse'), lineNumber: null }])).toEqual([
      'ApexClass A (classes/A.cls:7): Wrong',
      'ApexClass B (classes/B.cls): Worse'
    ]);
  });

  it('stand in one line where more than three of a type fail for one reason', () => {
    const many = ['A', 'B', 'C', 'D'].map((name) => failure(name, 'It runs no Apex'));
    expect(failureLines([...many, failure('E', 'Wrong', 1)])).toEqual([
      '4 x ApexClass (A, B, C, ...): It runs no Apex',
      'ApexClass E (classes/E.cls:1): Wrong'
    ]);
  });
});
