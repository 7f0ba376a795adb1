import type { CellJson, Detail, DetailMeasure, DetailRule, ProductLineSettingsJson, ScorecardSettingsJson } from '../domain/resultJson.ts';
import { quantityText, valueText } from './explainedValue.ts';
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
  const setting = settings.rules.find(({ k }) => k === rule.k);
  const second = { val: rule.val2 ?? null, on: rule.on2, by: rule.by2, least: rule.least2 };
  const values = [valueText(rule, setting?.unit ?? '', words), valueText(second, setting?.unit2 ?? '', words)].filter(
    (text) => text !== ''
  );
  const title = [setting?.title ?? rule.k, ...values].join(', ');
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
  const value = measure.hid ? words('hidden') : valueText(measure, setting?.unit ?? '', words) || quantityText(null);
  const numbers = filled(words('measure'), measure.pts.toFixed(1), signed(measure.con), signed(measure.eff));
  const records = filled(words('records'), measure.n, measure.ids.join(', '));
  const query = measure.q === '' ? [] : [`      ${measure.q}`];
  return [`    ${title} ${value.padEnd(24)} ${numbers}`, ...(measure.ids.length > 0 ? [`      ${records}`] : []), ...query];
}

function whitespaceLines({ summary, productLines, cells }: Explanation, words: Words): readonly string[] {
  if (!summary || !productLines) return [];
  const amount = summary.whitespaceAmount === null ? words('unknown') : summary.whitespaceAmount.toFixed(2);
  const head = filled(words('roomToGrow'), summary.openCount, amount, summary.holdCount, summary.currency ?? words('orgCurrency'));
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
  const owned = filled(words('owned'), quantityText(cell.own), quantityText(cell.tgt), (cell.tgt === 1 ? line?.unitOne : line?.unit) ?? '');
  const amount = cell.amt === null ? words('unknown') : cell.amt.toFixed(2);
  return [
    `  ${(line?.title ?? cell.k).padEnd(22)} ${words(`status.${cell.st}`).padEnd(18)} ${owned.padEnd(26)} ${amount.padStart(14)}${holdText(cell.hold, settings, words)}`
  ];
}

function holdText(hold: CellJson['hold'], settings: ProductLineSettingsJson, words: Words): string {
  if (!hold) return '';
  const setting = settings.holds.find(({ k }) => k === hold.rule);
  const rule = [setting?.title ?? hold.rule, valueText(hold, setting?.unit ?? '', words)].filter((text) => text !== '').join(', ');
  const records = hold.ids.length === 0 ? '' : ` (${hold.ids.join(', ')})`;
  return `   ${filled(words('hold'), rule, hold.since)}${records}`;
}

function signed(value: number): string {
  return value < 0 ? value.toFixed(1) : `+${value.toFixed(1)}`;
}
