import { z } from 'zod';
import { errorText } from '../../domain/errorText.ts';
import { HealthError } from '../../domain/healthError.ts';
import type { OrgRecord } from '../../org/orgClient.ts';
import { ownShapes } from './ownShapes.ts';
import type { OwnContent } from './ownShapes.ts';

/** Where a JSON text stands: its field, and the record in words that lead to it, such as `Headroom_Health_Run__c 2026-11-22...`. */
export type JsonPlace = { readonly field: string; readonly record: string };

const versioned = z.looseObject({ v: z.number() });

/**
 * Content of a JSON field of ours, without which nothing can be said.
 *
 * @throws HealthError AccessMissing where the user may not read it; StoreNewer for a newer version, since guessing at it would
 *         show wrong numbers; RecordUnreadable for what this product did not write there
 */
export function readJson<Kind extends keyof OwnContent>(kind: Kind, text: unknown, { field, record }: JsonPlace): OwnContent[Kind] {
  if (typeof text !== 'string') throw new HealthError('AccessMissing', [field]);
  const { v } = shaped(versioned, text, { field, record });
  if (v !== 1) throw new HealthError('StoreNewer', [`${field} of ${record}`, v, 1]);
  return shaped(ownShapes[kind], text, { field, record }) as OwnContent[Kind];
}

/** The same where a record may not have been written with the field yet, or the viewer may not see it. */
export function readJsonIfAny<Kind extends keyof OwnContent>(kind: Kind, text: unknown, place: JsonPlace): OwnContent[Kind] | undefined {
  return typeof text === 'string' && text !== '' ? readJson(kind, text, place) : undefined;
}

function shaped<Shape>(shape: z.ZodType<Shape>, text: string, { field, record }: JsonPlace): Shape {
  try {
    return shape.parse(JSON.parse(text));
  } catch (error) {
    throw new HealthError('RecordUnreadable', [field, record, errorText(error)], { cause: error });
  }
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
