import type { StatusPosition, StatusResult, StatusRun, StatusService } from '../domain/statusResult.ts';
import { filled, indented, instantText, type Words } from './words.ts';

const mostReasons = 20;

/** State of every org as text. @param words phrases of `messages/status.md` */
export function formatStatus(orgs: readonly StatusResult[], words: Words): readonly string[] {
  return orgs.flatMap((org) => [filled(words('org'), org.orgId), ...orgLines(org, words).map(indented)]);
}

function orgLines({ service, lease, runs, positions, waiting, parked, serviceCalls }: StatusResult, words: Words): readonly string[] {
  const refused = parked.reduce((sum, { count }) => sum + count, 0);
  return [
    ...(service === undefined ? [words('noService')] : serviceLines(service, words)),
    ...(lease === undefined ? [] : [filled(words('lease'), lease.holder, instantText(lease.until))]),
    ...runs.map((run) => runLine(run, words)),
    ...positionLines(positions, words),
    ...(serviceCalls === 0 ? [] : [filled(words('serviceCalls'), serviceCalls)]),
    filled(words('waiting'), waiting),
    ...(parked.length === 0 ? [] : [filled(words('parked'), refused)]),
    ...parked
      .slice(0, mostReasons)
      .map(({ object, key, code, message, count }) => indented(filled(words('parked.line'), count, object, code, message, key))),
    ...(parked.length > mostReasons ? [indented(filled(words('parked.more'), parked.length - mostReasons))] : [])
  ];
}

function serviceLines({ mode, state, detail, isThere, startedAt, saidAt, dueAt, holder }: StatusService, words: Words): readonly string[] {
  if (!isThere) return [filled(words(state === 'paused' ? 'service.paused' : 'service.gone'), instantText(saidAt))];
  const what = filled(words(`service.${mode}`), holder, instantText(startedAt));
  const trouble = detail === '' ? '' : ` ${filled(words('service.trouble'), detail)}`;
  const due = dueAt === undefined ? '' : `, ${filled(words('service.due'), `${dueAt.slice(11, 19)} UTC`)}`;
  return [`${what} ${words(`service.state.${state}`)}${trouble}${due}`];
}

function runLine({ status, startedAt, finishedAt, runId, did }: StatusRun, words: Words): string {
  const ended = finishedAt === undefined ? words('noEnd') : instantText(finishedAt);
  const line = filled(words('run'), status.padEnd(7), instantText(startedAt), ended, runId);
  if (did === undefined) return line;
  const { scored, accounts, writtenTotal, apiCalls } = did;
  const whom = scored?.kind === 'touched' ? filled(words('run.touched'), scored.accounts) : filled(words('run.full'), accounts);
  return `${line} ${filled(words('run.did'), whom, writtenTotal, apiCalls)}`;
}

/** The object that is the furthest behind speaks for all; calculated fields are read anew once a day. */
function positionLines(positions: readonly StatusPosition[], words: Words): readonly string[] {
  const done = positions.filter(({ coveredTo }) => coveredTo !== '').sort((a, b) => (a.coveredTo < b.coveredTo ? -1 : 1));
  const [last] = done;
  if (last === undefined) return [];
  const compared = done.flatMap(({ comparedOn }) => comparedOn ?? []).sort()[0];
  return [
    filled(words('positions'), done.length, positions.length, instantText(last.coveredTo), last.object),
    ...(compared === undefined ? [] : [filled(words('compared'), compared)])
  ];
}
