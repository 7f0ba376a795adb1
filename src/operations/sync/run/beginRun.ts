import { asOfMoment } from '../../prepareRun.ts';
import { newRunId } from './runId.ts';
import type { Run } from './runRecord.ts';
import { RunWatch } from './runWatch.ts';
import type { SyncRequest } from './syncRequest.ts';

/** A run with its moment, by the org's clock, and its id. Asks the org for nothing else. */
export async function beginRun(request: SyncRequest): Promise<Run> {
  const { client, dryRun = false, historyWeeks, sizes, partSizes, pause, full, staysMs } = request;
  const watch = new RunWatch();
  const asOf = asOfMoment(await client.now(), client.identity.timeZone);
  request.onStep?.('org_checked');
  // Its state is open already: this client has served another run.
  if (request.state !== undefined) client.startRun();
  return {
    ...{ runId: newRunId(Date.parse(asOf.instant)), asOf, client, dryRun, watch },
    ...(historyWeeks === undefined ? {} : { historyWeeks }),
    ...(sizes === undefined ? {} : { sizes }),
    ...(partSizes === undefined ? {} : { partSizes }),
    ...(pause === undefined ? {} : { pause }),
    ...(full === undefined ? {} : { isFull: full }),
    ...(staysMs === undefined ? {} : { staysMs }),
    onProgress: (key, ...values) => {
      if (key === 'write') watch.recordsWritten = Number(values[0]);
      request.onProgress?.(key, ...values);
    },
    onStep: request.onStep ?? (() => undefined)
  };
}
