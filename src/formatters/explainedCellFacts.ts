import type { ExplainedCell } from '../domain/explanation.ts';
import type { ProductLineSettingsJson } from '../domain/resultJson.ts';
import { quantityText } from './explainedValue.ts';
import { filled, wrapped, type Words } from './words.ts';

/**
 * What there is to know of a cell beside its numbers: why it stands so, how it is owned, what customers alike do, what it is
 * worth to go after, what was tried. Records stand by id; who may see them opens them.
 */
export function cellFactLines(cell: ExplainedCell, settings: ProductLineSettingsJson, words: Words): readonly string[] {
  const say = (key: string, ...values: readonly (string | number)[]): string => filled(words(`cell.${key}`), ...values);
  const titleOf = (key: string): string => settings.lines.find(({ k }) => k === key)?.title ?? key;
  const facts = [
    ...(cell.because === undefined ? [] : [words(`cell.because.${cell.because}`)]),
    ...ownedFacts(cell, settings, say),
    ...aheadFacts(cell, titleOf, say),
    ...triedFacts(cell, say)
  ];
  return facts.length === 0 ? [] : wrapped(`${facts.join('. ')}.`, 6);
}

type Say = (key: string, ...values: readonly (string | number)[]) => string;

function ownedFacts({ k, paid, term, centres, family }: ExplainedCell, { lines }: ProductLineSettingsJson, say: Say): readonly string[] {
  const line = lines.find((one) => one.k === k);
  const unit = (family?.own === 1 ? line?.unitOne : line?.unit) ?? '';
  return [
    ...(paid === undefined ? [] : [say('paid', paid.toFixed(2))]),
    ...(term === undefined ? [] : [say('term', term)]),
    ...(centres === undefined ? [] : [say('centres', centres)]),
    ...(family === undefined ? [] : [say('family', quantityText(family.own), unit, family.units)])
  ];
}

function aheadFacts(cell: ExplainedCell, titleOf: (key: string) => string, say: Say): readonly string[] {
  const { motion, low, high, like, p, owns = [], est, rank, push } = cell;
  const percent = (share: number): string => `${Math.round(100 * share)}%`;
  return [
    ...(motion === undefined ? [] : [motion]),
    ...(low === undefined || high === undefined ? [] : [say('range', low.toFixed(2), high.toFixed(2))]),
    ...(like === undefined ? [] : [say('like', like.own, like.of)]),
    ...(p === undefined ? [] : [say('likelihood', p.bought, p.of, percent(p.low), percent(p.high))]),
    ...(owns.length === 0 ? [] : [say('owns', owns.map(titleOf).join(', '))]),
    ...(est === undefined ? [] : [say('estimate', est.toFixed(2))]),
    ...(rank === undefined ? [] : [say('rank', rank)]),
    ...(push === undefined ? [] : [say('push', push)])
  ];
}

function triedFacts({ opp, lost, competitor, feedback }: ExplainedCell, say: Say): readonly string[] {
  const answer = feedback === undefined ? '' : say(`answer.${feedback.answer}`);
  return [
    ...(opp === undefined ? [] : [say('opportunity', opp.id)]),
    ...(opp?.more === undefined ? [] : [say('more', opp.more)]),
    ...(lost === undefined ? [] : [say('lost', lost.on, lost.id)]),
    ...(competitor === undefined ? [] : [say('competitor', competitor.id)]),
    ...(feedback === undefined
      ? []
      : [feedback.until === undefined ? say('answer', answer, feedback.id) : say('until', answer, feedback.until, feedback.id)])
  ];
}
