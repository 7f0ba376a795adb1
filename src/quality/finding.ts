import type { RunReportJson } from '../domain/resultJson.ts';

/** One line of the data-quality part of a run's report: so many of so many rows of an object, and what is wrong with them. */
export type QualityFinding = RunReportJson['quality'][number];

/** The finding, unless nothing was found. */
export function findingOf(finding: QualityFinding): readonly QualityFinding[] {
  return finding.count > 0 ? [finding] : [];
}
