import type { PreviewMove, PreviewMover, PreviewStanding, PreviewWarning, ScorecardPreview, Standing } from '../domain/configPreview.ts';
import { moneyTexts } from './moneyText.ts';
import { previewedChanges } from './previewedChanges.ts';
import { filled, indented, wrapped, type Words } from './words.ts';

/** Further accounts are counted. */
const mostMovers = 10;

/** What a publication would do to one scorecard: edits, bands before and after, moves, who moves, warnings. */
export function previewedScorecard(preview: ScorecardPreview, words: Words, verbose: boolean): readonly string[] {
  const { changes, standings, moves, later, warnings, untold, before } = preview;
  // Of a scorecard in which nothing changes, where everybody stands is no news; a warning is.
  const isQuiet = before !== 'none' && changes.length + preview.moved + preview.rescored === 0;
  const isScored = preview.state === 'scored' && !isQuiet;
  return [
    heading(preview, words),
    ...previewedChanges(changes, words, verbose).map(indented),
    ...(before === 'shown' && untold.length > 0 ? wrapped(filled(words('untold'), untold.join(', ')), 2) : []),
    ...(isScored ? standingLines(standings, words).map(indented) : []),
    ...(isScored ? moves.map((move) => indented(moveLine(move, standings, words))) : []),
    ...(isScored ? moverLines(preview, words, verbose).map(indented) : []),
    ...(later > 0 ? [indented(filled(words('later'), later))] : []),
    ...warnings.flatMap((warning) => wrapped(warningText(warning, words), 2))
  ];
}

/** Where customers stand with new settings, whatever was before, and warnings. */
export function distributionLines(preview: ScorecardPreview, words: Words): readonly string[] {
  if (preview.state !== 'scored') return [heading(preview, words)];
  const standings = preview.standings.map((standing) => ({ ...standing, before: null }));
  return [
    filled(words('distribution'), preview.title, preview.key),
    ...standingLines(standings, words).map(indented),
    ...preview.warnings.flatMap((warning) => wrapped(warningText(warning, words), 2))
  ];
}

function heading({ key, title, state, before, changes, moved, rescored }: ScorecardPreview, words: Words): string {
  if (state !== 'scored') {
    const loses = moved === 0 ? [] : [filled(words('loses'), moved)];
    return [filled(words(`scorecard.${state}`), title, key), ...loses].join(' ');
  }
  if (before === 'none') return filled(words('scorecard.first'), title, key);
  return filled(words('scorecard'), title, key, changes.length, moved, rescored);
}

function standingLines(standings: readonly PreviewStanding[], words: Words): readonly string[] {
  const all = standings.reduce((sum, { after }) => sum + after, 0);
  const allBefore = standings.reduce((sum, { before }) => sum + (before ?? 0), 0);
  return standings.map(({ k, before, after }) => {
    const label = labelOf(k, standings, words);
    if (before === null) return filled(words('standing.first'), label, after, percent(after, all));
    return filled(words('standing'), label, before, after, percent(before, allBefore), percent(after, all));
  });
}

function percent(count: number, of: number): string {
  return of === 0 ? '0%' : `${Math.round((100 * count) / of)}%`;
}

function labelOf(k: Standing, standings: readonly PreviewStanding[], words: Words): string {
  const title = standings.find((standing) => standing.k === k)?.title;
  return title ?? (['not_enough_data', 'too_new', 'excluded', 'none'].includes(k) ? words(`state.${k}`) : k);
}

function moveLine(
  { from, to, accounts, contractValue, withoutValue }: PreviewMove,
  standings: readonly PreviewStanding[],
  words: Words
): string {
  const value = contractValue.length === 0 ? '' : filled(words('move.value'), moneyTexts(contractValue));
  const without = withoutValue === 0 ? '' : filled(words('move.withoutValue'), withoutValue);
  return filled(words('move'), accounts, labelOf(from, standings, words), labelOf(to, standings, words), `${value}${without}`);
}

function moverLines({ movers, moved, standings }: ScorecardPreview, words: Words, verbose: boolean): readonly string[] {
  const told = verbose ? movers : movers.slice(0, mostMovers);
  const more = moved - told.length;
  return [...told.map((mover) => moverLine(mover, standings, words)), ...(more > 0 ? [filled(words('movers.more'), more)] : [])];
}

function moverLine(
  { name, accountId, contractValue, ...mover }: PreviewMover,
  standings: readonly PreviewStanding[],
  words: Words
): string {
  const numbered = (k: Standing, score: number | null): string => {
    const label = labelOf(k, standings, words);
    return score === null ? label : filled(words('mover.number'), label, score.toFixed(1));
  };
  const value = contractValue === undefined ? '' : filled(words('move.value'), moneyTexts([contractValue]));
  return filled(words('mover'), name, accountId, numbered(mover.from, mover.before), numbered(mover.to, mover.after), value);
}

function warningText(warning: PreviewWarning, words: Words): string {
  const { name, band, accounts } = warning;
  if (name === 'MostInOneBand') {
    return filled(words(`warning.${name}`), accounts, warning.of, Math.round((100 * accounts) / warning.of), band);
  }
  const { managers, workable, each } = warning;
  return filled(words(`warning.${name}`), accounts, band, managers, workable, each);
}
