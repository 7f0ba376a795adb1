import type { StatusPosition, StatusResult, StatusRun, StatusService } from '../domain/statusResult.ts';
import { filled, indented, instantText, type Words } from './words.ts';

const mostReasons = 20;

/** State of every org as text. @param words phrases of `messages/status.md` */
export function formatStatus(orgs: readonly StatusResult[], words: Words): readonly string[] {
  return orgs.flatMap((org) => [filled(words('org'), org.orgId), ...orgLines(org, words).map(indented)]);
}

function orgLines(org: StatusResult, words: Words): readonly string[] {
  const { service, lease, runs, positions, waiting, parked } = org;
  const refused = parked.reduce((sum, { count }) => sum + count, 0);
  return [
    ...(service === undefined ? [words('noService')] : serviceLines(service, words)),
    ...(lease === undefined ? [] : [filled(words('lease'), lease.holder, instantText(lease.until))]),
    ...runs.map((run) => runLine(run, words)),
    ...positionLines(positions, words),
    ...callLines(org, words),
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
  const why = state === 'waiting' ? 'service.waitsFor' : 'service.trouble';
  const trouble = detail === '' ? '' : ` ${filled(words(why), detail)}`;
  const due = dueAt === undefined ? '' : `, ${filled(words('service.due'), `${dueAt.slice(11, 19)} UTC`)}`;
  return [`${what} ${words(`service.state.${state}`)}${trouble}${due}`];
}

/** What services cost, and how often the one that is there looks. */
function callLines({ service, serviceCalls, serviceCallsLastHour }: StatusResult, words: Words): readonly string[] {
  if (serviceCalls === 0) return [];
  const line = filled(words('serviceCalls'), serviceCalls, serviceCallsLastHour);
  const isLooking = service?.isThere === true && service.mode === 'watch' && service.state === 'idle';
  if (!isLooking || service.dueAt === undefined) return [line];
  const pauseSeconds = Math.round((Date.parse(service.dueAt) - Date.parse(service.saidAt)) / 1000);
  return [`${line}; ${filled(words('service.pause'), Math.max(1, pauseSeconds))}`];
}

function runLine({ status, startedAt, finishedAt, runId, did }: StatusRun, words: Words): string {
  const ended = finishedAt === undefined ? words('noEnd') : instantText(finishedAt);
  const line = filled(words('run'), status.padEnd(7), instantText(startedAt), ended, runId);
  if (did === undefined) return line;
  const { scored, accounts, writtenTotal, apiCalls } = did;
  const because = scored?.kind === 'full' ? words(`because.${scored.because}`) : '';
  const whom = scored?.kind === 'touched' ? filled(words('run.touched'), scored.accounts) : filled(words('run.full'), accounts, because);
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
