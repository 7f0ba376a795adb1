import type { DifferingField, VerifiedObject, VerifyDifference, VerifyResult } from '../domain/verifyResult.ts';
import { textTable, type TextColumn } from './textTable.ts';
import { filled, indented, instantText, type Words } from './words.ts';

/** Differences that are shown; machines get more. */
const mostShown = 50;
const longestValue = 60;

/** What org and copy say of one another, as text. @param words  phrases of `messages/verify.md` */
export function formatVerifyResult(result: VerifyResult, words: Words): readonly string[] {
  const { objects, differences, differencesTotal, refused, waiting, unread } = result;
  const left = objects.flatMap(({ object, left: names }) => names.map((name) => `${object}.${name}`));
  const shown = differences.slice(0, mostShown);
  const more = differencesTotal - shown.length;
  return [
    ...textTable(columnsOf(words), objects),
    '',
    writtenLine(result, words),
    ...(left.length === 0 ? [] : [filled(words('left'), left.join(', '))]),
    ...(unread.length === 0 ? [] : [filled(words('unread'), unread.join(', '))]),
    ...(waiting === 0 ? [] : [filled(words('waiting'), waiting)]),
    ...(refused.length === 0 ? [] : [filled(words('refused'), refused.length)]),
    ...refused
      .slice(0, mostShown)
      .map(({ object, key, code, message }) => indented(filled(words('refused.line'), object, key, code, message))),
    ...shown.flatMap((difference) => differenceLines(difference, words)),
    ...(more > 0 ? [filled(words('more'), more)] : []),
    ...newerLines(result, words),
    closingLine(result, words)
  ];
}

function columnsOf(words: Words): readonly TextColumn<VerifiedObject>[] {
  const number = (title: string, of: (row: VerifiedObject) => number): TextColumn<VerifiedObject> => ({
    title: words(`column.${title}`),
    of: (row) => String(of(row)),
    right: true
  });
  return [
    { title: words('column.object'), of: ({ object }) => object, shrinks: true },
    number('inOrg', ({ inOrg }) => inOrg),
    number('inStore', ({ inStore }) => inStore),
    number('compared', ({ compared }) => compared),
    number('pending', ({ pending }) => pending),
    number('differences', ({ differences }) => differences)
  ];
}

function writtenLine({ written }: VerifyResult, words: Words): string {
  const sum = (of: (one: VerifyResult['written'][number]) => number): number => written.reduce((total, one) => total + of(one), 0);
  return filled(
    words('written'),
    sum(({ compared }) => compared),
    sum(({ known }) => known),
    sum(({ differences }) => differences)
  );
}

function differenceLines({ object, id, kind, cause, fields }: VerifyDifference, words: Words): readonly string[] {
  const key = cause === undefined ? `kind.${kind}` : `kind.${kind}.${cause}`;
  const names = fields.map(({ name }) => name).join(', ');
  const told = fields.filter(({ inOrg }) => inOrg !== undefined);
  return [filled(words(key), object, id, names), ...told.map((field) => indented(valuesLine(field, words)))];
}

/** Why differences may be nobody's fault: another copy was at work after this one. */
function newerLines({ newerRuns }: VerifyResult, words: Words): readonly string[] {
  if (newerRuns === undefined) return [];
  const { count, lastHereAt, lastAt, lastBy } = newerRuns;
  const by = lastBy === '' ? words('newerRuns.unknown') : lastBy;
  return [filled(words('newerRuns'), count, instantText(lastHereAt), instantText(lastAt), by)];
}

function valuesLine({ name, inStore, inOrg }: DifferingField, words: Words): string {
  return filled(words('field.values'), name, valueText(inStore, words), valueText(inOrg, words));
}

function valueText(value: string | null | undefined, words: Words): string {
  if (value === null || value === undefined) return words('noValue');
  const line = value.replaceAll(/\s+/g, ' ');
  return line.length > longestValue ? `${line.slice(0, longestValue)}...` : line;
}

function closingLine({ equal, all, seed, apiCalls, differencesTotal, refused }: VerifyResult, words: Words): string {
  const scope = all ? words('scope.all') : filled(words('scope.sample'), seed);
  if (equal) return filled(words('equal'), scope, apiCalls);
  return filled(words('different'), differencesTotal + refused.length, scope, apiCalls);
}
