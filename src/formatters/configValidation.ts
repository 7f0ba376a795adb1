import type { ConfigValidation } from '../domain/configResult.ts';
import { filled, type Words } from './words.ts';

/**
 * What a check of settings found, as text: findings first, the closing line last.
 *
 * @param words  phrases of `messages/config.validate.md`
 */
export function formatConfigValidation(result: ConfigValidation, words: Words): readonly string[] {
  const { findings, warnings, notChecked, checked } = result;
  const counts = Object.entries(checked).map(([list, count]) => `${count} ${spaced(list)}`);
  return [
    ...findings.map(({ text }) => text),
    ...warnings.map(({ name, values, count }) => filled(words(`warning.${name}`), ...values, count)),
    ...notChecked.map((what) => words(`notChecked.${what}`)),
    ...(counts.length === 0 ? [] : [filled(words('checked'), subject(result, words), counts.join(', '))]),
    filled(words('closing'), findings.length, warnings.length)
  ];
}

function subject({ org, folders, records }: ConfigValidation, words: Words): string {
  const named = folders.join(', ');
  if (folders.length === 0) return filled(words('subject.org'), org ?? '');
  return org === undefined ? filled(words('subject.files'), records, named) : filled(words('subject.both'), records, named, org);
}

/** `riskRules` as `risk rules`. */
function spaced(list: string): string {
  return list.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
