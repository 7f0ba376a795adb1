import type { UninstallPlan } from '../domain/uninstallPlan.ts';
import { filled, indented, type Words } from './words.ts';

/**
 * What uninstalling would mean, as text; the last line is the closing line.
 *
 * @param words    phrases of `messages/uninstall.md`
 * @param verbose  names every component instead of counting them
 */
export function formatUninstallPlan(plan: UninstallPlan, words: Words, verbose: boolean): readonly string[] {
  const { goes, alsoNamedSo, records, values, pages, assignments } = plan;
  const components = sum([...goes, ...alsoNamedSo].map(({ names }) => names.length));
  if (components === 0) return [words('nothing')];
  const held = records.filter(({ count }) => count > 0);
  return [
    words('goes'),
    ...goes.map((group) => componentLine(group, words, verbose)),
    ...under(
      words('alsoNamedSo'),
      alsoNamedSo.map((group) => componentLine(group, words, verbose))
    ),
    ...(held.length === 0 ? [words('noRecords')] : [words('records')]),
    ...held.map(({ object, count }) => indented(filled(words('record'), object, count))),
    ...under(
      words('values'),
      values.map(({ field, count }) => indented(filled(words('value'), field, count)))
    ),
    ...(pages.length === 0 ? [words('noPages')] : [words('pages')]),
    ...pages.map(({ name, components: found }) => indented(filled(words('page'), name, found.join(', ')))),
    ...under(
      words('assignments'),
      assignments.map(({ permissionSet, users }) => indented(filled(words('assignment'), permissionSet, users)))
    ),
    words('stays'),
    filled(words('closing'), components, sum(held.map(({ count }) => count)), pages.length, sum(assignments.map(({ users }) => users)))
  ];
}

function componentLine({ type, names }: UninstallPlan['goes'][number], words: Words, verbose: boolean): string {
  return indented(verbose ? filled(words('named'), type, names.length, names.join(', ')) : filled(words('component'), type, names.length));
}

function under(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [heading, ...lines];
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
