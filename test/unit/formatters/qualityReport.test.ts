import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SignalFix, SignalQualityJson } from '../../../src/domain/qualityJson.ts';
import { heldBackLines, scorecardLines, signalLines } from '../../../src/formatters/qualityReport.ts';
import { filled } from '../../../src/formatters/words.ts';

const text = readFileSync('messages/sync.md', 'utf8');

/** Phrases as they stand in the messages. */
function words(key: string): string {
  const found = new RegExp(`^# ${key.replaceAll('.', '\\.')}\n\n(.+)$`, 'm').exec(text)?.[1];
  if (found === undefined) throw new Error(`messages/sync.md lacks ${key}`);
  return found;
}

const fixes: readonly SignalFix[] = ['object', 'unused', 'few', 'parts', 'filter', 'window', 'stopped', 'dates', 'values', 'coverage'];
const signal: SignalQualityJson = {
  object: 'Usage__c',
  state: 'in_use',
  covered: 200,
  of: 300,
  used: 90,
  needed: 60,
  rows: 4000,
  undated: 1,
  empty: 7,
  newest: '2026-11-20'
};

describe('the data-quality report', () => {
  it('names a scorecard that is held back with what it reaches and what it takes', () => {
    expect(heldBackLines({ a: { state: 'held_back', weight: 50, numbers: 2, of: 30, needed: 6, off: [] } }, words)[0]).toContain(
      'a is held back: it would give a number to 2 of 30 customers, and is first shown from 6 on'
    );
  });

  it('shows each scorecard with state, weight, customers and the heaviest measures that are off', () => {
    const lines = scorecardLines({ a: { state: 'published', weight: 77, numbers: 24, of: 30, needed: 6, off: ['x', 'y'] } }, words);
    expect(lines.slice(1)).toEqual(['  a: published, 77% of its weight, 24 of 30 customers.', '    Off: x, y.']);
  });

  it('shows signals that want something first', () => {
    const lines = signalLines({ a: signal, b: { ...signal, state: 'off', covered: 0, fix: 'unused' } }, words);
    expect(lines.slice(1)).toEqual([
      '  b: off.',
      expect.stringMatching(/^ {4}No customer has a row of Usage__c of the last 365 days\./),
      '    point the signal there; else leave it: it comes on by itself.',
      '  a: 200 of 300 customers, newest 2026-11-20.'
    ]);
  });

  it.each(fixes)('has a sentence for the fix %s that leaves no place open', (fix) => {
    const lines = signalLines({ a: { ...signal, field: 'Active__c', fix } }, words).slice(2);
    const sentence = lines.map((line) => line.trim()).join(' ');
    expect(sentence).not.toMatch(/%s|undefined|\{|\||\s\.|\s{2}/);
    expect(sentence).toMatch(/^\w.{20,}\.$/);
    expect(lines.filter((line) => line.length > 100 || !/^ {4}\S/.test(line))).toEqual([]);
  });

  it('puts the number of rows into the singular', () => {
    const line = signalLines({ a: { ...signal, field: 'Day__c', fix: 'dates' } }, words)[2];
    expect(line).toContain('1 row has a value and no date, so it counts for nothing. Fill Usage__c.Day__c.');
  });
});

describe('filled', () => {
  it('takes the word that goes with the number before it', () => {
    const phrase = '%s {page|pages} of %s {user|users}';
    expect([filled(phrase, 1, 2), filled(phrase, 0, 1), filled(phrase, '1', '11')]).toEqual([
      '1 page of 2 users',
      '0 pages of 1 user',
      '1 page of 11 users'
    ]);
  });
});
