import { z } from 'zod';
import type { JsonReader } from './compositeReads.ts';
import { toId18 } from './orgId.ts';
import { soqlName } from './soqlText.ts';
import { shapeOf } from './replyShape.ts';

const updated = z.object({ ids: z.array(z.string()), latestDateCovered: z.string() });
const deleted = z.object({ deletedRecords: z.array(z.object({ id: z.string() })), latestDateCovered: z.string() });

export type ChangedIds = { readonly updated: readonly string[]; readonly deleted: readonly string[]; readonly coveredTo: string };

/**
 * Ids changed and deleted in a window, and the instant up to which that is complete.
 *
 * `coveredTo` is the earlier of Salesforce's two marks; while a long transaction runs it is that transaction's start,
 * which a cursor must not pass. Salesforce ignores seconds here, so callers align windows to minutes.
 */
export async function readChangedIds(
  reader: JsonReader,
  apiVersion: string,
  window: { readonly object: string; readonly from: string; readonly to: string }
): Promise<ChangedIds> {
  const base = `/services/data/v${apiVersion}/sobjects/${soqlName(window.object)}`;
  const range = `?start=${encodeURIComponent(window.from)}&end=${encodeURIComponent(window.to)}`;
  const replies = await Promise.all([reader.read(`${base}/updated${range}`), reader.read(`${base}/deleted${range}`)]);
  const changes = shapeOf(updated, replies[0], 'updated');
  const deletions = shapeOf(deleted, replies[1], 'deleted');
  const marks = [changes.latestDateCovered, deletions.latestDateCovered].map((mark) => new Date(mark).getTime());
  return {
    updated: changes.ids.map(toId18),
    deleted: deletions.deletedRecords.map((record) => toId18(record.id)),
    coveredTo: new Date(Math.min(...marks)).toISOString()
  };
}
