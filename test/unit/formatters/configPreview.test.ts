import { describe, expect, it } from 'vitest';
import type { ConfigPreview, ScorecardPreview } from '../../../src/domain/configPreview.ts';
import { formatConfigPreview, formatDistributions } from '../../../src/formatters/configPreview.ts';
import { moneyTexts } from '../../../src/formatters/moneyText.ts';
import { phrasesOf } from './phrases.ts';

const words = phrasesOf('config.preview.md');

const risk: ScorecardPreview = {
  ...{ key: 'vendor_risk', title: 'Risk by department', headline: true, state: 'scored', before: 'judged', untold: [] },
  changes: [
    { what: 'measure', k: 'vr_a', title: 'Oldest open case', did: 'edited', field: 'weight', from: 40, to: 60 },
    { what: 'measure', k: 'vr_b', title: 'Last meeting', did: 'edited', field: 'reads' },
    { what: 'rule', k: 'r', title: 'Contact may have left', did: 'removed' },
    { what: 'band', k: 'b', title: 'Watch', did: 'edited', field: 'playbook', from: null, to: 'Recover' }
  ],
  standings: [
    { k: 'green', title: 'On track', colour: 'green', before: 10, after: 8 },
    { k: 'red', title: 'At risk', colour: 'red', before: 0, after: 2 },
    { k: 'too_new', before: 10, after: 10 }
  ],
  moves: [{ from: 'green', to: 'red', accounts: 2, contractValue: [{ currency: 'EUR', amount: 1234567.5 }], withoutValue: 1 }],
  movers: [
    {
      ...{ accountId: '001A', name: 'Acme', from: 'green', to: 'red', before: 81, after: 30.04 },
      contractValue: { currency: 'EUR', amount: 1234567.5 }
    },
    { accountId: '001B', name: '001B', from: 'green', to: 'red', before: null, after: 12 }
  ],
  ...{ moved: 2, rescored: 7, later: 1 },
  warnings: [{ name: 'MoreThanWorkable', band: 'At risk', accounts: 2, workable: 1, managers: 1, each: 1 }]
};

const quiet: ScorecardPreview = {
  ...risk,
  ...{ key: 'client_maturity', title: 'Customer maturity', headline: false, changes: [], moves: [], movers: [] },
  ...{ moved: 0, rescored: 0, later: 0, warnings: [] }
};

const preview: ConfigPreview = {
  ...{ org: 'admin@acme.com', folders: [], records: 0, asOf: '2026-11-22T10:05:00.000Z' },
  customers: { before: 20, after: 20 },
  headline: { before: 'vendor_risk', after: 'vendor_risk' },
  contractValue: { before: { source: 'Contracts', totals: [] }, after: { source: 'Contracts', totals: [] } },
  ...{ productLines: [], measuresOn: [], measuresOff: [], scorecards: [quiet, risk], warnings: [] }
};

