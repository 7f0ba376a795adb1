import type { AskLine, SurveySample, SurveysNext, WaitingAnswer } from '../domain/surveysResult.ts';
import { filled, indented, wrapped } from './words.ts';
import type { Words } from './words.ts';

/** Whom to ask next and which answers wait, as lines for people; or a sample with what it can and cannot tell. */
export function formatSurveysNext(found: SurveysNext, words: Words): readonly string[] {
  if (found.sample !== undefined) return sampleLines(found.sample, found, words);
  return [...askLines(found, words), ...waitingLines(found.waiting, words)];
}

function askLines({ ask, today, restDays }: SurveysNext, words: Words): readonly string[] {
  if (ask.length === 0) return [filled(words('nobody'), today, restDays)];
  return [filled(words('ask'), ask.length, today), ...ask.flatMap((line) => askLine(line, words))];
}

function askLine({ account, contact, contactId, reason, kind, on, by, becauseId }: AskLine, words: Words): readonly string[] {
  const why = filled(words(`reason.${reason}`), on, becauseId);
  return [indented(filled(words('ask.line'), by, kind, contact, account)), indented(indented(filled(words('ask.why'), why, contactId)))];
}

function waitingLines(waiting: readonly WaitingAnswer[], words: Words): readonly string[] {
  if (waiting.length === 0) return [];
  return [
    '',
    filled(words('waiting'), waiting.length),
    ...waiting.map(({ kind, account, contact, score, answeredOn, responseId }) =>
      indented(filled(words(`waiting.${kind}`), answeredOn, score, contact ?? words('somebody'), account, responseId))
    )
  ];
}

function sampleLines(sample: SurveySample, { restDays }: SurveysNext, words: Words): readonly string[] {
  const { size, eligible, seed, skipped, margin, people } = sample;
  const percent = (share: number): string => `${Math.round(share * 100)}%`;
  return [
    filled(words('sample'), size, eligible, seed),
    ...people.map(({ account, contact, contactId }) => indented(filled(words('sample.line'), contact, account, contactId))),
    filled(words('sample.skipped'), skipped.resting, restDays, skipped.left, skipped.noMail, skipped.optedOut),
    ...margin.map(({ answering, points }) =>
      filled(words('sample.margin'), percent(answering), Math.round(size * answering), points.toFixed(0))
    ),
    ...wrapped(words('sample.bias'), 0)
  ];
}
