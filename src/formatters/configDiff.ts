import type { ConfigDiff, FieldDifference, RecordDifference } from '../domain/configResult.ts';
import { filled, indented, wrapped, type Words } from './words.ts';

/** Longer values are cut on a terminal; --json holds them whole. */
const longestValue = 60;

/** More records that stand only in the org are counted by type. */
const mostNames = 20;

/**
 * What differs between an org and source files, as text; the closing line is last.
 *
 * @param words  phrases of `messages/config.diff.md`
 */
export function formatConfigDiff({ added, edited, onlyInOrg, same }: ConfigDiff, words: Words): readonly string[] {
  return [
    ...added.flatMap((record) => recordLines(record, { words, phrase: 'added' })),
    ...edited.flatMap((record) => recordLines(record, { words, phrase: 'edited' })),
    ...onlyInOrgLines(onlyInOrg, words),
    filled(words('closing'), added.length, edited.length, same, onlyInOrg.length)
  ];
}

type Phrasing = { readonly words: Words; readonly phrase: 'added' | 'edited' };

function recordLines({ record, title, fields }: RecordDifference, { words, phrase }: Phrasing): readonly string[] {
  return [filled(words(phrase), record, title), ...fields.map((field) => indented(fieldLine(field, { words, phrase })))];
}

/** Of a new record only what is filled is said; there is nothing that it takes the place of. */
function fieldLine({ field, from, to }: FieldDifference, { words, phrase }: Phrasing): string {
  const shown = (value: string): string => (value === '' ? words('empty') : cut(value));
  return phrase === 'added' ? filled(words('fieldSet'), field, shown(to)) : filled(words('field'), field, shown(from), shown(to));
}

function onlyInOrgLines(records: ConfigDiff['onlyInOrg'], words: Words): readonly string[] {
  if (records.length === 0) return [];
  const types = [...Map.groupBy(records, ({ record }) => record.split('.')[0] ?? record)];
  const head = filled(words('onlyInOrg'), records.length);
  if (records.length > mostNames) {
    const counts = types.map(([type, ofType]) => filled(words('onlyInOrg.count'), ofType.length, type));
    return [head, ...wrapped(filled(words('onlyInOrg.counts'), counts.join(', ')), 2)];
  }
  const lines = types.flatMap(([type, ofType]) => {
    const names = ofType.map(({ record, active }) => nameOf(record, active, words));
    return wrapped(filled(words('onlyInOrg.type'), type, names.join(', ')), 2);
  });
  return [head, ...lines];
}

function nameOf(record: string, active: boolean, words: Words): string {
  const key = record.slice(record.indexOf('.') + 1);
  return active ? key : filled(words('off'), key);
}

function cut(value: string): string {
  const line = value.replace(/\s+/g, ' ');
  return line.length > longestValue ? `${line.slice(0, longestValue - 3)}...` : line;
}
