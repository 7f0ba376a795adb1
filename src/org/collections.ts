import { z } from 'zod';
import { HealthError } from '../domain/healthError.ts';
import type { Receipt, RowToSave, SaveRequest } from './orgClient.ts';
import { soqlName } from './soqlText.ts';
import type { Wire } from './wire.ts';
import type { WireRequest } from './wire.ts';
import { redact } from './redact.ts';
import { shapeOf } from './replyShape.ts';

/** Rows that Salesforce takes in one collection. */
const rowsARequest = 200;

const result = z.object({
  id: z.string().nullish(),
  success: z.boolean(),
  created: z.boolean().optional(),
  errors: z.array(z.object({ statusCode: z.string(), message: z.string(), fields: z.array(z.string()).default([]) })).default([])
});

/** Saves rows by sObject collections, each row for itself (allOrNone false); receipts in the order of the rows. */
export async function saveCollections(wire: Wire, apiVersion: string, request: SaveRequest): Promise<readonly Receipt[]> {
  const receipts: Receipt[] = [];
  for (let start = 0; start < request.rows.length; start += rowsARequest) {
    const rows = request.rows.slice(start, start + rowsARequest);
    const replies = shapeOf(z.array(result), await wire.json(toWire(apiVersion, request, rows)), 'collections');
    if (replies.length !== rows.length) {
      throw new HealthError('RequestRefused', ['SHORT_RESULT', `${rows.length} rows sent, ${replies.length} answered`, request.object]);
    }
    replies.forEach((reply, index) => receipts.push(toReceipt(reply, request.operation, rows[index])));
  }
  return receipts;
}

function toWire(apiVersion: string, request: SaveRequest, rows: readonly RowToSave[]): WireRequest {
  const base = `/services/data/v${apiVersion}/composite/sobjects`;
  const headers = { 'sforce-auto-assign': 'FALSE' };
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
