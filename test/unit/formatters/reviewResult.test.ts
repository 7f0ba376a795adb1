import { describe, expect, it } from 'vitest';
import type { ReviewResult } from '../../../src/domain/reviewResult.ts';
import { formatReview } from '../../../src/formatters/reviewResult.ts';
import { phrasesOf } from './phrases.ts';

const words = phrasesOf('review.md');
const acme = { id: '001A', name: 'Acme', manager: 'Jane Doe', contractValue: 180000, currency: 'EUR' };
const brio = { id: '001B', name: 'Brio', manager: null, contractValue: null };
const risk = { key: 'vendor_risk', title: 'Risk by department', score: 85, band: 'On track' };
const experience = { key: 'client_experience', title: "Customer's experience", score: null, band: null };
const pulse = { id: 'a03A', word: 'Worried', on: '2026-11-10', author: 'Jane Doe', reason: 'New sponsor' };
const override = {
  account: acme,
  id: 'a02A',
  kind: 'cap' as const,
  scorecard: 'vendor_risk',
  measure: 'vr_oldest_case',
  value: 30,
  reason: 'Known to be worse',
  author: 'Jane Doe',
  until: '2026-11-30',
  daysLeft: 8
};

const list: ReviewResult = {
  on: '2026-11-22',
  pulses: [
    { account: acme, scorecard: risk, side: 'worse', since: '2026-11-12', pulse },
    { account: brio, scorecard: risk, side: 'better', since: '2026-11-13' }
  ],
  contradictions: [
    { kind: 'scorecards', account: acme, high: risk, low: experience },
    { kind: 'groups', account: brio, scorecard: risk, high: 'Advocacy', low: 'Retention' }
  ],
  overrides: [override, { ...override, id: 'a02B', kind: 'exclude' }, { ...override, id: 'a02C', kind: 'points' }],
  hidden: ['Headroom_Pulse__c']
};

describe('formatReview', () => {
  const lines = formatReview(list, words);
  const text = lines.map((line) => line.trim()).join(' ');

  it('counts each kind of thing to look at', () => {
    expect(lines[0]).toBe('To look at on 2026-11-22');
    expect(lines).toContain('Pulse and score disagree: 2');
    expect(lines).toContain('Scorecards contradict one another: 2');
    expect(lines).toContain('Overrides that end within 14 days: 3');
  });

  it('names the customer with what is known of it', () => {
    expect(lines).toContain('  Acme (001A), EUR 180000.00 a year, Jane Doe');
    expect(lines).toContain('  Brio (001B)');
  });

  it('sets the pulse with its reason against the score', () => {
    expect(text).toContain(
      'Pulse Worried, given on 2026-11-10 by Jane Doe: "New sponsor" worse than Risk by department: On track 85.0, since 2026-11-12.'
    );
    expect(text).toContain('The pulse better than Risk by department: On track 85.0, since 2026-11-13.');
  });

  it('sets scorecards and groups against one another', () => {
    expect(text).toContain("At its best Risk by department: On track 85.0; at its worst Customer's experience: no number.");
    expect(text).toContain('Risk by department: On track 85.0, with Advocacy high and Retention low.');
  });

  it('says what ends when, who wanted it and why', () => {
    const end = 'until 2026-11-30 (8 days left), by Jane Doe: "Known to be worse"';
    expect(text).toContain(`vendor_risk / vr_oldest_case not above 30 ${end} (a02A).`);
    expect(text).toContain(`vendor_risk / vr_oldest_case left out ${end} (a02B).`);
    expect(text).toContain(`vendor_risk / vr_oldest_case at 30 points ${end} (a02C).`);
  });

  it('names what the viewer may not read', () => {
    expect(lines.at(-1)).toBe('Not shown, since you may not read it: Headroom_Pulse__c.');
  });

  it('says that there is nothing to look at', () => {
    expect(formatReview({ on: '2026-11-22', pulses: [], contradictions: [], overrides: [], hidden: [] }, words)).toEqual([
      'Nothing to look at on 2026-11-22: no judgements contradict one another, and no override ends within 14 days.'
    ]);
  });

  it('keeps to 100 columns', () => {
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });
});
