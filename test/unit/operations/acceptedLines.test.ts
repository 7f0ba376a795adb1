import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acceptedLines } from '../../../src/operations/setup/acceptedLines.ts';
import { valueOf } from '../../../src/metadata/readRecord.ts';
import { readDictionary } from '../../../src/operations/setup/starterWords.ts';

const { en: english } = await readDictionary(join(import.meta.dirname, '../../../starter'));

describe('acceptedLines', () => {
  const records = acceptedLines(
    [
      { family: 'Platform', medianQuantity: 40 },
      { family: "Bob's 3rd  Suite", medianQuantity: 1 },
      { family: '2FA', medianQuantity: 0 }
    ],
    english
  );
  const named = (object: string) => records.filter((record) => record.object === object).map(({ name }) => name);

  it('makes line, signal, measure and rule of every family, under names that Salesforce allows', () => {
    expect(named('Headroom_Product_Line__mdt')).toEqual(['platform', 'bob_s_3rd_suite', 'line_2fa']);
    expect(named('Headroom_Signal__mdt')).toEqual(['qty_platform', 'qty_bob_s_3rd_suite', 'qty_line_2fa']);
    expect(named('Headroom_Measure__mdt')).toEqual(['vx_platform', 'vx_bob_s_3rd_suite', 'vx_line_2fa']);
    expect(named('Headroom_Whitespace_Rule__mdt')).toEqual(['platform_all', 'bob_s_3rd_suite_all', 'line_2fa_all']);
  });

  it('calls the median of the owners green and at least 1', () => {
    const green = records
      .filter(({ object }) => object === 'Headroom_Whitespace_Rule__mdt')
      .map((record) => valueOf(record, 'Green_From__c'));
    expect(green).toEqual([40, 1, 1]);
  });

  it('gives equal weights that do not exceed 100 together', () => {
    const weights = records.filter(({ object }) => object === 'Headroom_Measure__mdt').map((record) => valueOf(record, 'Weight__c'));
    expect(weights).toEqual([33.33, 33.33, 33.33]);
  });

  it('writes a family with a quote as one literal', () => {
    const signal = records.find(({ name }) => name === 'qty_bob_s_3rd_suite');
    expect(signal && valueOf(signal, 'Filter__c')).toBe(
      "IsCompetitorProduct = false AND Status != 'Obsolete' AND Product2.Family = 'Bob\\'s 3rd  Suite'"
    );
  });
});