describe('formatConfigPreview', () => {
  it('tells of each scorecard its edits, bands before and after, moves with contract value, who moves, and warnings', () => {
    expect(formatConfigPreview(preview, words, false)).toEqual([
      'Preview of what stands in admin@acme.com, judged on the facts of 2026-11-22 10:05 UTC; 20 customers.',
      '',
      'Risk by department (vendor_risk): 4 edits, 2 accounts move, 7 numbers change.',
      '  measure "Oldest open case": weight 40 -> 60',
      '  measure "Last meeting": what it reads, or whom it concerns',
      '  removed rule "Contact may have left"',
      '  band "Watch": playbook (empty) -> Recover',
      '  On track: 10 -> 8 (50% -> 40%)',
      '  At risk: 0 -> 2 (0% -> 10%)',
      '  Too new to judge: 10 -> 10 (50% -> 50%)',
      '  2 accounts On track -> At risk, EUR 1,234,567.50 a year, 1 without a contract value',
      '  Acme (001A): On track 81.0 -> At risk 30.0, EUR 1,234,567.50 a year',
      '  001B (001B): On track -> At risk 12.0',
      '  1 account more would move when the new band has lasted for the nights that the scorecard asks for.',
      '  Warning: 2 customers in "At risk", but 1 success manager can work on 1 (1 each,',
      '  At_Risk_Per_Manager__c). The list would not be worked off: look at curves, floors and caps.',
      '',
      'No edit and no move: Customer maturity.',
      'Nothing was written. The next sync publishes what stands in the org; to keep what was published, undo the edits in Setup first.'
    ]);
  });

  it('names ten edits and accounts and counts the rest, or names all when asked', () => {
    const change = risk.changes[0]!;
    const mover = risk.movers[1]!;
    const many: ScorecardPreview = {
      ...risk,
      changes: Array.from({ length: 12 }, () => change),
      movers: Array.from({ length: 11 }, () => mover),
      moved: 300
    };
    const short = formatConfigPreview({ ...preview, scorecards: [many] }, words, false);
    expect(short).toContain('  and 2 more edits: --verbose');
    expect(short).toContain('  and 290 more accounts: --verbose or --json');
    const whole = formatConfigPreview({ ...preview, scorecards: [many] }, words, true);
    expect(whole.filter((line) => line.startsWith('  measure "Oldest open case"'))).toHaveLength(12);
    expect(whole).toContain('  and 289 more accounts: --verbose or --json');
  });

  it('says what before rests on where the published settings cannot be judged anew', () => {
    const shown: ScorecardPreview = { ...risk, before: 'shown', untold: ['Last meeting'] };
    const text = formatConfigPreview({ ...preview, scorecards: [shown] }, words, false)
      .join(' ')
      .replace(/\s+/g, ' ');
    expect(text).toContain('the former definition of Last meeting is kept nowhere');
  });

  it('tells scorecards that are switched off, not set up or published for the first time', () => {
    const gone: ScorecardPreview = { ...quiet, state: 'gone', moved: 3 };
    const off: ScorecardPreview = { ...quiet, key: 'b', title: 'B', state: 'not_set_up', moved: 1 };
    const first: ScorecardPreview = {
      ...quiet,
      key: 'c',
      title: 'C',
      before: 'none',
      standings: [{ ...risk.standings[0]!, before: null }]
    };
    const lines = formatConfigPreview({ ...preview, scorecards: [gone, off, first] }, words, false);
    expect(lines).toContain('Customer maturity (client_maturity): switched off. 3 accounts lose their result.');
    expect(lines).toContain('B (b): not set up here, too few of its measures are in use. 1 account loses its result.');
    expect(lines).toContain('C (c): not published yet.');
    expect(lines).toContain('  On track: 8 (100%)');
  });

  it('tells what else changes: customers, headline, contract value, measures that come on or go off', () => {
    const other: ConfigPreview = {
      ...preview,
      ...{ folders: ['settings', 'more'], records: 3 },
      customers: { before: 20, after: 18 },
      headline: { before: 'vendor_risk', after: 'client_maturity' },
      contractValue: {
        before: { source: 'Contracts', totals: [{ currency: 'EUR', amount: 10 }] },
        after: { source: 'Won opportunities', totals: [] }
      },
      ...{ measuresOn: ['vr_a'], measuresOff: ['vr_b', 'vr_c'], scorecards: [risk, quiet] }
    };
    const lines = formatConfigPreview(other, words, false);
    expect(lines.slice(0, 6)).toEqual([
      'Preview of 3 records from settings, more laid over admin@acme.com, judged on the facts of 2026-11-22 10:05 UTC; 18 customers.',
      'Customers: 20 with records in the org, 18 then.',
      'Headline: Risk by department, then Customer maturity.',
      'Contract value a year: EUR 10 (Contracts), then nothing known (Won opportunities).',
      '1 measure comes on: vr_a',
      '2 measures go off, because this org hardly uses what they read: vr_b, vr_c'
    ]);
    expect(lines.at(-1)).toBe(
      'Nothing was written. To publish: sf project deploy start --source-dir settings --source-dir more --target-org <alias>, then sf headroom sync.'
    );
  });
});

describe('formatDistributions', () => {
  it('says where customers stand, the headline first, and warns', () => {
    expect(formatDistributions({ ...preview, scorecards: [quiet, risk] }, words)).toEqual([
      'Risk by department (vendor_risk)',
      '  On track: 8 (40%)',
      '  At risk: 2 (10%)',
      '  Too new to judge: 10 (50%)',
      '  Warning: 2 customers in "At risk", but 1 success manager can work on 1 (1 each,',
      '  At_Risk_Per_Manager__c). The list would not be worked off: look at curves, floors and caps.',
      'Customer maturity (client_maturity)',
      '  On track: 8 (40%)',
      '  At risk: 2 (10%)',
      '  Too new to judge: 10 (50%)'
    ]);
  });
});

describe('moneyTexts', () => {
  it.each([
    [[], ''],
    [[{ currency: '', amount: 1000 }], '1,000'],
    [[{ currency: 'JPY', amount: 1234567 }], 'JPY 1,234,567'],
    [[{ currency: 'EUR', amount: -1999.5 }], 'EUR -1,999.50']
  ])('of %j is %j', (amounts, text) => {
    expect(moneyTexts(amounts)).toBe(text);
  });
});
