import type { ProductLineSettingsJson, RuleSettingsJson, ScorecardSettingsJson } from '../domain/resultJson.ts';
import type { Condition, Measure, Scorecard, SettingBase, Settings, Signal } from '../domain/settings.ts';
import { isValueHidden } from '../domain/hiddenValues.ts';
import { bandsJson } from './bandsJson.ts';
import { canonicalText, textHash } from './canonicalText.ts';
import { readsHash } from './readsHash.ts';
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

/** Subject of the version that holds product lines, whitespace rules and holds. */
const PRODUCT_LINES = 'product_lines';

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
      confirmationNights: scorecard.confirmationRuns
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
    reads: readsHash(settings, measure.signal, measure.segmentFilter),
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

/** Object behind a signal; of a ratio the one behind its numerator. Ratios of themselves have been refused. */
function objectOf(settings: Content, signal: Signal | undefined): string {
  if (signal?.aggregate === 'RATIO') {
    return objectOf(
      settings,
      settings.signals.find((one) => one.key === signal.numerator)
    );
  }
  return signal?.object ?? '';
}

function ruleJson(settings: Content, rule: Settings['riskRules'][number]): RuleSettingsJson {
  const [first, second] = rule.conditions.map(({ of }) => conditionJson(settings, of));
  return {
    ...{ k: rule.key, title: rule.title, department: rule.department, text: rule.shownText, clears: rule.clearsWhen },
    unit: first?.unit ?? '',
    object: first?.object ?? '',
    ...(second === undefined ? {} : { unit2: second.unit }),
    ...('value' in rule.effect ? { effect: { kind: rule.effect.kind, to: rule.effect.value } } : {}),
    when: rule.conditions.map(({ of, operator, threshold }) => ({ of: conditionSubject(of), operator, than: threshold })),
    reads: rule.conditions.flatMap(({ of }) => (of.kind === 'signal' ? [readsHash(settings, of.signal)] : [])),
    ...(rule.conditions.some(({ of }) => isHiddenCondition(settings, of)) ? { hidden: true } : {})
  };
}

function isHiddenCondition(settings: Content, of: Condition['of']): boolean {
  return (
    of.kind === 'signal' &&
    isValueHidden(
      settings,
      settings.signals.find(({ key }) => key === of.signal)
    )
  );
}

function conditionSubject(of: Condition['of']): string {
  if (of.kind === 'decision_days_left') {
    return of.kind;
  }
  return of.kind === 'signal' ? `signal:${of.signal}` : `score:${of.scorecard}`;
}

/** Unit of what a condition looks at, and the object of the records behind it. */
function conditionJson(settings: Content, of: Condition['of']): { readonly unit: string; readonly object: string } {
  if (of.kind !== 'signal') {
    return { unit: of.kind === 'decision_days_left' ? 'days' : '', object: '' };
  }
  const signal = settings.signals.find((one) => one.key === of.signal);
  return { unit: signal?.unit ?? '', object: objectOf(settings, signal) };
}

function productLinesJson(settings: Content): ProductLineSettingsJson {
  return {
    v: 1,
    kind: PRODUCT_LINES,
    customers: settings.general.title,
    lines: [...settings.productLines].sort(inOrder).map((line) => ({
      k: line.key,
      title: line.title,
      unit: line.unit,
      unitOne: line.unitOne,
      price: line.price.kind,
      ...(line.needsFirst === undefined ? {} : { needsFirst: line.needsFirst }),
      ...(line.retiredOn === undefined ? {} : { retiredOn: line.retiredOn })
    })),
    whitespaceRules: [...settings.whitespaceRules].sort(inOrder).map(whitespaceRuleJson),
    holds: settings.riskRules
      .filter((rule) => rule.effect.kind === 'hold_all' || rule.effect.kind === 'hold_product_line')
      .map((rule) => ruleJson(settings, rule))
  };
}

function whitespaceRuleJson(rule: Settings['whitespaceRules'][number]): ProductLineSettingsJson['whitespaceRules'][number] {
  return {
    k: rule.key,
    line: rule.productLine,
    title: rule.title,
    why: rule.explanation,
    basis: rule.basis,
    yellowFrom: rule.yellowFrom,
    greenFrom: rule.greenFrom,
    per: rule.target.kind,
    ...(rule.target.kind === 'per_product_line' ? { perLine: rule.target.productLine } : {}),
    ...(rule.segmentName === undefined ? {} : { segment: rule.segmentName })
  };
}

function inOrder(a: SettingBase, b: SettingBase): number {
  return a.sortOrder - b.sortOrder || (a.key < b.key ? -1 : 1);
}
