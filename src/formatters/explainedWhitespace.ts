import type { ExplainedCell, Explanation } from '../domain/explanation.ts';
import type { CellJson, ProductLineSettingsJson } from '../domain/resultJson.ts';
import { cellFactLines } from './explainedCellFacts.ts';
import { quantityText, valueText } from './explainedValue.ts';
import { filled, wrapped, type Words } from './words.ts';

/** Room to grow: the account's product lines by status, with owned and fitting quantity, amount and what blocks them. */
export function whitespaceLines({ summary, productLines, cells }: Explanation, words: Words): readonly string[] {
  if (!summary || !productLines) return [];
  const amount = summary.whitespaceAmount === null ? words('unknown') : summary.whitespaceAmount.toFixed(2);
  const head = filled(words('roomToGrow'), summary.openCount, amount, summary.currency ?? words('orgCurrency'), summary.holdCount);
  return [
    '',
    ...wrapped(head, 0),
    ...productLines.lines.flatMap((line) =>
      cellLines(
        cells.find(({ k }) => k === line.k),
        productLines,
        words
      )
    )
  ];
}

function cellLines(cell: ExplainedCell | undefined, settings: ProductLineSettingsJson, words: Words): readonly string[] {
  if (!cell) return [];
  const line = settings.lines.find(({ k }) => k === cell.k);
  const owned = filled(words('owned'), quantityText(cell.own), quantityText(cell.tgt), (cell.tgt === 1 ? line?.unitOne : line?.unit) ?? '');
  const amount = cell.amt === null ? words('unknown') : cell.amt.toFixed(2);
  return [
    `  ${(line?.title ?? cell.k).padEnd(22)} ${words(`status.${cell.st}`).padEnd(18)} ${owned.padEnd(26)} ${amount.padStart(14)}`,
    ...holdLines(cell.hold, settings, words),
    ...cellFactLines(cell, settings, words)
  ];
}

function holdLines(hold: CellJson['hold'], settings: ProductLineSettingsJson, words: Words): readonly string[] {
  if (!hold) return [];
  const setting = settings.holds.find(({ k }) => k === hold.rule);
  const rule = [setting?.title ?? hold.rule, valueText(hold, setting?.unit ?? '', words)].filter((text) => text !== '').join(', ');
  const records = hold.ids.length === 0 ? '' : ` (${hold.what === undefined ? '' : `${hold.what}: `}${hold.ids.join(', ')})`;
  const ending = hold.ends === undefined ? '' : `. ${filled(words('ending'), hold.ends.runs)}`;
  return wrapped(`${filled(words('hold'), rule, hold.since)}${records}${ending}`, 6);
}
