import type { SetupQuestion, SetupQuestions, SetupResult } from '../domain/setupResult.ts';
import { lineProposalLines } from './lineProposals.ts';
import { filled, indented, type Words } from './words.ts';

/**
 * What the set-up did, as text.
 *
 * @param words    phrases of `messages/setup.md`
 * @param verbose  names every record that was kept, with its differences, instead of counting them
 * @param outlook  how customers spread over the bands, as lines
 */
export function formatSetupResult(
  result: SetupResult,
  words: Words,
  { verbose, outlook }: { readonly verbose: boolean; readonly outlook: readonly string[] }
): readonly string[] {
  const { created, replaced, reworded, kept, same } = result;
  const questions = (Object.keys(result.questions) as SetupQuestion[]).flatMap((question) =>
    questionLines(question, result.questions, words)
  );
  const closing = filled(words(result.dryRun ? 'closing.dryRun' : 'closing'), created.length, replaced.length, kept.length, same);
  return [
    ...(result.dryRun ? [...questions, ...result.proposals.flatMap((proposal) => lineProposalLines(proposal, words))] : []),
    ...(verbose ? keptLines(result, words) : keptCounts(result, words)),
    ...(replaced.length > 0 ? [filled(words('replaced'), replaced.length, replaced.join(', '))] : []),
    ...(reworded.length > 0 ? [filled(words('reworded'), reworded.length, result.language)] : []),
    ...outlook,
    closing
  ];
}

function keptLines({ kept }: SetupResult, words: Words): readonly string[] {
  return kept.map(({ name, differences }) => {
    const fields = differences.map(({ field, org, starter }) => filled(words('difference'), field, org, starter));
    return filled(words('kept'), name, fields.join('; '));
  });
}

/** How many records of each type were kept: `Headroom_Measure 25, Headroom_Signal 3`. */
function keptCounts({ kept }: SetupResult, words: Words): readonly string[] {
  if (kept.length === 0) return [];
  const types = Map.groupBy(kept, ({ name }) => name.split('.')[0] ?? name);
  const counts = [...types].map(([type, records]) => `${type} ${records.length}`).sort();
  return [filled(words('keptCount'), kept.length, counts.join(', '))];
}

/** A question with what each answer would mean here. */
function questionLines(question: SetupQuestion, questions: SetupQuestions, words: Words): readonly string[] {
  return [words(`question.${question}`), ...questions[question].map((candidate) => candidateLine(candidate, words))];
}

/** One answer with its count and total. */
export function candidateLine({ answer, count, total, of }: SetupQuestions[SetupQuestion][number], words: Words): string {
  if (of !== undefined) return indented(filled(words('candidate.goal'), answer, count, of));
  const inTotal = total === undefined ? '' : filled(words('candidate.total'), Math.round(total));
  return indented(filled(words('candidate'), answer, count, inTotal));
}
