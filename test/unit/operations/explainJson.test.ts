import { describe, expect, it } from 'vitest';
import { readJson, readJsonIfAny } from '../../../src/operations/explain/explainJson.ts';

const place = { field: 'Flags__c', record: 'Headroom_Account_Summary__c of 001000000000001AAA' };

describe('a JSON field of ours', () => {
  it('is read where it holds what was written, also with more than this version knows', () => {
    const text = '{"v":1,"flags":[{"k":"pulse","scorecard":"health","side":"worse","since":"2026-11-01"}],"more":true}';
    expect(readJson('flags', text, place).flags).toMatchObject([{ k: 'pulse', side: 'worse' }]);
  });

  it.each([
    ['is no JSON', 'soon', /JSON/u],
    ['is no object', '[]', /object/u],
    ['has no version', '{"flags":[]}', /^v: /u],
    ['lacks what belongs there', '{"v":1}', /^flags: /u],
    ['holds something else there', '{"v":1,"flags":[{"k":7}]}', /^flags\.0\.k: /u]
  ])('that %s is refused with its name, its record and the place', (_, text, why) => {
    expect(() => readJson('flags', text, place)).toThrow(
      expect.objectContaining({ name: 'RecordUnreadable', values: [place.field, place.record, expect.stringMatching(why) as unknown] })
    );
  });

  it('of a newer version is refused as such, whatever else it holds', () => {
    expect(() => readJson('flags', '{"v":2}', place)).toThrow(
      expect.objectContaining({ name: 'StoreNewer', values: [`${place.field} of ${place.record}`, '2', '1'] })
    );
  });

  it('that may not be read is refused, unless it may be missing', () => {
    expect(() => readJson('flags', undefined, place)).toThrow(expect.objectContaining({ name: 'AccessMissing' }));
    expect(readJsonIfAny('flags', undefined, place)).toBeUndefined();
    expect(() => readJsonIfAny('flags', '{}', place)).toThrow(expect.objectContaining({ name: 'RecordUnreadable' }));
  });
});
