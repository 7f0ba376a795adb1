import type { ConfigPreview, ScorecardPreview } from '../domain/configPreview.ts';
import { moneyTexts } from './moneyText.ts';
import { previewedChanges } from './previewedChanges.ts';
import { distributionLines, previewedScorecard } from './previewedScorecard.ts';
import { filled, indented, instantText, type Words } from './words.ts';

/**
 * What publishing settings would do, as text; the last line says how to publish.
 *
 * @param words    phrases of `messages/config.preview.md`
 * @param verbose  names every edit and every account that moves
 */
export function formatConfigPreview(preview: ConfigPreview, words: Words, verbose: boolean): readonly string[] {
  const [told, unmoved] = [preview.scorecards.filter(isTold), preview.scorecards.filter((one) => !isTold(one))];
  const lines = previewedChanges(preview.productLines, words, verbose).map(indented);
  return [
    filled(words('heading'), subject(preview, words), instantText(preview.asOf), preview.customers.after),
    ...generalLines(preview, words),
    ...(lines.length === 0 ? [] : [filled(words('productLines'), preview.productLines.length), ...lines]),
    ...inOrder(told).flatMap((one) => ['', ...previewedScorecard(one, words, verbose)]),
    '',
    ...(unmoved.length === 0 ? [] : [filled(words('unmoved'), unmoved.map(({ title }) => title).join(', '))]),
    ...preview.warnings.map(({ name, values, count }) => filled(words(`warning.${name}`), ...values, count)),
    closing(preview, words)
  ];
}

/** Distributions over bands and warnings alone: what a set-up ends with. */
export function formatDistributions({ scorecards }: ConfigPreview, words: Words): readonly string[] {
  return inOrder(scorecards).flatMap((one) => distributionLines(one, words));
}

/** The headline first, then by title. */
function inOrder(scorecards: readonly ScorecardPreview[]): readonly ScorecardPreview[] {
  return [...scorecards].sort((a, b) => Number(b.headline) - Number(a.headline) || (a.title < b.title ? -1 : 1));
}

/** Nothing is said of a scorecard that nobody edited and in which nothing moves. */
function isTold({ state, before, changes, moved, rescored, warnings }: ScorecardPreview): boolean {
  if (state === 'gone' || changes.length > 0 || moved > 0 || rescored > 0) return true;
  return before === 'none' ? state === 'scored' : warnings.length > 0;
}

function subject({ folders, records, org = '' }: ConfigPreview, words: Words): string {
  return folders.length === 0 ? filled(words('subject.org'), org) : filled(words('subject.source'), records, folders.join(', '), org);
}

function generalLines(preview: ConfigPreview, words: Words): readonly string[] {
  const { customers, headline, contractValue, measuresOn, measuresOff } = preview;
  const value = ({ totals }: ConfigPreview['contractValue']['after']): string => moneyTexts(totals) || words('noValue');
  const titles = new Map(preview.scorecards.map(({ key, title }) => [key, title]));
  const title = (key: string): string => titles.get(key) ?? key;
  const { before, after } = contractValue;
  return [
    ...(customers.before === customers.after || customers.before === 0
      ? []
      : [filled(words('customers'), customers.before, customers.after)]),
    ...(headline.before === null ? [filled(words('headline.first'), title(headline.after))] : []),
    ...(headline.before === null || headline.before === headline.after
      ? []
      : [filled(words('headline'), title(headline.before), title(headline.after))]),
    ...(before.source === after.source && value(before) === value(after)
      ? []
      : [filled(words('contractValue'), value(before), before.source, value(after), after.source)]),
    ...(measuresOn.length === 0 ? [] : [filled(words('measuresOn'), measuresOn.length, measuresOn.join(', '))]),
    ...(measuresOff.length === 0 ? [] : [filled(words('measuresOff'), measuresOff.length, measuresOff.join(', '))])
  ];
}

function closing({ folders }: ConfigPreview, words: Words): string {
  if (folders.length === 0) return words('closing.org');
  return filled(words('closing.source'), folders.map((folder) => ` --source-dir ${folder}`).join(''));
}
