import type { ImportFinding, ImportResult, MapProblem } from '../domain/importResult.ts';
import { filled, indented, type Words } from './words.ts';

const mostShown = 20;

/** The result of an import as text; the last line says what was written. @param words phrases of `messages/import.surveys.md` */
export function formatImportResult(result: ImportResult, words: Words): readonly string[] {
  const { findings, findingsInAll, mapProblems, unknownTouchpoints } = result;
  if (mapProblems.length > 0) {
    return [words('mapWrong'), ...mapProblems.map((problem) => indented(problemLine(problem, words))), words('closing.refused')];
  }
  const more = findingsInAll - Math.min(findings.length, mostShown);
  return [
    ...findings.slice(0, mostShown).map((finding) => findingLine(finding, words)),
    ...(more > 0 ? [filled(words('moreFindings'), more)] : []),
    ...(unknownTouchpoints.length > 0 ? [filled(words('unknownTouchpoints'), unknownTouchpoints.join(', '))] : []),
    ...closingLines(result, words)
  ];
}

function problemLine({ code, values }: MapProblem, words: Words): string {
  return filled(words(`map.${code}`), ...values);
}

function findingLine({ line, column, value, code, details }: ImportFinding, words: Words): string {
  return filled(words('finding'), line, column, value, filled(words(`finding.${code}`), ...details));
}

function closingLines(result: ImportResult, words: Words): readonly string[] {
  const { status, dryRun, rows, good, bad, created, updated, repeated, apiCalls } = result;
  const again = repeated === 0 ? [] : [filled(words('repeated'), repeated)];
  if (status === 'refused') return [...again, filled(words('refused'), bad, rows), words('closing.refused')];
  const closing = dryRun
    ? filled(words('closing.dryRun'), good, rows, bad, apiCalls)
    : filled(words('closing'), created + updated, rows, created, updated, bad, apiCalls);
  return [...again, closing];
}
