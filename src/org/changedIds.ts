import { z } from 'zod';
import { HealthError } from '../domain/healthError.ts';
import type { JsonReader } from './compositeReads.ts';
import { toId18 } from './orgId.ts';
import { shapeOf } from './replyShape.ts';
import { soqlName } from './soqlText.ts';

const instant = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)), 'it is no instant')
  .transform((text) => new Date(text).toISOString());
const updated = z.object({ ids: z.array(z.string()), latestDateCovered: instant });
const deleted = z.object({
  deletedRecords: z.array(z.object({ id: z.string() })),
  earliestDateAvailable: instant.nullish(),
  latestDateCovered: instant
});

/** What changed in a window. Ids have 18 characters, instants are ISO in UTC. */
export type ChangedIds = {
  readonly updated: readonly string[];
  readonly deleted: readonly string[];
  readonly coveredTo: string;
  /** Since when the org's log of deletes is whole; a window that begins before it may lack deletes. */
  readonly earliestAvailable?: string;
};

/** A window of one object; minutes count, Salesforce ignores seconds. */
export type ChangeWindow = { readonly object: string; readonly from: string; readonly to: string };

/**
 * Ids changed and deleted in a window, and the instant up to which that is complete.
 *
 * `coveredTo` is the earlier of Salesforce's two marks; while a long transaction runs it is that transaction's start,
 * which a cursor must not pass. Salesforce ignores seconds here, so callers align windows to minutes.
 * Sources: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_getupdated.htm,
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_getdeleted.htm
 *
 * @throws HealthError WindowTooLarge above 600,000 ids: ask for a smaller window; WindowTooOld where the window begins before
 *                     what the org remembers (30 days of updates, 15 days of deletes or fewer): read the object anew
 */
export async function readChangedIds(reader: JsonReader, apiVersion: string, window: ChangeWindow): Promise<ChangedIds> {
  const base = `/services/data/v${apiVersion}/sobjects/${soqlName(window.object)}`;
  const range = `?start=${encodeURIComponent(window.from)}&end=${encodeURIComponent(window.to)}`;
  const replies = await Promise.all([`${base}/updated${range}`, `${base}/deleted${range}`].map((path) => reader.read(path))).catch(
    (error: unknown) => {
      throw ofWindow(error, window);
    }
  );
  const changes = shapeOf(updated, replies[0], 'updated');
  const deletions = shapeOf(deleted, replies[1], 'deleted');
  const earliest = deletions.earliestDateAvailable;
  return {
    updated: changes.ids.map(toId18),
    deleted: deletions.deletedRecords.map((record) => toId18(record.id)),
    coveredTo: changes.latestDateCovered < deletions.latestDateCovered ? changes.latestDateCovered : deletions.latestDateCovered,
    ...(typeof earliest === 'string' ? { earliestAvailable: earliest } : {})
  };
}

/** The same error with the window that it is about. */
function ofWindow(error: unknown, { object, from, to }: ChangeWindow): unknown {
  if (!(error instanceof HealthError)) return error;
  if (error.name !== 'WindowTooLarge' && error.name !== 'WindowTooOld') return error;
  return new HealthError(error.name, [object, from, to, error.values[3] ?? ''], { cause: error });
}
