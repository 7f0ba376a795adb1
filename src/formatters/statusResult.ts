import type { StatusResult } from '../domain/statusResult.ts';
import { filled, type Words } from './words.ts';

const mostParked = 20;

/** State of every org as text. @param words phrases of `messages/status.md` */
export function formatStatus(orgs: readonly StatusResult[], words: Words): readonly string[] {
  return orgs.flatMap(({ orgId, runs, waiting, parked }) => [
    filled(words('org'), orgId),
    ...runs.map((run) => filled(words('run'), run.status.padEnd(7), run.startedAt, run.finishedAt ?? words('noEnd'), run.runId)),
    filled(words('waiting'), waiting),
    ...(parked.length === 0 ? [] : [filled(words('parked'), parked.length)]),
    ...parked.slice(0, mostParked).map(({ object, key, code, message }) => filled(words('parked.line'), object, key, code, message))
  ]);
}
