import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/calibration/outcomeOf.ts';
import { outcomeOf } from '../../../src/calibration/outcomeOf.ts';
import type { ContractSpan } from '../../../src/domain/contractSpan.ts';

const day = 1000;
const until = 1090;
const openEnd = NaN;

function span(startOn: number, endOn: number): ContractSpan {
  return { startOn, endOn };
}

/** What was known on the first day, what is known now, and the outcome. */
const CASES: readonly (readonly [string, readonly ContractSpan[], readonly ContractSpan[], Outcome])[] = [
  ['left when the contract ended and nothing followed', [span(700, 1065)], [span(700, 1065)], 'left'],
  ['stayed when a renewal is live on the last day', [span(700, 1065)], [span(700, 1065), span(1065, 1430)], 'stayed'],
  ['stayed from month to month', [span(700, openEnd)], [span(700, openEnd)], 'stayed'],
  ['left when notice ended a contract from month to month', [span(700, openEnd)], [span(700, 1050)], 'left'],
  ['could leave, and stayed, when a contract from month to month is ended later', [span(700, openEnd)], [span(700, 1200)], 'stayed'],
  ['was bound when the contract runs beyond the last day', [span(700, 1091)], [span(700, 1091)], 'bound'],
  ['could leave when the contract ends on the last day', [span(700, 1090)], [span(700, 1090)], 'left'],
  ['was bound when one of two contracts runs on', [span(700, 1050), span(800, 1300)], [span(700, 1050), span(800, 1300)], 'bound'],
  ['was bound when the renewal was signed already', [span(700, 1050), span(1050, 1415)], [span(700, 1050), span(1050, 1415)], 'bound'],
  ['left although bound when the contract was ended early', [span(700, 1300)], [span(700, 1040)], 'bound_left'],
  ['stayed when the renewal came 30 days late', [span(700, 1080)], [span(700, 1080), span(1110, 1475)], 'stayed'],
  ['left when a contract came 31 days after the end', [span(700, 1080)], [span(700, 1080), span(1111, 1476)], 'left'],
  ['is unknown without a contract on the first day', [span(500, 1000)], [span(500, 1000)], 'unknown'],
  ['is unknown when the first contract begins a day later', [span(1001, 1366)], [span(1001, 1366)], 'unknown']
];

describe('what became of a customer', () => {
  it.each(CASES)('%s', (_, known, now, outcome) => {
    expect(outcomeOf(known, now, day, until)).toBe(outcome);
  });
});
