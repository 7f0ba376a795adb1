import { HealthError } from '../../domain/healthError.ts';
import type { OrgRecord } from '../../org/orgClient.ts';

/**
 * Content of a JSON field of ours, without which nothing can be said.
 *
 * @throws HealthError AccessMissing where the user may not read it; StoreNewer for a newer version, since guessing at it would
 *         show wrong numbers
 */
export function readJson<Content extends { readonly v: 1 }>(text: unknown, field: string): Content {
  if (typeof text !== 'string') throw new HealthError('AccessMissing', [field]);
  const content = JSON.parse(text) as { readonly v: number };
  if (content.v !== 1) throw new HealthError('StoreNewer', [field, content.v, 1]);
  return content as Content;
}

/** The same where a record may not have been written with the field yet, or the viewer may not see it. */
export function readJsonIfAny<Content extends { readonly v: 1 }>(text: unknown, field: string): Content | undefined {
  return typeof text === 'string' && text !== '' ? readJson<Content>(text, field) : undefined;
}

/** A text of a record; undefined where it is empty or not seen. */
export function textOf(record: OrgRecord | undefined, field: string): string | undefined {
  const value = record?.[field];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A number of a record; null where it is empty or not seen. */
export function numberOf(record: OrgRecord | undefined, field: string): number | null {
  const value = record?.[field];
  return typeof value === 'number' ? value : null;
}

/** The record that a lookup leads to, as far as it was read. */
export function parentOf(record: OrgRecord, relationship: string): OrgRecord | undefined {
  return (record[relationship] as OrgRecord | null | undefined) ?? undefined;
}
