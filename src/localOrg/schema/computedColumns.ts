import { isComputed } from './field.ts';
import type { OrgObject } from './object.ts';
import { quoted } from './tables.ts';

/**
 * What a query reads an object from: its table, with a column for each computed field that the query names. Tables stand plain in
 * queries that name none, so that these cost nothing.
 *
 * @param names  true for fields that the query may name
 */
export function readSource(object: OrgObject, userId: string, names: (field: string) => boolean): string {
  const computed = object.fields.filter((field) => isComputed(field) && names(field.name));
  if (computed.length === 0) return quoted(object.name);
  const columns = computed.map(({ name }) => `compute_field('${object.name}', '${name}', "Id", '${userId}') as ${quoted(name)}`);
  return `(select *, ${columns.join(', ')} from ${quoted(object.name)})`;
}

/** Which fields the text of a query may name: a text search, so a literal that looks like a field counts too. */
export function namesIn(soql: string): (field: string) => boolean {
  const words = new Set(soql.toLowerCase().match(/\w+/g));
  return (field) => words.has('fields') || words.has(field.toLowerCase());
}
