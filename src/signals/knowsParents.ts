import type { SoqlSchema } from '../soql/schema.ts';

/** True where the store knows parents of accounts: without read access to the field the sync goes on without hierarchies. */
export function knowsParents(schema: SoqlSchema): boolean {
  return schema.object('Account')?.fields.some(({ name }) => name === 'ParentId') === true;
}
