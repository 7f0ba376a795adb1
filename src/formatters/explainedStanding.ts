import type { ExplainedRun, ExplainedScorecard } from '../domain/explanation.ts';
import type { Detail, DetailRule, ScorecardSettingsJson } from '../domain/resultJson.ts';
import { valueText } from './explainedValue.ts';
import { filled, instantText, wrapped, type Words } from './words.ts';

/** Where a scorecard stands: headline, band and what it waits for, rules, what is missing, what is off, and by which settings. */
export function standingLines(one: ExplainedScorecard, run: ExplainedRun | undefined, words: Words): readonly string[] {
  const { detail, settings, version } = one;
  const readings = filled(words('readings'), detail.readings, detail.inUse);
  const published = version.publishedAt === null ? words('unknown') : instantText(version.publishedAt);
  const by = version.publishedBy ?? words('unknown');
  return [
    `${settings.scorecard.title}: ${headline(detail, settings, words)}   ${readings}`,
    ...wrapped(filled(words('settings'), shortKey(version.key), published, by, instantText(one.asOf)), 2),
    ...bandLines(one, words),
    ...detail.rules.flatMap((rule) => ruleLines(rule, detail, settings, words)),
    ...missingLines(one, words),
    ...offLines(settings, run, words)
  ];
}

/** A settings key short enough to read: the scorecard and the first eight figures of the hash. */
export function shortKey(key: string): string {
  const [subject = '', hash = ''] = key.split(':');
  return hash === '' ? key : `${subject}:${hash.slice(0, 8)}`;
}

function headline(detail: Detail, settings: ScorecardSettingsJson, words: Words): string {
  if (detail.state === 'too_new') return filled(words('tooNew'), detail.fresh?.days ?? 0, detail.fresh?.of ?? 0);
  if (detail.state === 'excluded') return words('excluded');
  if (detail.score === null) return words('notEnoughData');
  return `${bandLabel(settings, detail.band)} ${detail.score.toFixed(1)}`;
}

function bandLabel(settings: ScorecardSettingsJson, band: string | null): string {
  return settings.bands.find(({ k }) => k === band)?.label ?? '';
}

/** The band's first day, which is not known before the first sync, and the band that the score points to while it is not confirmed. */
function bandLines({ detail, settings, band, bandSince, history }: ExplainedScorecard, words: Words): readonly string[] {
  const isFirst = detail.plain === undefined && history.points.find(({ rebuilt }) => !rebuilt)?.day === bandSince;
  const phrase = words(isFirst ? 'bandSince.first' : 'bandSince');
  const since = band === null || bandSince === null ? [] : [filled(phrase, bandLabel(settings, band), bandSince)];
  const nights = settings.scorecard.confirmationNights;
  const { next } = detail;
  const pointing =
    next === undefined
      ? []
      : nights === undefined
        ? [filled(words('next'), bandLabel(settings, next.band), next.runs)]
        : [filled(words('next.of'), bandLabel(settings, next.band), next.runs, nights)];
  const text = [...since, ...pointing].join(' ');
  return text === '' ? [] : wrapped(text, 2);
}

/**
 * The rule that decides the score, unless a person set it elsewhere, and rules that are ending. Others that hold are named, too: without
 * the first of several the next may decide, so that only the score without any is known.
 */
function ruleLines(rule: DetailRule, detail: Detail, settings: ScorecardSettingsJson, words: Words): readonly string[] {
  const setting = settings.rules.find(({ k }) => k === rule.k);
  const second = { val: rule.val2 ?? null, on: rule.on2, by: rule.by2, least: rule.least2 };
  const values = [valueText(rule, setting?.unit ?? '', words), valueText(second, setting?.unit2 ?? '', words)].filter(
    (text) => text !== ''
  );
  const title = [setting?.title ?? rule.k, ...values].join(', ');
  const before = detail.base ?? detail.computed;
  const without = before === null ? words('unknown') : before.toFixed(1);
  const held =
    rule.acts && rule.to === detail.score
      ? filled(words(detail.rules.length > 1 ? 'heldAtAmong' : 'heldAt'), rule.to, title, rule.since, without)
      : filled(words('holdsToo'), title, rule.to, rule.since);
  const ending = rule.ends === undefined ? [] : [filled(words('ending'), rule.ends.runs)];
  const records = rule.ids.length === 0 ? [] : [`(${rule.ids.join(', ')})`];
  return wrapped([held, ...ending, ...records].join(' '), 2);
}

/** Measures in use without a reading, by name and why, and how old the oldest reading is where it is not of the day itself. */
function missingLines({ detail, settings, asOf }: ExplainedScorecard, words: Words): readonly string[] {
  const missing = detail.measures.flatMap(({ k, miss }) =>
    miss === undefined ? [] : [filled(words(`missing.${miss}`), settings.measures.find((one) => one.k === k)?.title ?? k)]
  );
  return [
    ...(missing.length === 0 ? [] : wrapped(filled(words('missing'), missing.join(', ')), 2)),
    ...(detail.oldest === undefined || detail.oldest >= asOf.slice(0, 10) ? [] : wrapped(filled(words('oldest'), detail.oldest), 2))
  ];
}

/** Measures of the scorecard that are off for everybody, with the object that this org hardly uses. */
function offLines(settings: ScorecardSettingsJson, run: ExplainedRun | undefined, words: Words): readonly string[] {
  const off = settings.measures.flatMap(({ k, title }) => {
    const object = run?.off[k];
    return object === undefined ? [] : [`${title} (${object})`];
  });
  return off.length === 0 ? [] : wrapped(filled(words('off'), off.join(', ')), 2);
}
