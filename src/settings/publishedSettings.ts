import type { ScorecardSettingsJson } from '../domain/resultJson.ts';
import type { Band, Department, Measure, RiskRule, Scorecard, ScorecardGroup, Settings } from '../domain/settings.ts';
import { canonicalText } from './canonicalText.ts';
import { PRODUCT_LINES } from './productLinesJson.ts';
import { publishedCondition } from './publishedCondition.ts';
import { settingsVersions } from './settingsVersions.ts';
import { untoldScorecards } from './untoldScorecards.ts';
import type { PublishedContents } from './untoldScorecards.ts';

/** Settings as they were last published, as far as that can be told. */
export type PublishedSettings = {
  readonly settings: Settings;
  /** Scorecards that cannot be judged as published, and why (`untoldScorecards`). */
  readonly untold: ReadonlyMap<string, readonly string[]>;
};

/**
 * The settings as last published, from those that stand in the org now and the contents that were published. Pure.
 *
 * Scorecards whose content stands are taken as they are. Of edited ones groups, weights, curves, bands and rules come from the
 * content. What else decides a score is kept in the org alone, so a scorecard of which that was edited is `untold`.
 *
 * @param current   settings that stand in the org
 * @param contents  contents in force
 */
export function publishedSettings(current: Settings, contents: PublishedContents): PublishedSettings {
  const now = new Map(settingsVersions(current).map(({ subject, text }) => [subject, text]));
  const untold = untoldScorecards(current, contents, areLinesEdited(contents, now));
  const parts: Part[] = [];
  for (const [subject, content] of contents) {
    if (content.kind !== 'scorecard' || untold.has(subject)) continue;
    const scorecard = current.scorecards.find(({ key }) => key === subject);
    if (scorecard !== undefined)
      parts.push(isEdited(subject, contents, now) ? publishedPart(current, scorecard, content) : standingPart(current, scorecard));
  }
  return { settings: assembled(current, parts, headlineOf(contents)), untold };
}

type Part = {
  readonly scorecard: Scorecard;
  readonly groups: readonly ScorecardGroup[];
  readonly measures: readonly Measure[];
  readonly bands: readonly Band[];
  readonly rules: readonly RiskRule[];
};

function isEdited(subject: string, contents: PublishedContents, now: ReadonlyMap<string, string>): boolean {
  const text = now.get(subject);
  const content = contents.get(subject);
  return content !== undefined && (text === undefined || text !== JSON.stringify(content));
}

/** Whether product lines, whitespace rules or holds were edited; how an opportunity begins moves no level. */
function areLinesEdited(contents: PublishedContents, now: ReadonlyMap<string, string>): boolean {
  const content = contents.get(PRODUCT_LINES);
  return content !== undefined && linesText(content) !== linesText(JSON.parse(now.get(PRODUCT_LINES) ?? '{}') as object);
}

function linesText(content: object): string {
  return canonicalText({ ...content, opportunity: undefined });
}

function headlineOf(contents: PublishedContents): string | undefined {
  return [...contents].find(([, content]) => content.kind === 'scorecard' && content.scorecard.headline)?.[0];
}

function standingPart(current: Settings, scorecard: Scorecard): Part {
  const groups = current.groups.filter((group) => group.scorecard === scorecard.key);
  const keys = new Set(groups.map(({ key }) => key));
  return {
    ...{ scorecard, groups },
    measures: current.measures.filter(({ group }) => keys.has(group)),
    bands: current.bands.filter((band) => band.scorecard === scorecard.key),
    rules: current.riskRules.filter((rule) => isOn(rule, scorecard.key))
  };
}

function publishedPart(current: Settings, scorecard: Scorecard, content: ScorecardSettingsJson): Part {
  const { minimumCoverage, arrowAbove, hysteresis = scorecard.hysteresis, confirmationNights } = content.scorecard;
  const confirmationRuns = confirmationNights ?? scorecard.confirmationRuns;
  const { outcome = scorecard.title, ...rest } = scorecard;
  const judged = content.scorecard.judged ? { outcome } : {};
  return {
    scorecard: { ...rest, ...judged, title: content.scorecard.title, minimumCoverage, arrowAbove, hysteresis, confirmationRuns },
    groups: content.groups.map(({ k, title, department, weight }, at) => ({
      ...base('Headroom_Scorecard_Group', { k, title }, at),
      ...{ scorecard: scorecard.key, department: department as Department, weight }
    })),
    measures: content.measures.map((measure, at) => publishedMeasure(current, measure, at)),
    bands: content.bands.map(({ k, label, floor, colour }, at) => ({
      ...base('Headroom_Band', { k, title: label }, at),
      ...{ scorecard: scorecard.key, floor, colour: colour as Band['colour'] }
    })),
    rules: content.rules.map((rule, at) => publishedRule(scorecard.key, rule, at))
  };
}

function publishedMeasure(current: Settings, json: ScorecardSettingsJson['measures'][number], at: number): Measure {
  const { knots, categories, productLine = '', staleAfterDays, weight, penaltyOnly, activity, actionable, evidence } = json;
  const segmentFilter = current.measures.find(({ key }) => key === json.k)?.segmentFilter;
  const judge: Measure['judge'] =
    knots !== undefined
      ? { kind: 'curve', knots }
      : categories !== undefined
        ? { kind: 'categories', points: categories }
        : { kind: 'whitespace', productLine };
  return {
    ...base('Headroom_Measure', json, at),
    ...{ group: json.g, signal: json.signal, judge, weight, penaltyOnly, activity, actionable, evidence },
    missing: json.missing as Measure['missing'],
    ...(staleAfterDays === undefined ? {} : { staleAfterDays }),
    ...(segmentFilter === undefined ? {} : { segmentFilter })
  };
}

function publishedRule(scorecard: string, json: ScorecardSettingsJson['rules'][number], at: number): RiskRule {
  const { kind, to: value } = json.effect ?? { kind: 'cap', to: 100 };
  return {
    ...base('Headroom_Risk_Rule', json, at),
    conditions: (json.when ?? []).map(publishedCondition) as unknown as RiskRule['conditions'],
    department: json.department as Department,
    clearsWhen: json.clears,
    effect: { kind, scorecard, value },
    shownText: json.text
  };
}

function base(type: string, { k, title }: { readonly k: string; readonly title: string }, at: number): Omit<Band, 'floor' | 'colour'> {
  return { key: k, title, explanation: '', sortOrder: at, record: `${type}.${k}` };
}

function assembled(current: Settings, parts: readonly Part[], headline: string | undefined): Settings {
  const shared = current.bands.filter(({ scorecard }) => scorecard === undefined);
  const holds = current.riskRules.filter(({ effect }) => !('scorecard' in effect));
  return {
    ...current,
    general: { ...current.general, headline: headline ?? current.general.headline },
    scorecards: parts.map(({ scorecard }) => scorecard),
    groups: parts.flatMap(({ groups }) => groups),
    measures: parts.flatMap(({ measures }) => measures),
    bands: [...shared, ...parts.flatMap(({ bands }) => bands)],
    riskRules: [...holds, ...parts.flatMap(({ rules }) => rules)]
  };
}

function isOn({ effect }: RiskRule, scorecard: string): boolean {
  return 'scorecard' in effect && effect.scorecard === scorecard;
}
