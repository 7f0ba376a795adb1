import { z } from 'zod';
import { HealthError } from '../domain/healthError.ts';
import type { JsonReader } from './compositeReads.ts';
import type { FieldDescribe, ObjectDescribe } from './orgClient.ts';
import { soqlName } from './soqlText.ts';
import { shapeOf } from './replyShape.ts';

const field = z.object({
  name: z.string(),
  label: z.string(),
  type: z.string(),
  calculated: z.boolean().default(false),
  filterable: z.boolean().default(true),
  nillable: z.boolean().default(true),
  createable: z.boolean().default(false),
  updateable: z.boolean().default(false),
  externalId: z.boolean().default(false),
  permissionable: z.boolean().default(true),
  relationshipName: z.string().nullish(),
  referenceTo: z.array(z.string()).default([]),
  picklistValues: z.array(z.object({ value: z.string(), active: z.boolean().default(true) })).default([]),
  length: z.number().default(0),
  precision: z.number().default(0),
  scale: z.number().default(0)
});

const describe = z.object({
  name: z.string(),
  label: z.string(),
  keyPrefix: z.string().nullish(),
  queryable: z.boolean().default(true),
  replicateable: z.boolean().default(false),
  createable: z.boolean().default(false),
  updateable: z.boolean().default(false),
  childRelationships: z.array(z.object({ childSObject: z.string(), relationshipName: z.string().nullish() })).default([]),
  fields: z.array(field)
});

/** The relationship of every record to the changes of its fields. */
const historyRelationship = 'Histories';

/** Describes an object as the signed-in user sees it; throws ObjectMissing when it is not there for this user. */
export async function describeObject(reader: JsonReader, apiVersion: string, object: string): Promise<ObjectDescribe> {
  const path = `/services/data/v${apiVersion}/sobjects/${soqlName(object)}/describe`;
  let reply: unknown;
  try {
    reply = await reader.read(path);
  } catch (error) {
    if (isMissing(error)) throw new HealthError('ObjectMissing', [object, ''], { cause: error });
    throw error;
  }
  const { keyPrefix, fields, childRelationships, ...rest } = shapeOf(describe, reply, `describe of ${object}`);
  const history = childRelationships.find(({ relationshipName }) => relationshipName === historyRelationship)?.childSObject;
  return {
    ...rest,
    ...(typeof keyPrefix === 'string' ? { keyPrefix } : {}),
    ...(history === undefined ? {} : { historyObject: history }),
    fields: fields.map(toField)
  };
}

function isMissing(error: unknown): boolean {
  if (!(error instanceof HealthError)) return false;
  return error.name === 'ObjectMissing' || (error.name === 'RequestRefused' && error.values[0] === 'NOT_FOUND');
}

function toField(raw: z.infer<typeof field>): FieldDescribe {
  const { relationshipName, picklistValues, ...rest } = raw;
  return {
    ...rest,
    ...(typeof relationshipName === 'string' ? { relationshipName } : {}),
    picklistValues: picklistValues.filter((entry) => entry.active).map((entry) => entry.value)
  };
}
