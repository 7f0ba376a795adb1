import { weekNumber } from '../domain/day.ts';
import type { ExplainedPoint, ExplainedScorecard } from '../domain/explanation.ts';
import { shortKey } from './explainedStanding.ts';
import { filled, wrapped, type Words } from './words.ts';

/** Weeks of a scorecard, the newest first, gaps among them, and what rebuilt weeks do not know. */
export function historyLines({ history, settings }: ExplainedScorecard, words: Words): readonly string[] {
  const { points, leftOut } = history;
  if (points.length === 0) return wrapped(words('history.none'), 2);
  const rebuilt = points.filter((point) => point.rebuilt).length;
  const titles = leftOut.map((key) => settings.measures.find(({ k }) => k === key)?.title ?? key);
  const newestFirst = [...points].reverse();
  return [
    ...wrapped(filled(words('history'), points.length, rebuilt), 2),
    ...(titles.length === 0 ? [] : wrapped(filled(words('history.leftOut'), titles.join(', ')), 4)),
    ...newestFirst.flatMap((point, n) => [pointLine(point, words), ...gapLine(point, newestFirst[n + 1], words)])
  ];
}

function pointLine(point: ExplainedPoint, words: Words): string {
  const score = point.score === null ? words('history.noNumber') : `${point.band ?? ''} ${point.score.toFixed(1)}`.trim();
  const plain = point.plain === undefined || point.plain === null ? '' : ` ${filled(words('history.plain'), point.plain.toFixed(1))}`;
  const made = words(point.rebuilt ? 'history.rebuilt' : 'history.measured');
  const coverage = filled(words('history.coverage'), point.coverage).padEnd(14);
  return `    ${point.week}  ${point.day}  ${score.padEnd(22)} ${coverage} ${made.padEnd(9)} ${shortKey(point.version)}${plain}`;
}

/** Weeks without any point between one and the one before it. */
function gapLine(point: ExplainedPoint, before: ExplainedPoint | undefined, words: Words): readonly string[] {
  if (before === undefined) return [];
  const missing = weekNumber(point.day) - weekNumber(before.day) - 1;
  return missing > 0 ? [`    ${filled(words('history.gap'), missing)}`] : [];
}
