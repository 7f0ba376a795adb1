import type { ProductLineSettingsJson, ScorecardSettingsJson } from '../domain/resultJson.ts';
import type { Measure, Scorecard, Settings } from '../domain/settings.ts';
import { isValueHidden } from '../domain/hiddenValues.ts';
import { bandsJson } from './bandsJson.ts';
import { canonicalText, textHash } from './canonicalText.ts';
import { inOrder } from './inOrder.ts';
import { PRODUCT_LINES, productLinesJson } from './productLinesJson.ts';
import { concernsHash, inUseHash, measureReads } from './readsHash.ts';
import { objectOf, ruleJson } from './ruleJson.ts';
import { tiedSignals } from './tiedSignals.ts';

/** One published content: of a scorecard, or of the product lines. */
export type SettingsVersion = {
  /** Value of `Key__c`: `<scorecard key or product_lines>:<hash>`. */
  readonly key: string;
  /** Scorecard key, or `product_lines`. */
  readonly subject: string;
  /** SHA-256 of `text`. */
  readonly hash: string;
  /** Content of `Settings__c`: JSON with sorted keys. */
  readonly text: string;
};

type Content = Omit<Settings, 'hash'>;

/**
 * What engine and widgets need of the settings, one content for each scorecard and one for the product lines.
 *
 * Names, weights, curves, bands and rules; no SOQL, no secrets. A content's hash changes exactly when the content does,
 * so editing one scorecard leaves the versions of the others alone.
 */
export function settingsVersions(settings: Content): readonly SettingsVersion[] {
  return [
    ...settings.scorecards.map((scorecard) => version(scorecard.key, scorecardJson(settings, scorecard))),
    version(PRODUCT_LINES, productLinesJson(settings))
  ];
}

function version(subject: string, json: ScorecardSettingsJson | ProductLineSettingsJson): SettingsVersion {
  const text = canonicalText(json);
  const hash = textHash(text);
  return { key: `${subject}:${hash}`, subject, hash, text };
}

function scorecardJson(settings: Content, scorecard: Scorecard): ScorecardSettingsJson {
  const groups = settings.groups.filter((group) => group.scorecard === scorecard.key).sort(inOrder);
  const tied = tiedSignals(settings, scorecard.key);
  return {
    v: 1,
    kind: 'scorecard',
    scorecard: {
      k: scorecard.key,
      title: scorecard.title,
      kind: scorecard.kind,
      audience: scorecard.audience,
      headline: settings.general.headline === scorecard.key,
      judged: scorecard.outcome !== undefined,
      minimumCoverage: scorecard.minimumCoverage,
      arrowAbove: scorecard.arrowAbove,
      note: scorecard.explanation,
      hysteresis: scorecard.hysteresis,
      confirmationNights: scorecard.confirmationRuns,
      concerns: concernsHash(settings, scorecard)
    },
    groups: groups.map((group) => ({ k: group.key, title: group.title, department: group.department, weight: group.weight })),
    measures: groups.flatMap((group) =>
      settings.measures
        .filter((measure) => measure.group === group.key)
        .sort(inOrder)
        .map((measure) => measureJson(settings, measure, tied))
    ),
    bands: bandsJson(settings, scorecard.key),
    rules: settings.riskRules
      .filter((rule) => 'scorecard' in rule.effect && rule.effect.scorecard === scorecard.key)
      .sort(inOrder)
      .map((rule) => ruleJson(settings, rule))
  };
}

function measureJson(settings: Content, measure: Measure, tied: ReadonlySet<string>): ScorecardSettingsJson['measures'][number] {
  const signal = settings.signals.find((one) => one.key === measure.signal);
  return {
    k: measure.key,
    g: measure.group,
    title: measure.title,
    why: measure.explanation,
    signal: measure.signal,
    signalTitle: signal?.title ?? measure.signal,
    reads: measureReads(settings, measure),
    inUse: inUseHash(settings, measure.signal),
    object: objectOf(settings, signal),
    unit: signal?.unit ?? '',
    weight: measure.weight,
    ...(measure.judge.kind === 'curve' ? { knots: measure.judge.knots } : {}),
    ...(measure.judge.kind === 'categories' ? { categories: measure.judge.points } : {}),
    ...(measure.judge.kind === 'whitespace' ? { productLine: measure.judge.productLine } : {}),
    ...(measure.staleAfterDays === undefined ? {} : { staleAfterDays: measure.staleAfterDays }),
    missing: measure.missing,
    penaltyOnly: measure.penaltyOnly,
    activity: measure.activity,
    actionable: measure.actionable,
    evidence: measure.evidence,
    ...(isValueHidden(settings, signal) ? { hidden: true } : {}),
    ...(tied.has(measure.signal) ? { tied: true } : {})
  };
}
