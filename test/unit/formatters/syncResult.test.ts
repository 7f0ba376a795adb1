import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SyncResult } from '../../../src/domain/syncResult.ts';
import { curedCodes } from '../../../src/domain/refusedRows.ts';
import { formatSyncResult } from '../../../src/formatters/syncResult.ts';

const result: SyncResult = {
  runId: '0197c2-4e1d',
  asOf: '2026-11-22T02:10:00.000Z',
  dryRun: false,
  status: 'done',
  accounts: 300,
  written: { results: 1500, cells: 812, summaries: 300, versions: 8, accounts: 0, deleted: 0 },
  writtenTotal: 2620,
  failed: [],
  apiCalls: 43,
  storage: { addedMb: 5.1171875, usedMb: 140, maxMb: 10240 },
  seconds: 12.34,
  report: { v: 1, scored: {}, off: {}, notSetUp: {}, quality: [], warnings: [], stages: [] }
};

/** Every phrase shows its key and its places, so that the test does not hold the words. */
const places: Readonly<Record<string, number>> = {
  closing: 5,
  'closing.paused': 4,
  paused: 4,
  touched: 2,
  'failed.line': 4,
  'failed.keys': 1,
  failed: 1,
  'warning.ObjectMissing': 3
};
const messages = readFileSync('messages/sync.md', 'utf8');
const words = (key: string): string => [key, ...Array.from({ length: places[key] ?? 0 }, () => '%s')].join(' ');

describe('formatSyncResult', () => {
  it('ends with accounts, results, cells, calls and seconds', () => {
    expect(formatSyncResult(result, words)).toEqual(['closing 300 1500 812 43 12.3']);
  });

  it('says that nothing was written before the closing line', () => {
    const nothing = { ...result, writtenTotal: 0, written: { results: 0, cells: 0, summaries: 0, versions: 0, accounts: 0, deleted: 0 } };
    expect(formatSyncResult(nothing, words)).toEqual(['nothingWritten', 'closing 300 0 0 43 12.3']);
  });

  it('says how many accounts were touched and how many of them are customers, where not all were scored', () => {
    const some: SyncResult = { ...result, accounts: 3, scored: { kind: 'touched', accounts: 12 } };
    expect(formatSyncResult(some, words)).toEqual(['touched 12 3', 'closing 3 1500 812 43 12.3']);
  });

  it('says why everybody was scored, in a dry run too', () => {
    for (const because of ['first', 'night', 'settings', 'many', 'asked'] as const) {
      const all: SyncResult = { ...result, scored: { kind: 'full', because, accounts: 300 } };
      expect(formatSyncResult(all, words)).toEqual([`full.${because}`, 'closing 300 1500 812 43 12.3']);
      expect(formatSyncResult({ ...all, dryRun: true }, words)).toContain(`full.${because}`);
      expect(messages).toContain(`# full.${because}\n`);
    }
  });

  it('of a paused run says why, what is kept and what was written, and no count of a whole run', () => {
    const paused = { values: ['40', '100', 'this run', '43'], waiting: 12 };
    expect(formatSyncResult({ ...result, status: 'paused', writtenTotal: 7, paused }, words)).toEqual([
      'paused 40 100 this run 43',
      'closing.paused 7 12 43 12.3'
    ]);
  });

  it('counts refused records by the words of the org, names a few of each and the cure where one is known', () => {
    const object = 'Headroom_Scorecard_Result__c';
    const locked = ['1', '2', '3', '4'].map((key) => ({ object, key, code: 'UNABLE_TO_LOCK_ROW', message: 'no access' }));
    const odd = { object, key: '5', code: 'NEVER_HEARD_OF', message: 'what' };
    expect(formatSyncResult({ ...result, status: 'partly', failed: [odd, ...locked] }, words).map((line) => line.trim())).toEqual([
      'failed 5',
      'failed.line 4 Headroom_Scorecard_Result__c UNABLE_TO_LOCK_ROW no access',
      'failed.keys 1, 2, 3, ...',
      'cure.UNABLE_TO_LOCK_ROW',
      'failed.line 1 Headroom_Scorecard_Result__c NEVER_HEARD_OF what',
      'failed.keys 5',
      'closing 300 1500 812 43 12.3'
    ]);
  });

  it('has words for every cure that it may name', () => {
    expect(curedCodes.filter((code) => !messages.includes(`\n# cure.${code}\n`))).toEqual([]);
  });

  it('says a warning as the sentence of its name', () => {
    const report = {
      ...result.report,
      warnings: [{ name: 'ObjectMissing', values: ['CampaignMember', 'Headroom_Signal.a, Object__c'], count: 7 }]
    };
    expect(formatSyncResult({ ...result, report }, words)[0]).toBe('warning.ObjectMissing CampaignMember Headroom_Signal.a, Object__c 7');
  });
});
