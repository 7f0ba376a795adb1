import type { StatusResult } from '../domain/statusResult.ts';
import { filled, indented, instantText, type Words } from './words.ts';

const mostParked = 20;

/** State of every org as text. @param words phrases of `messages/status.md` */
export function formatStatus(orgs: readonly StatusResult[], words: Words): readonly string[] {
  return orgs.flatMap(({ orgId, runs, waiting, parked }) => [
    filled(words('org'), orgId),
    ...runs.map((run) => indented(runLine(run, words))),
    indented(filled(words('waiting'), waiting)),
    ...(parked.length === 0 ? [] : [indented(filled(words('parked'), parked.length))]),
    ...parked
      .slice(0, mostParked)
      .map(({ object, key, code, message }) => indented(indented(filled(words('parked.line'), object, key, code, message))))
  ]);
}

function runLine({ status, startedAt, finishedAt, runId }: StatusResult['runs'][number], words: Words): string {
  const ended = finishedAt === undefined ? words('noEnd') : instantText(finishedAt);
  return filled(words('run'), status.padEnd(7), instantText(startedAt), ended, runId);
}
