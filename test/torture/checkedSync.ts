import { HealthError } from '../../src/domain/healthError.ts';
import { withoutSecrets } from '../../src/domain/withoutSecrets.ts';
import type { SyncResult } from '../../src/domain/syncResult.ts';
import type { SyncRequest } from '../../src/operations/sync/run/syncRequest.ts';
import type { Company } from '../reliability/openCompany.ts';
import { requestsDuring } from '../reliability/requestsAsked.ts';
import { Died } from './dyingSync.ts';
import { humanInput } from './humanInput.ts';
import { ourRecords, savedInVain } from './ourRecords.ts';

/** How a sync ended, also in a line, and what was wrong about it, in lines. */
export type CheckedSync = { readonly ended: SyncResult | Error; readonly line: string; readonly wrong: readonly string[] };

/** Pauses and requests after which a run is taken to have no end. */
const most = { pauses: 2000, requests: 3000 } as const;

/**
 * A sync that is watched: it ends by itself, in a way that has a name, tells no secret, touches nothing of what people own, and,
 * where nothing goes wrong, saves no record without a change.
 *
 * @param isQuiet  true where no fault is on
 */
export async function checkedSync(company: Company, request: Partial<SyncRequest>, isQuiet: boolean): Promise<CheckedSync> {
  const before = { people: humanInput(company), ours: ourRecords(company) };
  let pauses = 0;
  const pause = async (): Promise<void> => {
    pauses += 1;
    if (pauses > most.pauses) throw new Error(`more than ${most.pauses} pauses`);
  };
  const { result: ended, requests } = await requestsDuring(company, async () => endOf(company, { pause, ...request }));
  const wrong = [
    ...after(before.people, humanInput(company)).map((line) => `a sync changed what people wrote: ${line}`),
    ...(isQuiet ? savedInVain(before.ours, ourRecords(company)) : []),
    ...(requests.length > most.requests ? [`a sync made ${requests.length} requests`] : [])
  ];
  if (ended instanceof Error) return { ended, line: lineOf(ended), wrong: [...wrong, ...faultOf(ended, isQuiet)] };
  const told = JSON.stringify(ended);
  const secret = withoutSecrets(told) === told ? [] : ['the result of a sync holds a secret'];
  const { status, writtenTotal, scored, failed } = ended;
  const whom = `${scored?.kind} ${scored && 'because' in scored ? scored.because : ''} ${scored?.accounts}`;
  return { ended, line: `${status}, ${whom}, wrote ${writtenTotal}, failed ${failed.length}`, wrong: [...wrong, ...secret] };
}

async function endOf(company: Company, { pause, ...request }: Partial<SyncRequest>): Promise<SyncResult | Error> {
  try {
    const client = await company.client(pause === undefined ? {} : { wire: { pause } });
    return await company.sync({ client, ...(pause === undefined ? {} : { pause }), ...request });
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

function lineOf(error: Error): string {
  return `${error.name} ${error.message}`.slice(0, 240);
}

/** What is wrong about an error: it has no name of ours, comes without a fault, or tells a secret. */
function faultOf(error: Error, isQuiet: boolean): readonly string[] {
  const told = `${error.message} ${String(error.cause)} ${error instanceof HealthError ? error.values.join(' ') : ''}`;
  const secret = withoutSecrets(told) === told ? [] : [`an error holds a secret: ${error.name}`];
  const isNamed = error instanceof Died || error instanceof HealthError;
  return isNamed && (!isQuiet || error instanceof Died) ? secret : [...secret, `the sync ended with ${error.stack ?? error.message}`];
}

function after(before: readonly string[], now: readonly string[]): readonly string[] {
  const known = new Set(before);
  return now.filter((line) => !known.has(line));
}
