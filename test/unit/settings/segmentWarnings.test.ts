import { describe, expect, it } from 'vitest';
import { segmentWarnings } from '../../../src/settings/segmentWarnings.ts';
import type { SegmentedAccounts } from '../../../src/settings/segmentWarnings.ts';
import { readSettings } from '../../../src/settings/readSettings.ts';
import { starterRows, withChange } from './starterRows.ts';
import type { Rows } from './starterRows.ts';

const small = 'Headroom_Measure.vr_open_cases';
const large = 'Headroom_Measure.vr_open_cases_large';

/** Masks of four accounts, written as text: `1100` = the first two. */
const mask = (bits: string): Uint8Array => Uint8Array.from(bits, Number);

function warningsOf(rows: Rows, matching: Readonly<Record<string, string>>, customers = '1111') {
  const { settings, findings } = readSettings(rows);
  if (settings === undefined || findings.length > 0) throw new Error(JSON.stringify(findings));
  const accounts: SegmentedAccounts = {
    customers: mask(customers),
    matching: Object.fromEntries(Object.entries(matching).map(([filter, bits]) => [filter, mask(bits)]))
  };
  return segmentWarnings(settings, accounts).filter(({ records }) => records.includes(small));
}

const rows = starterRows();
const smallFilter = '(NumberOfEmployees < 1000 OR NumberOfEmployees = null)';
const largeFilter = 'NumberOfEmployees >= 1000';

describe('segments of one signal', () => {
  it('that part the customers say nothing', () => {
    expect(warningsOf(rows, { [smallFilter]: '1100', [largeFilter]: '0011' })).toEqual([]);
  });

  it('that overlap name both measures and count the customers', () => {
    expect(warningsOf(rows, { [smallFilter]: '1110', [largeFilter]: '0111' })).toEqual([
      { name: 'SegmentsOverlap', records: [small, large], customers: 2 }
    ]);
  });

  it('that leave a gap name the measures and count who stands in it', () => {
    expect(warningsOf(rows, { [smallFilter]: '1000', [largeFilter]: '0010' })).toEqual([
      { name: 'SegmentGap', records: [small, large], customers: 2 }
    ]);
  });

  it('look at customers that the scorecard judges alone', () => {
    const matching = { [smallFilter]: '1000', [largeFilter]: '0010' };
    expect(warningsOf(rows, matching, '1010')).toEqual([]);
    const judged = withChange(rows, 'Headroom_Scorecard.vendor_risk', { Population__c: "Type = 'Customer'" });
    expect(warningsOf(judged, { ...matching, "Type = 'Customer'": '1110' })).toEqual([
      { name: 'SegmentGap', records: [small, large], customers: 1 }
    ]);
  });

  it('of which there is one alone are meant for some', () => {
    const single = withChange(rows, large, { Active__c: false });
    expect(warningsOf(single, { [smallFilter]: '1000' })).toEqual([]);
  });

  it('of three measures are looked at pair by pair', () => {
    const third = {
      ...rows['Headroom_Measure']?.find((row) => row['DeveloperName'] === 'vr_open_cases'),
      DeveloperName: 'vr_open_cases_new',
      Segment_Filter__c: 'CreatedDate = LAST_N_DAYS:180'
    };
    const three = { ...rows, Headroom_Measure: [...(rows['Headroom_Measure'] ?? []), third] };
    const matching = { [smallFilter]: '1100', [largeFilter]: '0010', 'CreatedDate = LAST_N_DAYS:180': '0110' };
    expect(warningsOf(three, matching)).toEqual([
      { name: 'SegmentsOverlap', records: [small, 'Headroom_Measure.vr_open_cases_new'], customers: 1 },
      { name: 'SegmentGap', records: [small, large, 'Headroom_Measure.vr_open_cases_new'], customers: 1 }
    ]);
  });
});
