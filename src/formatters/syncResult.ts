import { countRefused, curedCodes } from '../domain/refusedRows.ts';
import type { SyncResult } from '../domain/syncResult.ts';
import { heldBackLines, scorecardLines, signalLines } from './qualityReport.ts';
import { filled, indented, type Words } from './words.ts';

/** Reasons, and rows of each, that are named of what the org refused. */
const mostReasons = 20;
const mostKeys = 3;

/** Megabytes with at most one decimal. */
const megabytes = (value: number): string => (Math.round(value * 10) / 10).toString();

/**
 * The result of a run as text; the last line is the closing line.
 *
 * @param words  phrases of `messages/sync.md`
 */
export function formatSyncResult(result: SyncResult, words: Words): readonly string[] {
  if (result.paused !== undefined) return pausedLines(result, result.paused, words);
  return [
    ...reportLines(result, words),
    ...failureLines(result, words),
    ...(result.dryRun ? dryRunLines(result, words) : closingLines(result, words))
  ];
}

/** A paused run says why it stopped and what is kept; the counts of a whole run it does not have. */
function pausedLines(
  { writtenTotal, apiCalls, seconds }: SyncResult,
  { values, waiting }: NonNullable<SyncResult['paused']>,
  words: Words
): readonly string[] {
  return [filled(words('paused'), ...values), filled(words('closing.paused'), writtenTotal, waiting, apiCalls, seconds.toFixed(1))];
}

function reportLines({ report, dryRun }: SyncResult, words: Words): readonly string[] {
  const off = Object.keys(report.off);
  const notSetUp = Object.keys(report.notSetUp).filter((key) => report.scorecards?.[key]?.state !== 'held_back');
  return [
    ...(off.length > 0 ? [filled(words('off'), off.length, off.join(', '))] : []),
    ...(notSetUp.length > 0 ? [filled(words('notSetUp'), notSetUp.join(', '))] : []),
    ...heldBackLines(report.scorecards ?? {}, words),
    ...(dryRun ? [...scorecardLines(report.scorecards ?? {}, words), ...signalLines(report.signals ?? {}, words)] : []),
    ...(report.quality.length > 0 ? [words('quality')] : []),
    ...report.quality.map(({ object, count, of, note }) => indented(filled(words('quality.line'), object, count, of, note))),
    ...report.warnings.map(({ name, values, count }) => filled(words(`warning.${name}`), ...values, count))
  ];
}

function failureLines({ failed }: SyncResult, words: Words): readonly string[] {
  if (failed.length === 0) return [];
  return [
    filled(words('failed'), failed.length),
    ...countRefused(failed)
      .slice(0, mostReasons)
      .flatMap(({ object, code, message, count }) => {
        const keys = failed.filter((row) => row.object === object && row.code === code && row.message === message).map(({ key }) => key);
        const named = keys.length > mostKeys ? [...keys.slice(0, mostKeys), '...'] : keys;
        return [
          indented(filled(words('failed.line'), count, object, code, message)),
          indented(indented(filled(words('failed.keys'), named.join(', ')))),
          ...(curedCodes.includes(code) ? [indented(indented(words(`cure.${code}`)))] : [])
        ];
      })
  ];
}

function dryRunLines(result: SyncResult, words: Words): readonly string[] {
  const { written, storage } = result;
  const known = storage.usedMb !== undefined && storage.maxMb !== undefined;
  const used = known ? ` ${filled(words('storageKnown'), megabytes(storage.usedMb), megabytes(storage.maxMb))}` : '';
  const counts = [written.results, written.cells, written.summaries, written.versions, written.accounts, written.deleted];
  return [
    ...(result.examples ?? []).map(({ operation, object, key }) => indented(filled(words('example'), operation, object, key))),
    ...(result.writtenTotal > (result.examples ?? []).length
      ? [indented(filled(words('moreExamples'), result.writtenTotal - (result.examples ?? []).length))]
      : []),
    ...(written.tasks === undefined ? [] : [filled(words('tasks.dryRun'), written.tasks)]),
    ...scopeLines(result, words),
    ...serviceLines(result, words),
    filled(
      words('closing.dryRun'),
      result.accounts,
      ...counts,
      result.apiCalls,
      result.apiCallsToWrite ?? 0,
      result.apiCallsAllowed ?? 0,
      megabytes(storage.addedMb),
      used,
      result.seconds.toFixed(1)
    )
  ];
}

function closingLines(result: SyncResult, words: Words): readonly string[] {
  const { written, accounts, apiCalls, seconds } = result;
  const closing = filled(words('closing'), accounts, written.results, written.cells, apiCalls, seconds.toFixed(1));
  const tasks = written.tasks === undefined ? [] : [filled(words('tasks'), written.tasks)];
  return [...scopeLines(result, words), ...(result.writtenTotal === 0 ? [words('nothingWritten')] : tasks), closing];
}

/** What a service would cost. */
function serviceLines({ service }: SyncResult, words: Words): readonly string[] {
  if (service === undefined) return [];
  const { pauseSeconds, laterPauseSeconds, callsAnHour, callsADay, laterCallsADay, callsAllowed } = service;
  const line = filled(words('service'), pauseSeconds, callsAnHour, callsADay, callsAllowed);
  return [laterPauseSeconds > pauseSeconds ? `${line} ${filled(words('service.later'), laterPauseSeconds, laterCallsADay)}` : line];
}

/** Whom the run scored, and why where it was everybody. */
function scopeLines({ scored, accounts }: SyncResult, words: Words): readonly string[] {
  if (scored === undefined) return [];
  return [
    scored.kind === 'touched'
      ? filled(words('touched'), scored.accounts, accounts)
      : filled(words(`full.${scored.because}`), scored.accounts)
  ];
}
