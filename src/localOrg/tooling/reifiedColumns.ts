import type { CheckedCondition, CheckedQuery } from '../../soql/checkedQuery.ts';
import { OrgError } from '../orgError.ts';

/** Objects of the catalog that are looked up by one of these columns, or not at all. */
const reified: Readonly<Record<string, readonly string[]>> = { FieldDefinition: ['EntityDefinitionId', 'DurableId'] };

/**
 * Refuses a query of the catalog that does not say which object it means.
 *
 * The platform's own message names the columns; the name of the entity counts as its id.
 * Source: https://salesforce.stackexchange.com/questions/73572/how-to-query-fielddefinition-records
 */
export function checkReifiedColumns({ object, where }: CheckedQuery): void {
  const columns = reified[object.name];
  if (!columns || (where && pathsOf(where).some((path) => columns.includes(path) || path.startsWith('EntityDefinition.')))) return;
  const message = `${object.name}: a filter on a reified column is required [${columns.join(',')}]`;
  throw new OrgError(400, 'MALFORMED_QUERY', message);
}

/** Paths of the fields that a condition compares. */
function pathsOf(condition: CheckedCondition): readonly string[] {
  if ('terms' in condition) return condition.terms.flatMap(pathsOf);
  if ('term' in condition) return pathsOf(condition.term);
  return condition.left.kind === 'field' ? [condition.left.names.join('.')] : [];
}
