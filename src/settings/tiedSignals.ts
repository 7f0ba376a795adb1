import type { RiskRule, Settings } from '../domain/settings.ts';

type Content = Pick<Settings, 'scorecards' | 'groups' | 'measures' | 'signals' | 'riskRules' | 'productLines' | 'whitespaceRules'>;

/** Stands for all whitespace cells among the keys of scorecards. */
const CELLS = '';

/**
 * Signals of a scorecard that cannot be moved alone: with them moves something else that its score rests on and that its
 * published content does not tell. A what-if does not offer them.
 *
 * These are parts of a ratio that the score rests on, a ratio whose numerator it rests on too, and, where it rests on
 * whitespace levels, what those rest on. Circles have been refused with the settings.
 *
 * Source: docs/METHODS.md, "What if".
 *
 * @param scorecard  its key
 */
export function tiedSignals(settings: Content, scorecard: string): ReadonlySet<string> {
  const nodes = nodesUnder(settings, scorecard, new Set());
  const read = new Set([...nodes].flatMap((node) => ownSignals(settings, node)));
  const underCells = nodes.has(CELLS) ? nodesUnder(settings, CELLS, new Set()) : new Set<string>();
  const ofCells = new Set([...underCells].flatMap((node) => ownSignals(settings, node)));
  const parts = new Set([...read].flatMap((signal) => partsOf(settings, signal)));
  return new Set(
    [...read].filter((signal) => ofCells.has(signal) || parts.has(signal) || numeratorsOf(settings, signal).some((one) => read.has(one)))
  );
}

/** A scorecard or the cells, and everything that it rests on. */
function nodesUnder(settings: Content, node: string, found: Set<string>): Set<string> {
  if (!found.has(node)) {
    found.add(node);
    const looked = rulesOf(settings, node).flatMap(({ conditions }) =>
      conditions.flatMap(({ of }) => (of.kind === 'scorecard' ? [of.scorecard] : []))
    );
    const judgesCells = measuresOf(settings, node).some(({ judge }) => judge.kind === 'whitespace');
    for (const next of judgesCells ? [...looked, CELLS] : looked) {
      nodesUnder(settings, next, found);
    }
  }
  return found;
}

function ownSignals(settings: Content, node: string): readonly string[] {
  const looked = rulesOf(settings, node).flatMap(({ conditions }) =>
    conditions.flatMap(({ of }) => (of.kind === 'signal' ? [of.signal] : []))
  );
  const judged = measuresOf(settings, node).flatMap(({ judge, signal }) => (judge.kind === 'whitespace' ? [] : [signal]));
  return [...looked, ...judged, ...(node === CELLS ? levelSignals(settings) : [])];
}

/** What levels are worked out from: quantities, what was given back, and the users or sites that targets count. */
function levelSignals({ productLines, whitespaceRules }: Content): readonly string[] {
  return [
    ...productLines.flatMap(({ quantitySignal, returnsSignal }) => [quantitySignal, returnsSignal]),
    ...whitespaceRules.map(({ target }) => ('signal' in target ? target.signal : undefined))
  ].filter((key) => key !== undefined);
}

function rulesOf(settings: Content, node: string): readonly RiskRule[] {
  return settings.riskRules.filter(({ effect }) => ('scorecard' in effect ? effect.scorecard : CELLS) === node);
}

function measuresOf(settings: Content, node: string): Settings['measures'] {
  const groups = settings.groups.filter((group) => group.scorecard === node).map((group) => group.key);
  return settings.measures.filter((measure) => groups.includes(measure.group));
}

/** Both parts of a ratio and theirs; none for other signals. */
function partsOf(settings: Content, key: string): readonly string[] {
  const signal = settings.signals.find((one) => one.key === key);
  const parts = [signal?.numerator, signal?.denominator].filter((part) => part !== undefined);
  return parts.flatMap((part) => [part, ...partsOf(settings, part)]);
}

/** What moves where a ratio moves: its numerator, and that one's. */
function numeratorsOf(settings: Content, key: string): readonly string[] {
  const numerator = settings.signals.find((one) => one.key === key)?.numerator;
  return numerator === undefined ? [] : [numerator, ...numeratorsOf(settings, numerator)];
}
