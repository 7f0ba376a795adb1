import type { SetupQuestion, SetupQuestions, SetupResult } from '../domain/setupResult.ts';
import { filled, indented, type Words } from './words.ts';

/** What the set-up did, as text. @param words phrases of `messages/setup.md` */
export function formatSetupResult(result: SetupResult, words: Words): readonly string[] {
  const { created, replaced, kept, same } = result;
  const questions = (Object.keys(result.questions) as SetupQuestion[]).flatMap((question) =>
    questionLines(question, result.questions, words)
  );
  const keptLines = kept.map(({ name, differences }) => {
    const fields = differences.map(({ field, org, starter }) => filled(words('difference'), field, org, starter));
    return filled(words('kept'), name, fields.join('; '));
  });
  const closing = filled(words(result.dryRun ? 'closing.dryRun' : 'closing'), created.length, replaced.length, kept.length, same);
  return [
    ...(result.dryRun ? questions : []),
    ...keptLines,
    ...(replaced.length > 0 ? [filled(words('replaced'), replaced.length, replaced.join(', '))] : []),
    closing
  ];
}

/** A question with what each answer would mean here. */
function questionLines(question: SetupQuestion, questions: SetupQuestions, words: Words): readonly string[] {
  return [words(`question.${question}`), ...questions[question].map((candidate) => candidateLine(candidate, words))];
}

/** One answer with its count and total. */
export function candidateLine({ answer, count, total }: SetupQuestions[SetupQuestion][number], words: Words): string {
  const inTotal = total === undefined ? '' : filled(words('candidate.total'), Math.round(total));
  return indented(filled(words('candidate'), answer, count, inTotal));
}
