import { checkQuery } from '../../../src/soql/checkQuery.ts';
import { parseSoql } from '../../../src/soql/parseSoql.ts';
import type { SoqlError } from '../../../src/soql/soqlError.ts';
import { schema } from './fixtures.ts';

/** What is wrong with a query on the fixture's org; undefined where nothing is. */
export function errorOf(soql: string): SoqlError | undefined {
  const parsed = parseSoql(soql);
  const checked = parsed.ok ? checkQuery(parsed.value, schema) : parsed;
  return checked.ok ? undefined : checked.error;
}
