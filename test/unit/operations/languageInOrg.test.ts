import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languageInOrg, rowsInLanguage, sayingsOf } from '../../../src/operations/setup/languageInOrg.ts';
import { newRecord } from '../../../src/operations/setup/starterRecords.ts';
import { readDictionary } from '../../../src/operations/setup/starterWords.ts';
import { proposalOf } from './lineProposals.ts';

const { en, ...others } = await readDictionary(join(import.meta.dirname, '../../../starter'));
const texts = { 'Headroom_Band.red': { MasterLabel: 'Gefährdet', Title__c: 'Gefährdet', Explanation__c: 'Ab 0.' } };
const dictionary = { en, ...others, de: { ...others.de, records: texts } };
const starter = [
  newRecord('Headroom_Band__mdt', 'red', { Title__c: 'At risk', Explanation__c: 'From 0.', Floor__c: 0 }),
  newRecord('Headroom_Health_Setting__mdt', 'default', { Title__c: 'All' })
];
const sayings = sayingsOf(starter, [proposalOf('Robots', 'robots', 2)], dictionary);
const band = (row: Readonly<Record<string, unknown>>) => ({ Headroom_Band: [{ DeveloperName: 'Red', ...row }] });

describe('languageInOrg', () => {
  it('is that of most ready-made texts', () => {
    expect(languageInOrg(band({ Title__c: 'Gefährdet', Explanation__c: 'Ab 0.' }), sayings)).toBe('de');
    expect(languageInOrg(band({ Title__c: 'Gefährdet', Explanation__c: 'Own text' }), sayings)).toBe('de');
    expect(languageInOrg(band({ Title__c: 'At risk', Explanation__c: 'From 0.' }), sayings)).toBe('en');
  });

  it('is English in an org without settings, and where all texts are the org’s own', () => {
    expect(languageInOrg({}, sayings)).toBe('en');
    expect(languageInOrg(band({ Title__c: 'Help!' }), sayings)).toBe('en');
  });
});

describe('rowsInLanguage', () => {
  it('translates what is ready-made, field by field, and leaves what somebody wrote, and values', () => {
    const rows = band({ Title__c: 'At risk', Explanation__c: 'Ours', Floor__c: 10 });
    expect(rowsInLanguage(rows, sayings, 'de')).toEqual(band({ Title__c: 'Gefährdet', Explanation__c: 'Ours', Floor__c: 10 }));
  });

  it('goes back to English', () => {
    expect(rowsInLanguage(band({ Title__c: 'Gefährdet' }), sayings, 'en')).toEqual(band({ Title__c: 'At risk' }));
  });

  it('knows the titles that answers give the general record', () => {
    const general = (Title__c: string) => ({ Headroom_Health_Setting: [{ DeveloperName: 'default', Title__c }] });
    expect(rowsInLanguage(general('Accounts with an active contract'), sayings, 'de')).toEqual(
      general('Accounts mit einem aktiven Vertrag')
    );
  });

  it('knows the texts of an accepted product family', () => {
    const line = (Unit__c: string) => ({ Headroom_Product_Line: [{ DeveloperName: 'robots', Title__c: 'Robots', Unit__c }] });
    expect(rowsInLanguage(line('units'), sayings, 'de')).toEqual(line('Einheiten'));
  });
});
