import type { RunReportJson } from '../../../domain/resultJson.ts';
import { ruleWarnings } from '../../../settings/ruleWarnings.ts';
import { segmentWarnings } from '../../../settings/segmentWarnings.ts';
import type { Assessment } from '../../../whitespace/assessAccounts.ts';
import type { AssessInput } from '../../../whitespace/assessInput.ts';
import { wrongFeedback } from '../../../whitespace/feedback.ts';

type Warnings = RunReportJson['warnings'];

/** What people should look at: records of theirs that count for nothing, and segments that part the customers badly. */
export function judgeWarnings(input: AssessInput, wrongOverrides: Assessment['wrongOverrides']): Warnings {
  return [...overrideWarnings(wrongOverrides), ...feedbackWarnings(input), ...segmentReport(input)];
}

/** Overrides that count for nothing, each with its record: somebody has to correct it. */
function overrideWarnings(wrong: Assessment['wrongOverrides']): Warnings {
  return wrong.map(({ id, accountId, fault, value }) => ({ name: `Override${fault}`, values: [id, accountId, value], count: 1 }));
}

/** Answers of reps that count for nothing. */
function feedbackWarnings({ feedback, settings }: AssessInput): Warnings {
  const lines = settings.productLines.map(({ key }) => key);
  // Without a single product line nobody can have been wrong about one.
  return (lines.length === 0 ? [] : wrongFeedback(feedback, lines)).map((wrong) =>
    wrong.fault === 'Line'
      ? { name: 'FeedbackLine', values: [wrong.id, wrong.accountId], count: wrong.answers }
      : { name: 'FeedbackUntil', values: [wrong.id, wrong.accountId, wrong.until], count: 1 }
  );
}

/** Segments whose curves count twice for some customers or for none, whitespace rules that leave some out or never count. */
function segmentReport(input: AssessInput): Warnings {
  const found = [...segmentWarnings(input.settings, input), ...ruleWarnings(input.settings, input)];
  return found.map(({ name, records, customers }) => ({ name, values: [records.join(' and ')], count: customers }));
}
