import type { CellJson, Detail, DetailMeasure, DetailRule, ProductLineSettingsJson, ScorecardSettingsJson } from '../domain/resultJson.ts';
import type { Explanation, ExplainedScorecard } from '../domain/explanation.ts';
import { filled, type Words } from './words.ts';

/**
 * An explanation as text: the same tree as the widgets, number for number.
 *
 * @param words  phrases of `messages/explain.md`
 */
export function formatExplanation(explanation: Explanation, words: Words): readonly string[] {
  const { account, asOf, scorecards } = explanation;
  return [
    `${account.name} (${account.id})`,
    filled(words('asOf'), asOf),
    ...scorecards.flatMap((scorecard) => ['', ...scorecardLines(scorecard, words)]),
    ...whitespaceLines(explanation, words)
  ];
}

function scorecardLines({ detail, settings }: ExplainedScorecard, words: Words): readonly string[] {
  const readings = filled(words('readings'), detail.readings, detail.inUse);
  const head = `${settings.scorecard.title}: ${headline(detail, settings, words)}   ${readings}`;
  const groups = settings.groups.flatMap((group) => groupLines(group.k, detail, settings, words));
  return [head, ...detail.rules.filter((rule) => rule.acts).map((rule) => ruleLine(rule, detail, settings, words)), ...groups];
}

function headline(detail: Detail, settings: ScorecardSettingsJson, words: Words): string {
  if (detail.state === 'too_new') return filled(words('tooNew'), detail.fresh?.days ?? 0, detail.fresh?.of ?? 0);
  if (detail.score === null) return words('notEnoughData');
  const band = settings.bands.find(({ k }) => k === detail.band)?.label ?? '';
  return `${band} ${detail.score.toFixed(1)}`;
}

function ruleLine(rule: DetailRule, detail: Detail, settings: ScorecardSettingsJson, words: Words): string {
  const title = settings.rules.find(({ k }) => k === rule.k)?.title ?? rule.k;
  return `  ${filled(words('heldAt'), rule.to, title, rule.since, (detail.computed ?? 0).toFixed(1), rule.ids.join(', '))}`;
}

function groupLines(key: string, detail: Detail, settings: ScorecardSettingsJson, words: Words): readonly string[] {
  const group = detail.groups.find(({ k }) => k === key);
  const title = settings.groups.find(({ k }) => k === key)?.title ?? key;
  if (!group || group.of === 0) return [];
  const score = group.s === null ? words('unknown') : group.s.toFixed(1);
  const inGroup = detail.measures.filter((measure) => settings.measures.some(({ k, g }) => k === measure.k && g === key));
  return [
    `  ${title} ${score}   ${filled(words('groupReadings'), group.n, group.of)}`,
    ...inGroup.flatMap((measure) => measureLines(measure, settings, words))
  ];
}

function measureLines(measure: DetailMeasure, settings: ScorecardSettingsJson, words: Words): readonly string[] {
  const setting = settings.measures.find(({ k }) => k === measure.k);
  const title = (setting?.title ?? measure.k).padEnd(34);
  if (measure.pts === null) return [`    ${title} ${words(measure.miss === 'stale' ? 'stale' : 'noReading')}`];
  const value = measure.hid ? words('hidden') : `${valueText(measure.val)} ${setting?.unit ?? ''}`;
  const numbers = filled(words('measure'), measure.pts.toFixed(1), signed(measure.con), signed(measure.eff));
  const records = filled(words('records'), measure.n, measure.ids.join(', '));
  const query = measure.q === '' ? [] : [`      ${measure.q}`];
  return [`    ${title} ${value.padEnd(18)} ${numbers}`, ...(measure.ids.length > 0 ? [`      ${records}`] : []), ...query];
}

function whitespaceLines({ summary, productLines, cells }: Explanation, words: Words): readonly string[] {
  if (!summary || !productLines) return [];
  const amount = summary.whitespaceAmount === null ? words('unknown') : summary.whitespaceAmount.toFixed(2);
  const head = filled(words('roomToGrow'), summary.openCount, amount, summary.holdCount);
  return [
    '',
    head,
    ...productLines.lines.flatMap((line) =>
      cellLines(
        cells.find(({ k }) => k === line.k),
        productLines,
        words
      )
    )
  ];
}

function cellLines(cell: CellJson | undefined, settings: ProductLineSettingsJson, words: Words): readonly string[] {
  if (!cell) return [];
  const line = settings.lines.find(({ k }) => k === cell.k);
  const owned = filled(words('owned'), valueText(cell.own), valueText(cell.tgt), line?.unit ?? '');
  const amount = cell.amt === null ? words('unknown') : cell.amt.toFixed(2);
  const rule = settings.holds.find(({ k }) => k === cell.hold?.rule)?.title ?? cell.hold?.rule ?? '';
  const hold = cell.hold ? `   ${filled(words('hold'), rule, cell.hold.since, cell.hold.ids.join(', '))}` : '';
  return [
    `  ${(line?.title ?? cell.k).padEnd(22)} ${words(`status.${cell.st}`).padEnd(18)} ${owned.padEnd(26)} ${amount.padStart(14)}${hold}`
  ];
}

function valueText(value: number | null): string {
  return value === null ? '-' : String(Math.round(value * 10000) / 10000);
}

function signed(value: number): string {
  return value < 0 ? value.toFixed(1) : `+${value.toFixed(1)}`;
}
