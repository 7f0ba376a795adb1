import type { ProductLineSettingsJson, RuleSettingsJson, ScorecardSettingsJson } from '../domain/resultJson.ts';
import type { Measure, Settings } from '../domain/settings.ts';
import { publishedCondition } from './publishedCondition.ts';
import { concernsHash, conditionReads, inUseHash, measureReads } from './readsHash.ts';

/** Published contents by subject: scorecard key or `product_lines`. */
export type PublishedContents = ReadonlyMap<string, ScorecardSettingsJson | ProductLineSettingsJson>;

/**
 * Scorecards that cannot be judged as published, and why: words and titles of what was edited and is kept nowhere as it was; none
 * = it is gone. Pure.
 *
 * Of what decides who is scored, what is read, when it counts as in use, and the levels of product lines, a content holds hashes alone. Whatever
 * rests on the score of a scorecard that cannot be judged cannot be judged either.
 *
 * @param current      settings that stand in the org
 * @param contents     contents in force
 * @param linesEdited  true where product lines, whitespace rules or holds were edited since
 */
export function untoldScorecards(
  current: Settings,
  contents: PublishedContents,
  linesEdited: boolean
): ReadonlyMap<string, readonly string[]> {
  const published = [...contents.values()].filter((content) => content.kind === 'scorecard');
  const untold = new Map<string, readonly string[]>();
  for (const content of published) {
    const { k } = content.scorecard;
    const why = [
      ...concerns(current, content),
      ...(linesEdited && judgesLines(content) ? ['product lines'] : []),
      ...readings(current, content, linesEdited)
    ];
    if (why.length > 0 || !current.scorecards.some(({ key }) => key === k)) untold.set(k, why);
  }
  const holds = holdsOf(contents);
  for (let size = -1; size !== untold.size;) {
    size = untold.size;
    for (const content of published.filter(({ scorecard }) => !untold.has(scorecard.k))) {
      const why = published.filter(({ scorecard }) => untold.has(scorecard.k) && looksAt(content, holds, scorecard.k));
      if (why.length > 0)
        untold.set(
          content.scorecard.k,
          why.map(({ scorecard }) => scorecard.title)
        );
    }
  }
  return untold;
}

function holdsOf(contents: PublishedContents): readonly RuleSettingsJson[] {
  return [...contents.values()].flatMap((content) => (content.kind === 'product_lines' ? content.holds : []));
}

function judgesLines({ measures }: ScorecardSettingsJson): boolean {
  return measures.some(({ productLine }) => productLine !== undefined);
}

/** True where rules of a scorecard, or holds of the lines that it judges, look at the score of another one. */
function looksAt(content: ScorecardSettingsJson, holds: readonly RuleSettingsJson[], scorecard: string): boolean {
  const rules = [...content.rules, ...(judgesLines(content) ? holds : [])];
  return rules.some(({ when = [] }) => when.some(({ of }) => of === `score:${scorecard}`));
}

function concerns(current: Settings, { scorecard: { k, concerns: hash } }: ScorecardSettingsJson): readonly string[] {
  const scorecard = current.scorecards.find(({ key }) => key === k);
  return scorecard !== undefined && isEdited(hash, concernsHash(current, scorecard)) ? ['who is scored'] : [];
}

/** Titles of measures and rules that read something else than when the content was published. */
function readings(current: Settings, { measures, rules }: ScorecardSettingsJson, linesEdited: boolean): readonly string[] {
  const known = new Set(current.signals.map(({ key }) => key));
  const ofMeasures = measures.filter((measure) => {
    if (!known.has(measure.signal) || isEdited(measure.inUse, inUseHash(current, measure.signal))) return true;
    return !(linesEdited && measure.productLine !== undefined) && isEdited(measure.reads, measureReads(current, readBy(current, measure)));
  });
  const ofRules = rules.filter(({ effect, when = [], reads = [] }) => {
    const conditions = when.map(publishedCondition).filter(({ of }) => of.kind !== 'scorecard');
    const isGone = conditions.some(({ of }) => of.kind === 'signal' && !known.has(of.signal));
    return effect === undefined || isGone || isEdited(reads.join(), conditionReads(current, conditions).join());
  });
  return [...ofMeasures, ...ofRules].map(({ title }) => title);
}

/** What a published measure reads; its segment is kept in the org alone. */
function readBy(
  current: Settings,
  { k, signal, productLine }: ScorecardSettingsJson['measures'][number]
): Pick<Measure, 'signal' | 'segmentFilter' | 'judge'> {
  const segmentFilter = current.measures.find(({ key }) => key === k)?.segmentFilter;
  const judge: Measure['judge'] = productLine === undefined ? { kind: 'curve', knots: [] } : { kind: 'whitespace', productLine };
  return { signal, judge, ...(segmentFilter === undefined ? {} : { segmentFilter }) };
}

/** A hash that the content does not hold tells of no edit. */
function isEdited(published: string | undefined, current: string): boolean {
  return published !== undefined && published !== current;
}
