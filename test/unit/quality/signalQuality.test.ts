import { describe, expect, it } from 'vitest';
import type { Signal } from '../../../src/domain/settings.ts';
import { signalQuality } from '../../../src/quality/signalQuality.ts';
import type { SignalRows } from '../../../src/domain/countedRows.ts';
import type { SignalsFound } from '../../../src/quality/signalQuality.ts';

/** 22 November 2026 in days since 1970. */
const today = Date.parse('2026-11-22') / 86_400_000;

/** Four customers and one account that is none. */
const customers = [1, 1, 0, 1, 1];
const all = [1, 2, 9, 3, 4];

type Case = {
  readonly signal?: Partial<Signal>;
  readonly values?: readonly number[];
  readonly rows?: Partial<SignalRows>;
  readonly use?: { readonly share: number; readonly inUse: boolean };
};

function found({ signal = {}, values = all, rows = {}, use = { share: 1, inUse: true } }: Case): SignalsFound {
  const one = {
    key: 's',
    object: 'Usage__c',
    aggregate: 'LATEST',
    field: 'Active__c',
    dateField: 'Day__c',
    windowDays: 45,
    inUseFrom: 0.3,
    ...signal
  };
  return {
    settings: {
      signals: [one],
      measures: [{ signal: 's', judge: { kind: 'curve' } }],
      riskRules: []
    } as unknown as SignalsFound['settings'],
    today,
    customers,
    uses: new Map([['s', use]]),
    values: new Map([['s', values]]),
    rows: new Map([['s', { rows: 40, undated: 0, empty: 0, newestOn: today - 2, ...rows }]])
  };
}

const of = (one: Case): ReturnType<typeof signalQuality>[string] | undefined => signalQuality(found(one))['s'];

describe('signalQuality', () => {
  it('counts customers with a reading and names the newest day', () => {
    expect(of({ values: [1, NaN, 9, 3, 4] })).toEqual({
      object: 'Usage__c',
      state: 'in_use',
      covered: 3,
      of: 4,
      used: 100,
      needed: 2,
      rows: 40,
      undated: 0,
      empty: 0,
      newest: '2026-11-20'
    });
  });

  it.each<[string, Case, string | undefined]>([
    ['nobody uses the object', { use: { share: 0, inUse: false } }, 'unused'],
    ['too few use it', { use: { share: 0.2, inUse: false } }, 'few'],
    ['a part of a ratio is off', { signal: { aggregate: 'RATIO' }, use: { share: 0, inUse: false } }, 'parts'],
    ['no row passes the filter', { rows: { rows: 0, newestOn: NaN }, values: [NaN, NaN, NaN, NaN, NaN] }, 'filter'],
    ['no row passes the filter and that means 0', { rows: { rows: 0, newestOn: NaN }, values: [0, NaN, 0, 0, 0] }, undefined],
    ['the newest row is as old as the window', { rows: { newestOn: today - 45 }, values: [NaN, NaN, NaN, NaN, NaN] }, 'window'],
    ['nothing was delivered for half of the window', { rows: { newestOn: today - 23 } }, 'stopped'],
    ['the newest row is younger', { rows: { newestOn: today - 22 } }, undefined],
    ['cases are rare, which is no fault', { signal: { aggregate: 'COUNT' }, rows: { newestOn: today - 40 } }, undefined],
    ['rows lack their date', { rows: { undated: 3 } }, 'dates'],
    ['rows lack their value', { rows: { empty: 3 } }, 'values'],
    ['one customer of four has a reading', { values: [1, NaN, 9, NaN, NaN] }, 'coverage'],
    ['two customers of four have a reading', { values: [1, NaN, 9, NaN, 1] }, undefined]
  ])('says what would help where %s', (_, one, fix) => {
    expect(of(one)?.fix).toBe(fix);
  });

  it('names the field that rows lack', () => {
    expect([of({ rows: { undated: 1 } })?.field, of({ rows: { empty: 1 } })?.field]).toEqual(['Day__c', 'Active__c']);
  });

  it('names a signal whose object the org lacks, and leaves out what nothing looks at', () => {
    const base = found({});
    const settings = { ...base.settings, signals: [{ key: 'idle' }], measures: [{ signal: 'gone', judge: { kind: 'curve' } }] };
    const quality = signalQuality({ ...base, settings: settings as unknown as SignalsFound['settings'] });
    expect(Object.keys(quality)).toEqual(['gone']);
    expect(quality['gone']).toMatchObject({ state: 'off', fix: 'object' });
  });
});
