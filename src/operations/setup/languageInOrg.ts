import type { LineProposal } from '../../domain/lineProposal.ts';
import type { RecordModel } from '../../metadata/model.ts';
import { withValues } from '../../metadata/recordXml.ts';
import type { SettingRows } from '../../settings/recordReader.ts';
import { acceptedLines } from './acceptedLines.ts';
import type { LinePlaces } from './acceptedLines.ts';
import { populationTitles } from './setupAnswers.ts';
import { added, inLanguage, setupLanguages, wordsOf } from './starterWords.ts';
import type { Dictionary, SetupLanguage, StarterWords } from './starterWords.ts';

/** Texts do not depend on where their records stand. */
const nowhere: LinePlaces = { weight: 0, orders: new Map() };

/** One ready-made text in every language. */
type Saying = Readonly<Record<SetupLanguage, string>>;

/** All ready-made texts by where they stand; the title of the general record has one for every answer. */
export type Sayings = ReadonlyMap<string, readonly Saying[]>;

/** Collects what the ready-made records, the answers and the accepted product lines say in all languages. Pure. */
export function sayingsOf(starter: readonly RecordModel[], lines: readonly LineProposal[], dictionary: Dictionary): Sayings {
  const told = setupLanguages.map((language) => textsIn(starter, lines, dictionary[language]));
  const sayings = new Map<string, Saying[]>();
  for (const [at, { place }] of (told[0] ?? []).entries()) {
    const saying = Object.fromEntries(setupLanguages.map((language, index) => [language, told[index]?.[at]?.text ?? ''])) as Saying;
    sayings.set(place, [...(sayings.get(place) ?? []), saying]);
  }
  return sayings;
}

/**
 * The language that most ready-made texts of the org are in; English where it holds none. Pure.
 *
 * So a repeat without a language goes on in that of the first time, and records that a new version adds come in it too.
 */
export function languageInOrg(rows: SettingRows, sayings: Sayings): SetupLanguage {
  const said = Object.entries(rows).flatMap(([type, ofType]) =>
    ofType.flatMap((row) =>
      Object.entries(row).flatMap(([field, text]) => spokenIn(sayings.get(placeOf(type, String(row['DeveloperName']), field)), text))
    )
  );
  const count = (language: SetupLanguage): number => said.filter((one) => one === language).length;
  return setupLanguages.reduce((best, language) => (count(language) > count(best) ? language : best));
}

/**
 * The rows of the org with every ready-made text in one language; a text that somebody wrote stays, field by field. Pure.
 *
 * A text that is ready-made in another language is nobody's own, and so no reason to ask.
 */
export function rowsInLanguage(rows: SettingRows, sayings: Sayings, language: SetupLanguage): SettingRows {
  const said = (place: string, text: unknown): unknown =>
    sayings.get(place)?.find((saying) => spokenIn([saying], text).length > 0)?.[language] ?? text;
  return Object.fromEntries(
    Object.entries(rows).map(([type, ofType]) => [
      type,
      ofType.map((row) => {
        const fields = Object.entries(row).map(([field, text]) => [field, said(placeOf(type, String(row['DeveloperName']), field), text)]);
        return Object.fromEntries(fields) as typeof row;
      })
    ])
  );
}

/** Languages in which one of the sayings is this text, once each saying. */
function spokenIn(sayings: readonly Saying[] | undefined, text: unknown): readonly SetupLanguage[] {
  return (sayings ?? []).flatMap((saying) => setupLanguages.filter((language) => saying[language] === text));
}

/** Every text of one language by its place, in an order that is the same in all languages. */
function textsIn(
  starter: readonly RecordModel[],
  lines: readonly LineProposal[],
  words: StarterWords
): readonly { readonly place: string; readonly text: string }[] {
  const general = starter.filter(({ object }) => object === 'Headroom_Health_Setting__mdt');
  const answered = general.flatMap((record) => populationTitles.map((title) => withValues(record, { Title__c: added(words, title) })));
  return [...starter.map((record) => inLanguage(record, words)), ...answered, ...acceptedLines(lines, words, nowhere)].flatMap(textsOf);
}

function textsOf(record: RecordModel): readonly { readonly place: string; readonly text: string }[] {
  const texts = [...wordsOf(record)].sort(([a], [b]) => (a < b ? -1 : 1));
  return texts.map(([field, text]) => ({ place: placeOf(record.object.replace(/__mdt$/, ''), record.name, field), text }));
}

/** Salesforce compares names of records without regard to case. */
function placeOf(type: string, name: string, field: string): string {
  return `${type}.${name.toLowerCase()}.${field}`;
}
