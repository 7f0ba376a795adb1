import { localConsumerKey } from '../../../src/commands/localOrgFolder.ts';
import type { SyncResult } from '../../../src/domain/syncResult.ts';
import { integrationUsername } from '../../../src/localOrg/seed/createOrg.ts';
import { sync } from '../../../src/operations/sync/sync.ts';
import type { SyncRequest } from '../../../src/operations/sync/run/syncRequest.ts';
import { connectOrg } from '../../../src/org/connect.ts';

/** Where the org is, and what one sync is to work with. */
export type SyncOrder = Pick<SyncRequest, 'dataFolder' | 'partSizes'> & { readonly url: string; readonly keyFile: string };

/** Result of the sync, seconds from sign-in to its end, and the peaks of the process in MB: at the end of each stage, and over all. */
export type SyncDone = {
  readonly result: Pick<SyncResult, 'status' | 'scored' | 'writtenTotal' | 'apiCalls' | 'failed'> & { readonly stages: string };
  readonly seconds: number;
  readonly peakMb: number;
  readonly peaks: Readonly<Record<string, number>>;
};

/** Runs one sync as the service does, in this process alone, and tells the parent what it took. */
const order = JSON.parse(process.argv[2] ?? '') as SyncOrder;
const peakMb = (): number => Math.round(process.resourceUsage().maxRSS / 1024);
const peaks: Record<string, number> = { 'before all': peakMb() };
const begun = performance.now();
const client = await connectOrg({
  signIn: { kind: 'jwt', loginUrl: order.url, clientId: localConsumerKey, username: integrationUsername, keyFile: order.keyFile }
});
const result = await sync({
  client,
  dataFolder: order.dataFolder,
  ...(order.partSizes === undefined ? {} : { partSizes: order.partSizes }),
  historyWeeks: 1,
  onStep: (step) => {
    peaks[step] = peakMb();
  }
});
const { status, scored, writtenTotal, apiCalls, failed } = result;
const stages = result.report.stages.map(({ stage, ms }) => `${stage} ${(ms / 1000).toFixed(1)}`).join(', ');
const found = { status, writtenTotal, apiCalls, failed: failed.slice(0, 3), stages, ...(scored === undefined ? {} : { scored }) };
const done: SyncDone = { result: found, seconds: (performance.now() - begun) / 1000, peakMb: peakMb(), peaks };
process.send?.(done);
