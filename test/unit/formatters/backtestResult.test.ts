import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outcomeTable } from '../../../src/calibration/outcomeTable.ts';
import type { JudgedOutcome } from '../../../src/calibration/outcomeTable.ts';
import type { Outcome } from '../../../src/calibration/outcomeOf.ts';
import type { BacktestPeriod, BacktestResult } from '../../../src/domain/backtestResult.ts';
import { formatBacktest } from '../../../src/formatters/backtestResult.ts';
import type { Words } from '../../../src/formatters/words.ts';

const file = readFileSync(join(import.meta.dirname, '../../../messages/backtest.md'), 'utf8');
const phrases = new Map(file.split(/^# /m).map((part) => [part.split('\n')[0], part.split('\n').slice(1).join('\n').trim()]));
const words: Words = (key) => phrases.get(key) ?? `no phrase ${key}`;

const bands = [
  { key: 'red', title: 'At risk' },
  { key: 'yellow', title: 'Watch' },
  { key: 'green', title: 'On track' }
];

type Counts = Readonly<Record<'red' | 'yellow' | 'green', readonly [left: number, stayed: number]>>;

function judgedOf(counts: Counts): readonly JudgedOutcome[] {
  const times = (count: number, band: string, outcome: Outcome): readonly JudgedOutcome[] =>
    Array.from({ length: count }, () => ({ band, outcome }));
  return Object.entries(counts).flatMap(([band, [left, stayed]]) => [...times(left, band, 'left'), ...times(stayed, band, 'stayed')]);
}

function resultOf(periods: readonly Counts[], more: Partial<BacktestPeriod> = {}): BacktestResult {
  const keys = bands.map(({ key }) => key);
  const days = ['2025-11-27', '2026-02-25', '2026-05-26'];
  return {
    scorecard: { key: 'vendor_risk', title: 'Risk by department' },
    days: 90,
    knownTo: '2026-11-22',
    bands,
    periods: periods.map((counts, index) => {
      const table = outcomeTable(judgedOf(counts), keys);
      return { on: days[index] ?? '', until: days[index + 1] ?? '', scores: 'rebuilt', leftOut: [], customers: [], table, ...more };
    }),
    total: outcomeTable(periods.flatMap(judgedOf), keys)
  };
}

const screens: Counts = { red: [11, 27], yellow: [12, 88], green: [7, 155] };

function textOf(result: BacktestResult): string {
  return formatBacktest(result, words).join('\n');
}

describe('the report of a backtest', () => {
  it('says how much more often those at risk left, with counts and range', () => {
    const text = textOf(resultOf([screens])).replaceAll('\n', ' ');
    expect(text).toContain('11 of 38 At risk accounts left (29%), 19 of 262 others (7%): about 4 times, range 2.1 to 7.7.');
    expect(text).toContain('Scores rebuilt for past dates; accounts that were worked on are included.');
    expect(text).not.toContain('counts once in each period');
  });

  it('has a row for each band with count, share and range', () => {
    const lines = textOf(resultOf([screens])).split('\n');
    expect(
      lines
        .find((line) => line.includes('At risk '))
        ?.split(/ {2,}/)
        .slice(1)
    ).toEqual(['At risk', '11', '38', '29%', '17% to 45%']);
    expect(
      lines
        .find((line) => line.includes('No number'))
        ?.split(/ {2,}/)
        .slice(1)
    ).toEqual(['No number', '0', '0', '-', '-']);
  });

  it('adds periods up, and says that an account counts once in each', () => {
    const text = textOf(resultOf([screens, screens]));
    expect(text).toContain('2 periods of 90 days together, 2025-11-27 to 2026-05-26');
    expect(text.replaceAll('\n', ' ')).toContain('22 of 76 At risk accounts left (29%)');
    expect(text).toContain('An account counts once in each period');
  });

  it('gives counts and no ratio below ten outcomes', () => {
    const text = textOf(resultOf([{ red: [5, 2], yellow: [0, 10], green: [2, 50] }])).replaceAll('\n', ' ');
    expect(text).toContain('5 of 7 At risk accounts left (71%), 2 of 62 others (3%): not enough history: 7 left and 62 stayed');
    expect(text).not.toContain('times');
  });

  it('calls a range that holds 1 no difference', () => {
    const text = textOf(resultOf([{ red: [4, 36], yellow: [4, 36], green: [8, 72] }])).replaceAll('\n', ' ');
    expect(text).toContain('no difference that chance would not make, 1.0 times, range');
  });

  it('says nobody where nobody of the others left', () => {
    const text = textOf(resultOf([{ red: [12, 8], yellow: [0, 30], green: [0, 70] }])).replaceAll('\n', ' ');
    expect(text).toContain('nobody of the others left, at least');
  });

  it('lists what a rebuilt day cannot know', () => {
    expect(textOf(resultOf([screens], { leftOut: ['Contacts gone'] }))).toContain(
      'Parts that cannot be rebuilt are left out: Contacts gone.'
    );
  });
});
