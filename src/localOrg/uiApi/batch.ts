import type { OrgReply } from '../http/route.ts';
import { OrgError } from '../orgError.ts';

/** A part of a batch: what was asked for, or the refusal, with its status. */
export type BatchResult = { readonly result: unknown; readonly statusCode: number };

/** Reads one part of a batch; a refusal becomes its result. */
export function resultOf(read: () => unknown): BatchResult {
  try {
    return { result: read(), statusCode: 200 };
  } catch (error) {
    if (error instanceof OrgError) return { result: error.errors, statusCode: error.status };
    throw error;
  }
}

/**
 * The answer to a batch: 200 with the results in the order of the request, each with a status of its own.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_batch_results.htm
 */
export function batchOf(results: readonly BatchResult[]): OrgReply {
  return { status: 200, json: { hasErrors: results.some(({ statusCode }) => statusCode !== 200), results } };
}

/** Parts of a list in a path or parameter: `a,b` and repeated parameters. */
export function listOf(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => text.split(',').filter((part) => part !== ''));
}
