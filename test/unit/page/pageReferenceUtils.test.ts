import { describe, expect, it } from 'vitest';
import { decodeDefaultFieldValues, encodeDefaultFieldValues } from '../../../src/page/platform/pageReferenceUtils.ts';

describe('default field values', () => {
  it('are field and encoded value joined by commas, as in the address of a new record', () => {
    expect(encodeDefaultFieldValues({ FirstName: 'Morag', LastName: 'de Fault', LeadSource: 'Other' })).toBe(
      'FirstName=Morag,LastName=de%20Fault,LeadSource=Other'
    );
  });

  it('come back as texts, with commas and signs of equality in them', () => {
    const values = { Subject: 'a=b, c & d', NumberOfEmployees: 35000, Checked__c: true };
    expect(decodeDefaultFieldValues(encodeDefaultFieldValues(values))).toEqual({
      Subject: 'a=b, c & d',
      NumberOfEmployees: '35000',
      Checked__c: 'true'
    });
  });

  it('are none of an empty text', () => {
    expect(decodeDefaultFieldValues('')).toEqual({});
  });
});
