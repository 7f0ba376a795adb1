import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FieldModel } from '../../../src/metadata/fieldModel.ts';
import { readPackage } from '../../../src/metadata/readPackage.ts';
import { valueOf } from '../../../src/metadata/readRecord.ts';
import { readSourceFolder } from '../../../src/metadata/sourceFolder.ts';
import { newRecord, readStarter } from '../../../src/operations/setup/starterRecords.ts';
import { added, inLanguage, readDictionary, recordName, setupLanguages, wordsOf } from '../../../src/operations/setup/starterWords.ts';

const root = join(import.meta.dirname, '../../..');
const records = await readStarter(join(root, 'starter'));
const dictionary = await readDictionary(join(root, 'starter'));
const { objects } = readPackage(await readSourceFolder(join(root, 'force-app/main/default/objects')));

const others = setupLanguages.filter((language) => language !== 'en');

/** What a text fills in, such as `{account}`, in one order. */
const places = (text: string): readonly string[] => (text.match(/\{[^}]*\}/g) ?? []).sort();

/** Characters that a field holds; a record's label holds 40. */
function room(object: string, field: string): number {
  if (field === 'MasterLabel') return 40;
  const found: FieldModel | undefined = objects.find(({ name }) => name === object)?.fields.find(({ name }) => name === field);
  return found?.length ?? 0;
}

describe.each(others)('words of the ready-made records in %s', (language) => {
  const { records: words } = dictionary[language];

  it('stand for every text of every record, and for nothing else', () => {
    const keys = (texts: Iterable<string>): readonly string[] => [...texts].sort();
    const wanted = Object.fromEntries(records.map((record) => [recordName(record), keys(wordsOf(record).keys())]));
    expect(Object.fromEntries(Object.entries(words).map(([name, texts]) => [name, keys(Object.keys(texts))]))).toEqual(wanted);
  });

  it('have the places of the English text', () => {
    const moved = records.flatMap((record) =>
      [...wordsOf(record)]
        .filter(([field, text]) => places(text).join() !== places(words[recordName(record)]?.[field] ?? '').join())
        .map(([field]) => `${recordName(record)} ${field}`)
    );
    expect(moved).toEqual([]);
  });

  it('fit into their fields', () => {
    const long = records.flatMap((record) =>
      Object.entries(words[recordName(record)] ?? {})
        .filter(([field, text]) => text.length > room(record.object, field))
        .map(([field, text]) => `${recordName(record)} ${field}: ${text.length} of ${room(record.object, field)}`)
    );
    expect(long).toEqual([]);
  });

  it('say what the set-up adds with the same places', () => {
    const english = Object.entries(dictionary.en.added).map(([word, text]) => [word, places(text)]);
    expect(Object.entries(dictionary[language].added).map(([word, text]) => [word, places(text)])).toEqual(english);
  });

  it('give the bands of one scorecard three names', () => {
    const titles = ['red', 'yellow', 'green'].map((band) => words[`Headroom_Band.vendor_risk_${band}`]?.['Title__c']);
    expect(new Set(titles).size).toBe(3);
  });
});

describe('words of the ready-made records', () => {
  it('are in English in the records themselves', () => {
    expect(dictionary.en.records).toEqual({});
  });

  it('leave out the unit of a signal, which is a key, and hold that of a product line', () => {
    const unit = { Title__c: 'x', Unit__c: 'cases' };
    expect([...wordsOf(newRecord('Headroom_Signal__mdt', 'a', unit)).keys()]).toEqual(['MasterLabel', 'Title__c']);
    expect([...wordsOf(newRecord('Headroom_Product_Line__mdt', 'a', unit)).keys()]).toEqual(['MasterLabel', 'Title__c', 'Unit__c']);
  });
});

describe('inLanguage', () => {
  const red = records.find((record) => recordName(record) === 'Headroom_Band.vendor_risk_red') ?? newRecord('', '', {});

  it('writes title and label in the language and nothing else', () => {
    const german = inLanguage(red, dictionary.de);
    expect([german.label, valueOf(german, 'Title__c')]).toEqual(['Gefährdet', 'Gefährdet']);
    const rest = (record: typeof red) =>
      record.values.filter(({ field }) => !['Title__c', 'Explanation__c'].includes(field)).map(({ field, value }) => `${field} ${value}`);
    expect(rest(german).sort()).toEqual(rest(red).sort());
  });

  it('leaves a record as it is where the language has no words for it', () => {
    const own = newRecord('Headroom_Band__mdt', 'own', { Title__c: 'Ours' });
    expect(inLanguage(own, dictionary.ja)).toEqual(own);
  });
});

describe('added', () => {
  it('puts the family into its place, whatever it holds', () => {
    expect(added(dictionary.en, 'rule.title.segment', { family: '{segment} $&', segment: 'x' })).toBe('{segment} $&: x');
    expect(added(dictionary.de, 'rule.explanation', { family: 'Analytics' })).toBe(
      'Die Hälfte der Besitzer von Analytics hat mindestens diese Menge.'
    );
  });
});
