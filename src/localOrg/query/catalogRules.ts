import type { CheckedCondition, CheckedQuery } from '../../soql/checkedQuery.ts';
import { fieldBehind } from '../../soql/checkOperand.ts';
import { isGrouped, operandKey } from '../../soql/checkGroups.ts';
import type { OrgContext } from '../orgContext.ts';
import { OrgError } from '../orgError.ts';
import { checkReifiedColumns } from '../tooling/reifiedColumns.ts';

/** Objects that describe the org itself; they are not kept in tables on the platform, so that it queries them in fewer ways. */
const catalog = new Set([
  'EntityDefinition',
  'FieldDefinition',
  'EntityParticle',
  'RelationshipInfo',
  'UserEntityAccess',
  'UserFieldAccess'
]);

/**
 * Refuses what the platform does not query in Custom Metadata types and in the catalog of its own objects.
 *
 * Sources: https://developer.salesforce.com/docs/platform/api-tooling/guide/reference-objects-soql-limits.html;
 * SOQL and SOSL Reference, "SOQL Object Limits and Limitations", Custom metadata types.
 */
export function checkCatalogQuery(context: OrgContext, query: CheckedQuery): void {
  const object = context.schema.known(query.object.name);
  if (catalog.has(object.name)) checkCatalog(query);
  else if (object.isMetadataType) checkMetadataType(query);
}

function checkCatalog(query: CheckedQuery): void {
  checkReifiedColumns(query);
  if (query.kind === 'count' || isGrouped(query)) throw notYet();
  for (const condition of conditionsOf(query.where)) {
    if (condition.kind === 'or') throw refusal('Disjunctions not supported');
    const equal = condition.kind === 'and' || (condition.kind === 'in' && !condition.negated);
    const compared = condition.kind === 'compare' && (condition.operator === '=' || condition.operator === 'LIKE');
    if (!equal && !compared) throw refusal('Only equals comparisons permitted');
  }
}

function checkMetadataType(query: CheckedQuery): void {
  if (query.kind === 'groups') throw notYet();
  for (const condition of conditionsOf(query.where)) {
    if (condition.kind === 'or' && columnsOf(condition).size > 1) throw refusal('Disjunctions not supported');
  }
  if (query.orderBy.some(({ by }) => (fieldBehind(by)?.steps.length ?? 0) > 0)) throw notYet();
}

/** A condition with all inside it. */
function conditionsOf(condition: CheckedCondition | undefined): readonly CheckedCondition[] {
  if (!condition) return [];
  if ('terms' in condition) return [condition, ...condition.terms.flatMap(conditionsOf)];
  return 'term' in condition ? [condition, ...conditionsOf(condition.term)] : [condition];
}

function columnsOf(condition: CheckedCondition): ReadonlySet<string> {
  return new Set(conditionsOf(condition).flatMap((each) => ('left' in each ? [operandKey(each.left)] : [])));
}

function notYet(): OrgError {
  const message =
    'The requested operation is not yet supported by this SObject storage type, contact salesforce.com support for more information.';
  return refusal(message);
}

function refusal(message: string): OrgError {
  return new OrgError(400, 'EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION', message);
}
