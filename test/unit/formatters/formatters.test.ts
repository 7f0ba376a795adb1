import { describe, expect, it } from 'vitest';
import type { SetupResult } from '../../../src/domain/setupResult.ts';
import type { SyncResult } from '../../../src/domain/syncResult.ts';
import { formatSetupResult } from '../../../src/formatters/setupResult.ts';
import { formatSyncResult } from '../../../src/formatters/syncResult.ts';
import type { Words } from '../../../src/formatters/words.ts';

/** Phrases as the message files give them: without the spaces that one begins with. */
const phrases: Readonly<Record<string, string>> = {
  example: '%s %s %s',
  'closing.dryRun':
    'dry run of %s: %s results, %s cells, %s summaries, %s versions, %s accounts, %s deleted; %s and %s calls of %s; %s MB more%s; %s s',
  storageKnown: '(%s of %s MB used)',
  candidate: '%s: %s accounts%s',
  'candidate.total': ', %s in total',
  'candidate.goal': '%s: %s of %s',
  'question.goal': 'Goal?',
  'question.customers': 'Who?',
  'question.success-manager': 'Manager?',
  'question.contract-value': 'Value?',
  'question.product-lines': 'Lines?'
};
const words: Words = (key) => phrases[key] ?? key;

const result: SyncResult = {
  runId: 'r',
  asOf: '2026-11-22T08:00:00.000Z',
  dryRun: true,
  status: 'done',
  accounts: 3,
  written: { results: 1, cells: 0, summaries: 0, versions: 0, accounts: 0, deleted: 0 },
  writtenTotal: 1,
  failed: [],
  apiCalls: 9,
  apiCallsToWrite: 1,
  apiCallsAllowed: 25_000,
  storage: { addedMb: 0.04, usedMb: 29, maxMb: 10240 },
  seconds: 1.26,
  report: { v: 1, scored: {}, off: {}, notSetUp: {}, quality: [], warnings: [], stages: [] },
  examples: [{ operation: 'upsert', object: 'Headroom_Scorecard_Result__c', key: 'k', fields: ['Key__c', 'Score__c'] }]
};

describe('formatSyncResult', () => {
  it('sets records of a dry run below each other and storage apart from the words before it', () => {
    expect(formatSyncResult(result, words)).toEqual([
      '  upsert Headroom_Scorecard_Result__c k',
      'dry run of 3: 1 results, 0 cells, 0 summaries, 0 versions, 0 accounts, 0 deleted; 9 and 1 calls of 25000; 0 MB more (29 of 10240 MB used); 1.3 s'
    ]);
  });

  it('leaves storage out where the org does not tell it', () => {
    const closing = formatSyncResult({ ...result, storage: { addedMb: 0 } }, words).at(-1);
    expect(closing).toContain('0 MB more; 1.3 s');
  });
});

describe('formatSetupResult', () => {
  const setup: SetupResult = {
    dryRun: true,
    language: 'en',
    questions: {
      goal: [{ answer: 'early-warning', count: 12, of: 14 }],
      customers: [{ answer: 'type', count: 3 }],
      'success-manager': [],
      'contract-value': [{ answer: 'contract', count: 2, total: 1234.5 }],
      'product-lines': []
    },
    answers: {},
    proposals: [],
    accepted: [],
    created: [],
    replaced: [],
    reworded: [],
    kept: [],
    same: 0,
    outlook: { kind: 'large', accounts: 2001 }
  };

  it('prints each question of a dry run with its answers below, counted and summed, then how customers spread', () => {
    const lines = formatSetupResult(setup, words, { verbose: false, outlook: ['Bands.'] });
    expect(lines).toEqual([
      'Goal?',
      '  early-warning: 12 of 14',
      'Who?',
      '  type: 3 accounts',
      'Manager?',
      'Value?',
      '  contract: 2 accounts, 1235 in total',
      'Lines?',
      'Bands.',
      expect.stringMatching(/^dry run of /)
    ]);
  });

  it('counts records that change their language, with the language', () => {
    const plain: Words = (key) => ({ reworded: '%s now in %s' })[key] ?? key;
    const reworded = ['Headroom_Band.a', 'Headroom_Band.b'];
    expect(formatSetupResult({ ...setup, dryRun: false, language: 'de', reworded }, plain, { verbose: false, outlook: [] })).toEqual([
      '2 now in de',
      'closing'
    ]);
  });

  const change = { differences: [{ field: 'Title__c', org: 'A', starter: 'B' }] };
  const kept = ['Headroom_Measure.b', 'Headroom_Band.a', 'Headroom_Measure.c'].map((name) => ({ name, ...change }));

  it('counts records that were kept by type, and names them only when asked', () => {
    const plain: Readonly<Record<string, string>> = {
      keptCount: '%s kept (%s)',
      kept: 'kept %s (%s)',
      difference: '%s: %s, ready-made %s'
    };
    const spoken: Words = (key) => plain[key] ?? key;
    const done = { ...setup, dryRun: false, kept };
    expect(formatSetupResult(done, spoken, { verbose: false, outlook: [] })).toEqual([
      '3 kept (Headroom_Band 1, Headroom_Measure 2)',
      'closing'
    ]);
    expect(formatSetupResult(done, spoken, { verbose: true, outlook: [] })[0]).toBe('kept Headroom_Measure.b (Title__c: A, ready-made B)');
  });
});
