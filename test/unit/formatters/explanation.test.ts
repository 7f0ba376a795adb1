import { describe, expect, it } from 'vitest';
import type { ExplainedOverride, ExplainedPoint, ExplainedScorecard, Explanation } from '../../../src/domain/explanation.ts';
import type { Detail, ProductLineSettingsJson, ScorecardSettingsJson, WhatChanged } from '../../../src/domain/resultJson.ts';
import { valueText } from '../../../src/formatters/explainedValue.ts';
import { formatExplanation } from '../../../src/formatters/explanation.ts';
import type { ExplanationDepth } from '../../../src/formatters/explanation.ts';
import { phrasesOf } from './phrases.ts';

const words = phrasesOf('explain.md');

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
  scorecard: { title: 'Risk', confirmationNights: 2 },
  groups: [{ k: 'g', title: 'Support' }],
  measures: [
    {
      ...measure,
      k: 'oldest',
      title: 'Oldest open case',
      unit: 'days',
      knots: [
        [0, 100],
        [90, 0]
      ]
    },
    { ...measure, k: 'seats', title: 'Seats in use', unit: 'share 0-1' },
    { ...measure, k: 'filled', title: 'Answers', unit: 'answers' },
    { ...measure, k: 'nps', title: 'Recommendation', unit: '-100 to 100', object: 'Headroom_Survey_Response__c' },
    { ...measure, k: 'meetings', title: 'Meetings', unit: 'days' }
  ],
  bands: [
    { k: 'red', label: 'At risk' },
    { k: 'yellow', label: 'Watch' }
  ],
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
    {
      ...reading,
      k: 'oldest',
      val: 20,
      on: '2026-11-02',
      pts: 53.8,
      eff: -3.7,
      n: 3,
      ids: ['500A', '500B'],
      q: 'SELECT Id FROM Case WHERE AccountId = :account'
    },
    { ...reading, k: 'seats', val: 0.456, pts: 40 },
    { ...reading, k: 'filled', val: null, pts: 50, miss: 'policy' },
    {
      ...reading,
      k: 'nps',
      val: 31,
      pts: 60,
      eff: 0,
      n: 2,
      ids: ['a01A', 'a01B'],
      sv: { n: 2, sent: 5, raw: 0, low: -100, high: 100, few: true }
    }
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
const scorecard: ExplainedScorecard = {
  key: 'vendor_risk',
  score: 59,
  band: 'yellow',
  bandSince: '2026-11-03',
  change: null,
  asOf: '2026-11-21T02:10:00.000Z',
  version: { key: 'vendor_risk:0123456789abcdef', publishedAt: '2026-11-01T09:30:00.000Z', publishedBy: 'Ada' },
  detail,
  settings,
  history: { points: [], leftOut: [] }
};
const explanation: Explanation = {
  account: { id: '001A', name: 'Acme' },
  asOf: '2026-11-22T02:10:00.000Z',
  scorecards: [scorecard],
  flags: [],
  overrides: [],
  answers: {},
  hidden: [],
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

const plainly = { all: false, history: false };

/** Lines as printed; runs of spaces only set columns apart. */
function printed(more: Partial<Explanation> = {}, depth: ExplanationDepth = plainly): readonly string[] {
  return formatExplanation({ ...explanation, ...more }, words, depth).map((line) => line.replace(/ {2,}/g, '  ').trim());
}

/** The text without line breaks, for sentences that are wrapped. */
function sentences(more: Partial<Explanation> = {}, depth: ExplanationDepth = plainly): string {
  return printed(more, depth).join(' ');
}

/** The scorecard with other content. */
function withDetail(more: Partial<Detail>, rest: Partial<ExplainedScorecard> = {}): Partial<Explanation> {
  return { scorecards: [{ ...scorecard, ...rest, detail: { ...detail, ...more } }] };
}

describe('formatExplanation', () => {
  it('names values as stored, with the day they count from', () => {
    expect(sentences()).toContain(
      'Held at 59 by: High-priority case waiting, 21 days (2026-11-01), since 2026-11-16. Without it 71.5. (500A)'
    );
    expect(printed()).toContain('Oldest open case  20 days (2026-11-02)  53.8 points, adds +1.0, effect -3.7');
    expect(printed()).toContain('Seats in use  45.6%  40.0 points, adds +1.0, effect -1.0');
  });

  it('says what the score would be without the rule and with what people said of measures', () => {
    expect(sentences(withDetail({ base: 64.5 }))).toContain('since 2026-11-16. Without it 64.5. (500A)');
  });

  it('says of several rules what the score would be without any, because without one the next may hold', () => {
    const rules = detail.rules.flatMap((rule) => [rule, { ...rule, k: 'other', acts: false, to: 65 }]);
    expect(sentences(withDetail({ rules }))).toContain('since 2026-11-16. Without any rule 71.5. (500A)');
  });

  it('says of no rule that it holds a score that a person set elsewhere', () => {
    const set = sentences(withDetail({ score: 90, over: 31 }));
    expect(set).toContain('Holds, too: High-priority case waiting, 21 days (2026-11-01) (limit 59), since 2026-11-16.');
    expect(set).not.toContain('Held at');
  });

  it('writes a dash for a reading that a policy filled', () => {
    expect(printed()).toContain('Answers  -  50.0 points, adds +1.0, effect -1.0');
  });

  it('counts one product line as one', () => {
    const summary = { ...explanation.summary!, openCount: 1 };
    expect(sentences({ summary })).toContain('Room to grow: 1 product line open, 24000.00 a year');
  });

  it('says what holds a product line, with the noun for one where one fits', () => {
    expect(printed().slice(-4)).toEqual([
      'Analytics  On hold  owns 0 of 1 package  12000.00',
      'On hold by Defect open, 46 days (2026-10-07), since 2026-11-07 (500D)',
      'Platform seats  On hold  owns 0 of 80 seats  12000.00',
      'On hold by At risk, 38.5, since 2026-11-20'
    ]);
  });

  it('says what weighs most in the score that holds a product line', () => {
    const [held] = explanation.cells;
    const hold = { ...held!.hold!, object: 'Case', what: 'Oldest open case', department: 'Support' };
    expect(sentences({ cells: [{ ...held!, hold }] })).toContain('since 2026-11-07 (Oldest open case: 500D)');
  });

  it('says of a hold that it is ending', () => {
    const [held] = explanation.cells;
    const cells = [{ ...held!, hold: { ...held!.hold!, ends: { runs: 1, day: '2026-11-22' } } }];
    expect(sentences({ cells })).toContain(
      'On hold by Defect open, 46 days (2026-10-07), since 2026-11-07 (500D). Ending: no longer true, night 1.'
    );
  });

  it('keeps to 100 columns, queries aside', () => {
    const long = 'Northwind Trading of Greater Manchester and Lancashire';
    const override = { ...waiting, reason: `${long} ${long} ${long}`, author: long };
    const lines = formatExplanation({ ...explanation, overrides: [override] }, words, { all: true, history: true });
    expect(lines.filter((line) => line.length > 100 && !line.includes('SELECT'))).toEqual([]);
  });

  it('says by which settings and when each result was made', () => {
    expect(sentences()).toContain('Settings vendor_risk:01234567, published 2026-11-01 09:30 UTC by Ada; result of 2026-11-21 02:10 UTC.');
  });

  it('says since when a band holds, and which one the score points to', () => {
    expect(sentences()).toContain('Watch since 2026-11-03.');
    expect(sentences(withDetail({ next: { band: 'red', runs: 1, day: '2026-11-22' } }))).toContain('Points to At risk: night 1 of 2.');
  });

  it('does not date a band to the first sync that saw it, nor name readings of the day itself as old', () => {
    const point = { week: '2026-W45', day: '2026-11-03', score: 59, band: 'Watch', coverage: 92, rebuilt: false, version: 'v' };
    const points = [{ ...point, week: '2026-W44', day: '2026-10-26', rebuilt: true }, point];
    expect(sentences(withDetail({ oldest: '2026-11-21' }, { history: { points, leftOut: [] } }))).toContain(
      'Watch since 2026-11-03, when the first sync looked, or before.'
    );
    expect(sentences(withDetail({ plain: 71.5 }, { history: { points, leftOut: [] } }))).toContain('Watch since 2026-11-03.');
    expect(sentences(withDetail({ oldest: '2026-11-21' }))).not.toContain('oldest reading');
  });

  it('says of a rule that it is ending, and of one that changes nothing that it holds', () => {
    const [held] = detail.rules;
    const ending = { ...held!, acts: false, ends: { runs: 1, day: '2026-11-22' } };
    expect(sentences(withDetail({ rules: [ending] }))).toContain(
      'Holds, too: High-priority case waiting, 21 days (2026-11-01) (limit 59), since 2026-11-16. Ending: no longer true, night 1.'
    );
  });

  it('names what is missing, why, and how old the oldest reading is', () => {
    const unread = { ...reading, k: 'meetings', val: null, pts: null, miss: 'stale' as const };
    const text = sentences(withDetail({ measures: [...detail.measures, unread], oldest: '2026-09-01' }));
    expect(text).toContain('No reading: Answers (filled in), Meetings (too old).');
    expect(text).toContain('The oldest reading is of 2026-09-01.');
    expect(text).toContain('Meetings  reading too old');
  });

  it('names what is off for everybody, with the object that is hardly used', () => {
    const run = {
      startedAt: explanation.asOf,
      status: 'Done',
      off: { meetings: 'Event', other: 'Case' },
      warnings: [],
      notSetUp: { client_maturity: 0.279 }
    };
    expect(sentences({ run })).toContain('Off, since hardly used in this org: Meetings (Event).');
    expect(sentences({ run })).toContain('Not set up here, for want of measures in use: client_maturity (27% of its weight).');
  });

  it('names a scorecard that is held back until enough customers get a number', () => {
    const heldBack = { client_outcomes: { numbers: 5, of: 30, needed: 6 } };
    const run = { startedAt: explanation.asOf, status: 'Done', off: {}, warnings: [], notSetUp: {}, heldBack };
    expect(sentences({ run })).toContain(
      'client_outcomes is held back: it would give a number to 5 of 30 customers, and is first shown from 6 on.'
    );
  });

  it('says that a later run stopped', () => {
    const stopped = { startedAt: '2026-11-23T02:10:00.000Z', status: 'Paused', error: 'ApiBudgetReached' };
    const run = { startedAt: explanation.asOf, status: 'Done', stopped, off: {}, warnings: [], notSetUp: {} };
    expect(sentences({ run })).toContain(
      'A later run, of 2026-11-23 02:10 UTC, was paused (ApiBudgetReached); numbers stand as of the run before it.'
    );
  });

  it('names what the viewer may not read', () => {
    expect(sentences({ hidden: ['Headroom_Pulse__c'] })).toContain('Not shown, since you may not read it: Headroom_Pulse__c.');
  });

  it.each([
    [
      { state: 'too_new' as const, score: null, fresh: { days: 34, of: 90, until: '2027-01-17' } },
      'Too new to judge: customer for 34 of 90 days'
    ],
    [{ state: 'not_enough_data' as const, score: null }, 'Not enough data'],
    [{ state: 'excluded' as const, score: null }, 'Left out by hand']
  ])('has a word instead of a number: %j', (state, word) => {
    expect(sentences(withDetail(state))).toContain(`Risk: ${word}  2 of 3 readings`);
  });

  it('gives records of the measures that weigh most, and with all also weight, curve and query', () => {
    expect(printed()).toContain('3 records: 500A, 500B');
    expect(printed()).not.toContain('2 records: a01A, a01B');
    expect(printed()).not.toContain('SELECT Id FROM Case');
    const all = printed({}, { all: true, history: false });
    expect(all).toContain('2 records: a01A, a01B');
    expect(all).toContain('Weight 1; points by value 0:100, 90:0.');
    expect(all).toContain("SELECT Id FROM Case WHERE AccountId = '001A'");
  });
});

describe('survey measures', () => {
  it('shows the answers instead of a net score while few have answered', () => {
    const answers = {
      nps: [
        { id: 'a01A', score: 9, scaleMax: 10, on: '2026-11-02', verbatim: 'Fine' },
        { id: 'a01B', score: 6, scaleMax: 10, on: '2026-10-02' }
      ]
    };
    const lines = printed({ answers });
    expect(lines).toContain('Recommendation  2 answered: 9, 6  60.0 points, adds +1.0, effect 0.0');
    expect(lines).toContain('2026-11-02: 9 of 10 (a01A) "Fine"');
    expect(lines).toContain('2026-10-02: 6 of 10 (a01B)');
    expect(lines.join(' ')).not.toContain('+31');
  });

  it('says how many answered where the answers themselves cannot be read', () => {
    expect(printed()).toContain('Recommendation  2 answered  60.0 points, adds +1.0, effect 0.0');
  });

  it('shows what the newest three wrote beside a score of many, and with all what everybody wrote', () => {
    const answer = { id: 'a01A', score: 9, scaleMax: 10, on: '2026-11-02' };
    const answers = { nps: [answer, ...['One', 'Two', 'Three', 'Four'].map((verbatim) => ({ ...answer, verbatim }))] };
    const measures = [{ ...detail.measures[3]!, sv: { n: 12, sent: 40, raw: 25, low: -5.1, high: 55.1 } }];
    const written = (depth: ExplanationDepth): readonly string[] =>
      printed({ ...withDetail({ measures }), answers }, depth).filter((line) => line.startsWith('2026-11-02: 9 of 10'));
    expect(written(plainly)).toEqual(['One', 'Two', 'Three'].map((said) => `2026-11-02: 9 of 10 (a01A) "${said}"`));
    expect(written({ all: true, history: false }).length).toBe(4);
  });

  it('shows the score from ten answers on, with all its certainty', () => {
    const many = { n: 12, sent: 40, raw: 25, low: -5.1, high: 55.1 };
    const measures = [{ ...detail.measures[3]!, sv: many }];
    expect(sentences(withDetail({ measures }))).toContain('Recommendation  +31  60.0 points');
    expect(sentences(withDetail({ measures }), { all: true, history: false })).toContain(
      '12 answered of 40 asked; their own score 25.0, between -5.1 and 55.1 with 95% certainty.'
    );
  });
});

const ofScorecard: ExplainedOverride = {
  id: 'a02A',
  scorecard: 'vendor_risk',
  kind: 'points',
  value: 30,
  reason: 'Known to be worse',
  author: 'Jane Doe',
  madeAt: '2026-11-22T09:00:00.000Z',
  until: '2026-12-31',
  standing: 'waiting',
  acts: false
};
const waiting: ExplainedOverride = { ...ofScorecard, measure: 'oldest' };

describe('human judgement', () => {
  it('shows the pulse with reason, day, age and author', () => {
    const pulse = { id: 'a03A', word: 'Worried', reason: 'New sponsor', author: 'Jane Doe', on: '2026-11-10', ageDays: 12, waiting: true };
    expect(sentences({ pulse })).toContain(
      'Pulse: Worried, given on 2026-11-10 (12 days ago) by Jane Doe: "New sponsor" It is compared with the scores from the next sync.'
    );
  });

  it('says of an override made after the last run that it counts from the next sync', () => {
    expect(sentences({ overrides: [waiting] })).toContain(
      'Counts from the next sync: Oldest open case at 30 points until 2026-12-31, by Jane Doe: "Known to be worse" (a02A).'
    );
  });

  it('shows the score without an override that counts', () => {
    const whole: ExplainedOverride = { ...ofScorecard, kind: 'cap', value: 39, standing: 'counts', acts: true };
    const text = sentences({ ...withDetail({ plain: 71.5 }), overrides: [whole] });
    expect(text).toContain('Without overrides 71.5. Override: not above 39 until 2026-12-31, by Jane Doe');
    expect(text).not.toContain('It changes nothing');
  });

  it('says of an override that it changes nothing, or that the run refused it', () => {
    expect(sentences({ overrides: [{ ...waiting, standing: 'counts' }] })).toContain('(a02A). It changes nothing at present.');
    expect(sentences({ overrides: [{ ...waiting, standing: 'refused' }] })).toContain('Does not count at the last run:');
  });

  it.each([
    ['OverrideKind', 'Maybe', 'since there is no kind "Maybe":'],
    ['OverrideSubject', '', 'since it names neither a scorecard nor a measure:'],
    ['OverrideScorecard', 'gone', 'since there is no scorecard "gone":'],
    ['OverrideMeasure', 'gone', 'since its scorecard has no measure "gone":'],
    ['OverrideValue', '101', 'since its value "101" does not lie between 0 and 100:']
  ])('says what is wrong with an override: %s', (name, value, text) => {
    const wrong = { ...waiting, standing: 'refused' as const, fault: { name, value } };
    expect(sentences({ overrides: [wrong] })).toContain(`Does not count, ${text} Oldest open case at 30 points`);
  });

  it('shows an override of a scorecard that the account does not have', () => {
    expect(sentences({ overrides: [{ ...waiting, scorecard: 'gone', standing: 'refused' }] })).toContain('oldest at 30 points');
  });

  it.each([
    [{ k: 'scorecards' as const, high: 'other', low: 'vendor_risk' }, 'Look at both: other is in its best band, Risk in its worst.'],
    [{ k: 'groups' as const, scorecard: 'vendor_risk', high: 'g', low: 'h' }, 'Look at both: in Risk, Support is high and h is low.'],
    [
      { k: 'pulse' as const, scorecard: 'vendor_risk', side: 'worse' as const, since: '2026-11-10' },
      'the pulse is worse than Risk says, since 2026-11-10.'
    ],
    [
      { k: 'pulse' as const, scorecard: 'vendor_risk', side: 'better' as const, since: '2026-11-10' },
      'the pulse is better than Risk says, since 2026-11-10.'
    ]
  ])('asks to look at both sides of %j', (flag, text) => {
    expect(sentences({ flags: [flag] })).toContain(text);
  });
});

const changed: WhatChanged = {
  from: '2026-11-15',
  to: '2026-11-22',
  before: 77.5,
  after: 71.5,
  parts: { data: -4.2, settings: -1, time: -0.7, missing: 0, override: -0.1 },
  lines: [
    { part: 'data', k: 'oldest', from: 9, to: 20, by: -4, ids: ['500A'] },
    { part: 'settings', k: 'seats', from: 0.5, to: 0.5, by: -1, ids: [] },
    { part: 'time', k: 'meetings', from: 30, to: 37, by: -0.7, ids: [] },
    { part: 'data', k: 'rule:high_case_waiting', from: null, to: 21, by: -0.5, ids: ['500A'] },
    { part: 'data', k: 'filled', from: 1, to: null, by: 0.3, ids: [] },
    { part: 'override', k: 'override:a02A', from: null, to: 35, by: -0.1, ids: [] }
  ]
};

describe('what changed', () => {
  it('gives the parts, the four largest lines with their records, and the rest as a sum', () => {
    const lines = printed(withDetail({ changed: { week: changed } }));
    const start = lines.findIndex((line) => line.startsWith('Changed from'));
    expect(lines.slice(start, start + 6)).toEqual([
      'Changed from 2026-11-15 to 2026-11-22: 77.5 to 71.5, -6.0: data moved -4.2, settings edited -1.0,',
      'time passed -0.7, override -0.1',
      '-4.0 data moved, Oldest open case, 9 days to 20 days (500A)',
      '-1.0 settings edited, Seats in use, 50% as before',
      '-0.7 time passed, Meetings, 30 days to 37 days',
      '-0.5 data moved, High-priority case waiting, no reading to 21 days (500A)'
    ]);
    expect(lines).toContain('+0.2 in smaller lines');
  });

  it('says what stands beyond the lines that a record holds', () => {
    const held = { ...changed, lines: changed.lines.slice(0, 2) };
    expect(printed(withDetail({ changed: { week: held } }), { all: true, history: false })).toContain('-1.0 in smaller lines');
  });

  it('gives every line with all', () => {
    const lines = printed(withDetail({ changed: { week: changed } }), { all: true, history: false });
    expect(lines).toContain('+0.3 data moved, Answers, 1 answer to no reading');
    expect(lines).toContain('-0.1 override (a02A)');
  });

  it('says of a value that stayed why it moved the score all the same', () => {
    const stayed = { k: 'seats', from: 0.5, to: 0.5, ids: [] };
    const lines = [
      { ...stayed, part: 'time' as const, by: -0.4 },
      { ...stayed, part: 'data' as const, by: 0.3 }
    ];
    const text = sentences(withDetail({ changed: { week: { ...changed, lines } } }));
    expect(text).toContain('-0.4 time passed, Seats in use, 50% as before, and older by now');
    expect(text).toContain('+0.3 data moved, Seats in use, 50% as before, of another day');
  });

  it('says what the score is with the measures that a rebuilt day cannot know, of the month too', () => {
    const month = { ...changed, after: 69.4, rebuilt: true as const, leftOut: ['meetings'] };
    const text = sentences(withDetail({ score: 71.5, changed: { month } }));
    expect(text).toContain('because that day cannot know them: Meetings. With them the score is 71.5.');
    expect(sentences(withDetail({ score: 69.4, changed: { month } }))).not.toContain('With them');
    const newest = { week: '2026-W47', day: month.to, score: 71.5, band: 'Watch', coverage: 92, rebuilt: false, version: 'v' };
    const asked = (points: readonly ExplainedPoint[]): string =>
      sentences(withDetail({ score: 71.5 }, { between: { changed: month }, history: { points, leftOut: [] } }));
    expect(asked([newest])).toContain('With them the score is 71.5.');
    expect(asked([newest, { ...newest, day: '2026-11-29' }])).not.toContain('With them');
  });

  it('announces no lines of the month where it shows none', () => {
    const lines = [{ part: 'time' as const, k: 'oldest', from: 9, to: 20, by: -0.2, ids: [] }];
    const month = { ...changed, after: 77.5, parts: { data: 0, settings: 0, time: 0, missing: 0, override: 0 }, lines };
    expect(printed(withDetail({ changed: { month } }))).toContain(
      'Changed from 2026-11-15 to 2026-11-22: 77.5 to 77.5, 0.0. What moved it evens out.'
    );
  });

  it('says which days it compares where a day that was asked for has no score of its own', () => {
    const compared = (asked: { from: string; to: string }): string => sentences(withDetail({}, { between: { changed, asked } }));
    expect(compared({ from: '2026-11-18', to: '2026-11-22' })).toContain(
      'Asked for 2026-11-18 to 2026-11-22; for a day without a score the newest one before it is taken.'
    );
    expect(compared({ from: '2026-11-15', to: '2026-11-22' })).not.toContain('Asked for');
  });

  it('says what a rebuilt day cannot know', () => {
    const rebuilt = { ...changed, rebuilt: true as const, leftOut: ['meetings'] };
    expect(sentences(withDetail({ changed: { week: rebuilt } }))).toContain(
      'The score of 2026-11-15 is rebuilt from dates; left out on both sides, because that day cannot know them: Meetings.'
    );
  });

  it('says that nothing moved', () => {
    const still = { ...changed, before: 71.5, parts: { data: 0, settings: 0, time: 0, missing: 0, override: 0 }, lines: [] };
    expect(sentences(withDetail({ changed: { week: still } }))).toContain('71.5 to 71.5, 0.0. Nothing moved it.');
  });

  it('says that lines even out where they do', () => {
    const lines = [
      { part: 'time' as const, k: 'oldest', from: 9, to: 20, by: -0.2, ids: [] },
      { part: 'time' as const, k: 'seats', from: 0.5, to: 0.50004, by: 0.2, ids: [] }
    ];
    const even = { ...changed, before: 71.5, parts: { data: 0, settings: 0, time: 0, missing: 0, override: 0 }, lines };
    const text = sentences(withDetail({ changed: { week: even } }));
    expect(text).toContain('What moved it evens out: -0.2 time passed, Oldest open case, 9 days to 20 days');
  });

  it('writes values that read the same with all their decimals', () => {
    const lines = [{ part: 'data' as const, k: 'seats', from: 0.5, to: 0.5004, by: 0.1, ids: [] }];
    expect(sentences(withDetail({ changed: { week: { ...changed, lines } } }))).toContain('Seats in use, 0.5 to 0.5004');
  });

  it('keeps the net score of few answers out of its lines', () => {
    const lines = [{ part: 'data' as const, k: 'nps', from: 10, to: 31, by: 0.4, ids: ['a01A'] }];
    expect(printed(withDetail({ changed: { week: { ...changed, lines } } }))).toContain('+0.4 data moved, Recommendation (a01A)');
  });

  it('gives the month in its parts, and its lines with all', () => {
    const month = { ...changed, from: '2026-10-19' };
    const line = '-4.0 data moved, Oldest open case, 9 days to 20 days (500A)';
    expect(sentences(withDetail({ changed: { month } }))).toContain(
      'Changed from 2026-10-19 to 2026-11-22: 77.5 to 71.5, -6.0: data moved -4.2'
    );
    expect(printed(withDetail({ changed: { month } }))).not.toContain(line);
    expect(printed(withDetail({ changed: { month } }), { all: true, history: false })).toContain(line);
  });

  it('takes the days that were asked for instead of week and month', () => {
    const between = { changed: { ...changed, from: '2026-10-05' } };
    const text = sentences(withDetail({ changed: { week: changed } }, { between }));
    expect(text).toContain('Changed from 2026-10-05');
    expect(text).not.toContain('Changed from 2026-11-15');
  });

  it.each([
    ['not_enough_data', 'on 2026-10-05 there was not enough data for a number.'],
    ['too_new', 'on 2026-10-05 the customer was too new to judge.'],
    ['excluded', 'on 2026-10-05 the score was left out by hand.'],
    ['not_comparable', 'with 2026-10-05 the other day shares too few measures.'],
    ['no_reading', 'this machine kept no readings of 2026-10-05 or before; --history lists the weeks there are.']
  ] as const)('says why there is no comparison: %s', (none, text) => {
    expect(sentences(withDetail({}, { between: { none, day: '2026-10-05' } }))).toContain(`No comparison: ${text}`);
  });
});

describe('the past', () => {
  const point = {
    week: '2026-W45',
    day: '2026-11-02',
    score: 71.5,
    band: 'Watch',
    coverage: 92,
    rebuilt: true,
    version: 'vendor_risk:0123456789'
  };
  const points = [
    { ...point, week: '2026-W42', day: '2026-10-12', score: null, band: null, coverage: 34 },
    point,
    { ...point, week: '2026-W46', day: '2026-11-09', score: 59, plain: 64, rebuilt: false }
  ];
  const deep = { all: false, history: true };

  it('lists weeks newest first with band, coverage, making and settings, gaps among them', () => {
    const lines = printed(withDetail({}, { history: { points, leftOut: ['seats'] } }), deep);
    const start = lines.findIndex((line) => line.startsWith('Past:'));
    expect(lines.slice(start, start + 6)).toEqual([
      'Past: weeks with a point: 3; of these rebuilt from dates that can still be seen: 2.',
      'Not every rebuilt week knows: Seats in use.',
      '2026-W46  2026-11-09  Watch 59.0  92% covered  measured  vendor_risk:01234567 without overrides 64.0',
      '2026-W45  2026-11-02  Watch 71.5  92% covered  rebuilt  vendor_risk:01234567',
      '2 weeks without a point',
      '2026-W42  2026-10-12  no number  34% covered  rebuilt  vendor_risk:01234567'
    ]);
  });

  it('says that there is no past yet', () => {
    expect(sentences({}, deep)).toContain('Past: no weeks yet; the next sync begins it.');
    expect(sentences()).not.toContain('Past:');
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
    [{ val: 1 }, 'answers', '1 answer'],
    [{ val: 1 }, 'cases', '1 case'],
    [{ val: 2 }, 'cases', '2 cases'],
    [{ val: 1, least: true as const }, 'days', '1 day or more'],
    [{ val: 1 }, 'visits', '1 visits'],
    [{ val: 365, least: true as const }, 'days', '365 days or more'],
    [{ val: 74, by: '2027-02-04' }, 'days', '74 days (2027-02-04)'],
    [{ val: null }, 'days', '']
  ])('writes %j in %s as %s', (value, unit, text) => {
    expect(valueText(value, unit, words)).toBe(text);
  });
});
