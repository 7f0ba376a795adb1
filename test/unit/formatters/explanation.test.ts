import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Explanation } from '../../../src/domain/explanation.ts';
import type { Detail, ProductLineSettingsJson, ScorecardSettingsJson } from '../../../src/domain/resultJson.ts';
import { valueText } from '../../../src/formatters/explainedValue.ts';
import { formatExplanation } from '../../../src/formatters/explanation.ts';
import type { Words } from '../../../src/formatters/words.ts';

const file = readFileSync(join(import.meta.dirname, '../../../messages/explain.md'), 'utf8');
const phrases = new Map(file.split(/^# /m).map((part) => [part.split('\n')[0], part.split('\n').slice(1).join('\n').trim()]));
const words: Words = (key) => phrases.get(key) ?? `no phrase ${key}`;

const rule = { k: 'high_case_waiting', title: 'High-priority case waiting', department: 'Support', text: '', clears: '' };
const measure = {
  g: 'g',
  why: '',
  signal: '',
  signalTitle: '',
  object: '',
  weight: 1,
  missing: 'Skip',
  penaltyOnly: false,
  activity: false
};
const settings = {
  scorecard: { title: 'Risk' },
  groups: [{ k: 'g', title: 'Support' }],
  measures: [
    { ...measure, k: 'oldest', title: 'Oldest open case', unit: 'days' },
    { ...measure, k: 'seats', title: 'Seats in use', unit: 'share 0-1' },
    { ...measure, k: 'filled', title: 'Answers', unit: 'answers' }
  ],
  bands: [{ k: 'yellow', label: 'Watch' }],
  rules: [{ ...rule, unit: 'days', object: 'Case' }]
} as unknown as ScorecardSettingsJson;

const reading = { w: 1, con: 1, eff: -1, n: 0, ids: [], q: '' };
const detail = {
  state: 'scored',
  score: 59,
  computed: 71.5,
  band: 'yellow',
  readings: 2,
  inUse: 3,
  groups: [{ k: 'g', s: 60, w: 1, n: 2, of: 3 }],
  measures: [
    { ...reading, k: 'oldest', val: 20, on: '2026-11-02', pts: 53.8 },
    { ...reading, k: 'seats', val: 0.456, pts: 40 },
    { ...reading, k: 'filled', val: null, pts: 50, miss: 'policy' }
  ],
  rules: [{ k: 'high_case_waiting', to: 59, since: '2026-11-16', val: 21, on: '2026-11-01', ids: ['500A'], acts: true }]
} as unknown as Detail;

const productLines = {
  lines: [
    { k: 'analytics', title: 'Analytics', unit: 'packages', unitOne: 'package' },
    { k: 'platform', title: 'Platform seats', unit: 'seats', unitOne: 'seat' }
  ],
  holds: [
    { ...rule, k: 'defect', title: 'Defect open', unit: 'days', object: 'Case' },
    { ...rule, k: 'at_risk', title: 'At risk', unit: '', object: '' }
  ]
} as unknown as ProductLineSettingsJson;

const cell = { st: 'Blocked_At_Risk', lvl: 'red', own: 0, amt: 12000 } as const;
const explanation: Explanation = {
  account: { id: '001A', name: 'Acme' },
  asOf: '2026-11-22T02:10:00.000Z',
  scorecards: [{ key: 'vendor_risk', score: 59, band: 'yellow', bandSince: null, change: null, detail, settings }],
  cells: [
    {
      ...cell,
      k: 'analytics',
      tgt: 1,
      hold: { rule: 'defect', since: '2026-11-07', ids: ['500D'], val: 46, on: '2026-10-07', all: false }
    },
    { ...cell, k: 'platform', tgt: 80, hold: { rule: 'at_risk', since: '2026-11-20', ids: [], val: 38.5, all: true } }
  ],
  productLines,
  summary: { contractValue: null, contractValueSource: null, decisionDate: null, whitespaceAmount: 24000, openCount: 0, holdCount: 2 }
};

/** Runs of spaces only set columns apart. */
const lines = formatExplanation(explanation, words).map((line) => line.replace(/ {2,}/g, '  ').trim());

describe('formatExplanation', () => {
  it('names values as stored, with the day they count from', () => {
    expect(lines).toContain('Held at 59 by: High-priority case waiting, 21 days (2026-11-01), since 2026-11-16. Without it 71.5. 500A');
    expect(lines).toContain('Oldest open case  20 days (2026-11-02)  53.8 points, adds +1.0, effect -1.0');
    expect(lines).toContain('Seats in use  45.6%  40.0 points, adds +1.0, effect -1.0');
  });

  it('writes a dash for a reading that a policy filled', () => {
    expect(lines).toContain('Answers  -  50.0 points, adds +1.0, effect -1.0');
  });

  it('says what holds a product line, with the noun for one where one fits', () => {
    const [defect, atRisk] = lines.slice(-2);
    expect(defect).toBe(
      'Analytics  On hold  owns 0 of 1 package  12000.00  on hold by Defect open, 46 days (2026-10-07), since 2026-11-07 (500D)'
    );
    expect(atRisk).toBe('Platform seats  On hold  owns 0 of 80 seats  12000.00  on hold by At risk, 38.5, since 2026-11-20');
  });
});

describe('valueText', () => {
  it.each([
    [{ val: 0.9 }, 'share 0-1', '90%'],
    [{ val: -0.5339 }, 'share, -1 to any', '-53.4%'],
    [{ val: 0.12 }, 'share, -1 to any', '+12%'],
    [{ val: 82.5 }, 'percent', '82.5%'],
    [{ val: 20 }, '-100 to 100', '+20'],
    [{ val: -20 }, '-100 to 100', '-20'],
    [{ val: 0 }, '0 or 1', 'no'],
    [{ val: 1 }, '0 or 1', 'yes'],
    [{ val: 3.5 }, 'level 1-5', 'level 3.5'],
    [{ val: 1.25 }, 'ratio', '1.25'],
    [{ val: 84000 }, 'money', '84000'],
    [{ val: 1 }, 'answers', '1 answers'],
    [{ val: 365, least: true as const }, 'days', '365 days or more'],
    [{ val: 74, by: '2027-02-04' }, 'days', '74 days (2027-02-04)'],
    [{ val: null }, 'days', '']
  ])('writes %j in %s as %s', (value, unit, text) => {
    expect(valueText(value, unit, words)).toBe(text);
  });
});
