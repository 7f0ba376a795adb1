import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { RecordModel } from '../../metadata/model.ts';
import { valueOf } from '../../metadata/readRecord.ts';
import { withValues } from '../../metadata/recordXml.ts';

/** Languages of the ready-made records, named as Salesforce names them; `starter/words` holds one file of each. */
export const setupLanguages = ['en', 'de', 'ja', 'zh_CN'] as const;

export type SetupLanguage = (typeof setupLanguages)[number];

/** Words that the set-up adds by itself: the title of a population, and the texts of a product family that becomes a line. */
const addedWords = [
  'customers.type-or-contract',
  'customers.type',
  'customers.contract',
  'customers.asset',
  'customers.won',
  'signal.title',
  'signal.explanation.asset',
  'signal.explanation.opportunity',
  'signal.explanation.order',
  'amount.title',
  'amount.explanation',
  'term.title',
  'term.explanation',
  'line.explanation',
  'line.unit',
  'line.unitOne',
  'measure.explanation',
  'measure.evidence',
  'rule.title',
  'rule.title.segment',
  'rule.explanation',
  'rule.explanation.segment',
  'rule.explanation.perEmployee',
  'rule.explanation.perEmployee.segment',
  'segment.industry',
  'segment.below',
  'segment.between',
  'segment.from'
] as const;

export type AddedWord = (typeof addedWords)[number];

const text = z.string().min(1);
const schema = z.strictObject({ added: z.record(z.enum(addedWords), text), records: z.record(text, z.record(text, text)) });

/** `added` names a family as `{family}`, a segment as `{segment}`; `records` holds full name of a record, then field or MasterLabel, then text. */
export type StarterWords = z.infer<typeof schema>;

/** Every language's words. The records themselves are written in English, so `en` holds none for them. */
export type Dictionary = Readonly<Record<SetupLanguage, StarterWords>>;

const wordFields: ReadonlySet<string> = new Set([
  ...['Title__c', 'Explanation__c', 'Note__c', 'Outcome__c', 'Evidence__c', 'Shown_Text__c', 'Clears_When__c'],
  ...['Starts_When__c', 'Subject__c', 'Role__c', 'Done_When__c', 'Segment_Name__c']
]);

/** Reads the words of all languages beside the ready-made records. Reads the disk. */
export async function readDictionary(starterFolder: string): Promise<Dictionary> {
  const read = async (language: SetupLanguage): Promise<readonly [SetupLanguage, StarterWords]> => {
    const file = await readFile(join(starterFolder, 'words', `${language}.json`), 'utf8');
    return [language, schema.parse(JSON.parse(file))];
  };
  return Object.fromEntries(await Promise.all(setupLanguages.map(read))) as Dictionary;
}

/** Full name of a record: `Headroom_Signal.case_open`. */
export function recordName({ object, name }: Pick<RecordModel, 'object' | 'name'>): string {
  return `${object.replace(/__mdt$/, '')}.${name}`;
}

/** Whether people read a field's text; the unit of a signal is a key, that of a product line is read. */
function isWord(object: string, field: string): boolean {
  return wordFields.has(field) || (object === 'Headroom_Product_Line__mdt' && (field === 'Unit__c' || field === 'Unit_One__c'));
}

/** The texts of a record that people read, by field, with its label as `MasterLabel`. Pure. */
export function wordsOf(record: RecordModel): ReadonlyMap<string, string> {
  const fields = record.values.map(({ field }) => field).filter((field) => isWord(record.object, field));
  const texts = fields.flatMap((field): readonly (readonly [string, string])[] => {
    const value = valueOf(record, field);
    return typeof value === 'string' ? [[field, value]] : [];
  });
  return new Map([['MasterLabel', record.label], ...texts]);
}

/**
 * The ready-made record in another language: texts that have words there are replaced, everything else stays. Pure.
 *
 * @example  inLanguage(band, { added, records: { 'Headroom_Band.vendor_risk_red': { Title__c: 'Gefährdet' } } })
 */
export function inLanguage(record: RecordModel, words: StarterWords): RecordModel {
  const { MasterLabel, ...texts } = words.records[recordName(record)] ?? {};
  return { ...withValues(record, texts), label: MasterLabel ?? record.label };
}

/**
 * One of the added words with everything in its place. Pure.
 *
 * @param places  `family`, `segment`, `from`, `to`; what a place holds is taken as it is
 */
export function added(words: StarterWords, word: AddedWord, places: Readonly<Record<string, string>> = {}): string {
  return words.added[word].replace(/\{(\w+)\}/g, (place, name: string) => places[name] ?? place);
}
