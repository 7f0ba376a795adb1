import type { ExplainedScorecard, Explanation } from '../domain/explanation.ts';
import { changeLines } from './explainedChange.ts';
import { groupLines } from './explainedGroup.ts';
import { historyLines } from './explainedHistory.ts';
import { accountJudgement, scorecardJudgement } from './explainedJudgement.ts';
import { standingLines } from './explainedStanding.ts';
import { whitespaceLines } from './explainedWhitespace.ts';
import { filled, instantText, wrapped, type Words } from './words.ts';

/** How much to say: weeks of the past, and every measure with its curve, its records and its query. */
export type ExplanationDepth = { readonly all: boolean; readonly history: boolean };

/**
 * An explanation as text: the same tree as the widgets, number for number, in at most 100 columns (queries aside, which
 * are there to be copied).
 *
 * @param words  phrases of `messages/explain.md`
 */
export function formatExplanation(explanation: Explanation, words: Words, depth: ExplanationDepth): readonly string[] {
  const { account, scorecards } = explanation;
  return [
    `${account.name} (${account.id})`,
    ...runLines(explanation, words),
    ...accountJudgement(explanation, words),
    ...scorecards.flatMap((scorecard) => ['', ...scorecardLines(scorecard, explanation, words, depth)]),
    ...whitespaceLines(explanation, words),
    ...orgLines(explanation, words)
  ];
}

function runLines({ asOf, run }: Explanation, words: Words): readonly string[] {
  const stopped = run?.stopped;
  if (stopped === undefined) return [filled(words('asOf'), instantText(asOf))];
  const later = filled(words('asOf.stopped'), instantText(stopped.startedAt), words(`run.${stopped.status}`), stopped.error ?? '-');
  return [filled(words('asOf'), instantText(asOf)), ...wrapped(later, 0)];
}

function scorecardLines(one: ExplainedScorecard, explanation: Explanation, words: Words, depth: ExplanationDepth): readonly string[] {
  return [
    ...standingLines(one, explanation.run, words),
    ...scorecardJudgement(one, explanation.overrides, words),
    ...changeLines(one, words, depth.all),
    ...one.settings.groups.flatMap((group) =>
      groupLines({ key: group.k, scorecard: one, account: explanation.account.id, answers: explanation.answers }, words, depth.all)
    ),
    ...(depth.history ? historyLines(one, words) : [])
  ];
}

/** What concerns the whole org, and what this user may not see. */
function orgLines({ run, hidden }: Explanation, words: Words): readonly string[] {
  const notSetUp = Object.entries(run?.notSetUp ?? {}).map(([key, share]) =>
    filled(words('notSetUp.one'), key, Math.floor(share * 100 + 1e-9))
  );
  return [
    ...(notSetUp.length === 0 ? [] : ['', ...wrapped(filled(words('notSetUp'), notSetUp.join(', ')), 0)]),
    ...Object.entries(run?.heldBack ?? {}).flatMap(([key, { numbers, of, needed }]) => [
      '',
      ...wrapped(filled(words('heldBack'), key, numbers, of, needed), 0)
    ]),
    ...(hidden.length === 0 ? [] : ['', ...wrapped(filled(words('notVisible'), hidden.join(', ')), 0)])
  ];
}
