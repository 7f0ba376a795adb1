import { z } from 'zod';
import { HealthError } from '../domain/healthError.ts';
import { documentedLimit } from '../domain/platformLimits.ts';
import type { Receipt, RowToSave, SaveRequest } from './orgClient.ts';
import { soqlName } from './soqlText.ts';
import type { WireRequest } from './wire.ts';
import { redact } from './redact.ts';
import { shapeOf } from './replyShape.ts';

const rowsARequest = documentedLimit('collectionRows');

const textARequest = 1_500_000;

const result = z.object({
  id: z.string().nullish(),
  success: z.boolean(),
  created: z.boolean().optional(),
  errors: z.array(z.object({ statusCode: z.string(), message: z.string(), fields: z.array(z.string()).default([]) })).default([])
});

/** Rows of one request that go into one collection, and about how much text they are. */
export type Collection = { readonly request: SaveRequest; readonly rows: readonly RowToSave[]; readonly text: number };

/** Rows cut into collections of up to 200 and one and a half megabytes, so that long texts of many rows make no request of many. Pure. */
export function cutRequest(request: SaveRequest): readonly Collection[] {
  const collections: Collection[] = [];
  let rows: RowToSave[] = [];
  let text = 0;
  for (const row of request.rows) {
    const size = textOf(row);
    if (rows.length > 0 && (rows.length >= rowsARequest || text + size > textARequest)) {
      collections.push({ request, rows, text });
      rows = [];
      text = 0;
    }
    rows.push(row);
    text += size;
  }
  if (rows.length > 0) collections.push({ request, rows, text });
  return collections;
}

/** Receipts of a collection from the org's answer, in the order of its rows. @throws HealthError for an answer of another shape */
export function receiptsOf({ request, rows }: Collection, reply: unknown): readonly Receipt[] {
  const results = shapeOf(z.array(result), reply, 'collections');
  if (results.length !== rows.length) {
    throw new HealthError('RequestRefused', ['SHORT_RESULT', `${rows.length} rows sent, ${results.length} answered`, request.object]);
  }
  return results.map((each, index) => toReceipt(each, request.operation, rows[index]));
}

function textOf(row: RowToSave): number {
  return Object.entries(row).reduce((sum, [name, value]) => sum + name.length + (typeof value === 'string' ? value.length : 8), 0);
}

/** The request that saves a collection, each row for itself (allOrNone false). */
export function wireOf(apiVersion: string, { request, rows }: Collection): WireRequest {
  const base = `/services/data/v${apiVersion}/composite/sobjects`;
  // Source of the second: https://developer.salesforce.com/docs/platform/api-rest/guide/headers-duplicaterules.html
  const headers = {
    'sforce-auto-assign': 'FALSE',
    ...(request.savesDuplicates === true ? { 'sforce-duplicate-rule-header': 'allowSave=true' } : {})
  };
  if (request.operation === 'delete') {
    const ids = rows.map((row) => String(row['Id'])).join(',');
    return { method: 'DELETE', path: `${base}?ids=${encodeURIComponent(ids)}&allOrNone=false`, headers };
  }
  const records = rows.map((row) => ({ attributes: { type: request.object }, ...nest(row) }));
  const body = JSON.stringify({ allOrNone: false, records });
  switch (request.operation) {
    case 'insert':
      return { method: 'POST', path: base, headers, body, repeatable: false };
    case 'update':
      return { method: 'PATCH', path: base, headers, body };
    case 'upsert':
      return { method: 'PATCH', path: `${base}/${soqlName(request.object)}/${soqlName(request.externalId ?? 'Id')}`, headers, body };
  }
}

/** `Parent__r.Key__c` becomes `Parent__r: { Key__c }`, which is how REST sets a lookup by external id; without a key the lookup is emptied. */
function nest(row: RowToSave): { readonly [field: string]: unknown } {
  const entries = Object.entries(row).map(([name, value]): [string, unknown] => {
    const [relationship, key, ...rest] = name.split('.');
    if (relationship === undefined || key === undefined || rest.length > 0) return [name, value];
    return value === null ? [relationship.replace(/__r$/, '__c'), null] : [relationship, { [key]: value }];
  });
  return Object.fromEntries(entries);
}

function toReceipt(reply: z.infer<typeof result>, operation: SaveRequest['operation'], row: RowToSave | undefined): Receipt {
  const id = reply.id ?? (typeof row?.['Id'] === 'string' ? row['Id'] : undefined);
  if (reply.success && id !== undefined) return { ok: true, id, created: reply.created ?? operation === 'insert' };
  const error = reply.errors[0];
  return {
    ok: false,
    ...(id === undefined ? {} : { id }),
    code: error?.statusCode ?? 'UNKNOWN',
    message: redact(error?.message ?? 'the org gave no reason'),
    fields: error?.fields ?? []
  };
}
