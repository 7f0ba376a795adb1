import type { CheckedChild, CheckedQuery } from './checkedQuery.ts';
import { isGrouped } from './checkGroups.ts';
import type { SoqlObject, SoqlSchema } from './schema.ts';
import { bad, good } from './soqlError.ts';
import type { SoqlResult } from './soqlError.ts';
import type { SelectItem, SoqlQuery } from './syntax.ts';

/** Source: SOQL and SOSL Reference, "Understanding Relationship Query Limitations". */
const mostChildren = 20;

export type ChildContext = {
  readonly schema: SoqlSchema;
  /** Levels of children that may still follow. */
  readonly levels: number;
  readonly mostLevels: number;
  /** How many values stand before each child query. */
  readonly before: ReadonlyMap<SelectItem, number>;
  /** Checks the query of the children. */
  readonly check: (query: SoqlQuery, object: SoqlObject) => SoqlResult<CheckedQuery>;
};

/** The child queries of a select list, each with its relationship found. */
export function checkChildren(query: SoqlQuery, object: SoqlObject, context: ChildContext): SoqlResult<readonly CheckedChild[]> {
  const children: CheckedChild[] = [];
  for (const item of query.select) {
    if (item.kind !== 'child') continue;
    const child = checkChild(item.query, query, { ...context, object, position: context.before.get(item) ?? 0 });
    if (!child.ok) return child;
    const { relationshipName } = child.value;
    if (children.some((each) => each.relationshipName === relationshipName)) {
      return bad('MALFORMED_QUERY', `duplicate alias: ${relationshipName}`);
    }
    children.push(child.value);
  }
  if (children.length > mostChildren) {
    const detail = `SOQL statements cannot query more than ${mostChildren} aggregate relationships`;
    return bad('MALFORMED_QUERY', detail, { place: { text: query.text, index: query.fromIndex } });
  }
  return good(children);
}

type Place = ChildContext & { readonly object: SoqlObject; readonly position: number };

function checkChild(raw: SoqlQuery, parent: SoqlQuery, context: Place): SoqlResult<CheckedChild> {
  const { object, schema } = context;
  const place = { text: raw.text, index: raw.fromIndex };
  if (context.levels === 0) {
    const detail =
      `SOQL statements cannot query aggregate relationships more than ${context.mostLevels} ` +
      `level${context.mostLevels === 1 ? '' : 's'} away from the root entity object.`;
    return bad('MALFORMED_QUERY', detail, { place });
  }
  const wanted = nameOf(raw, parent, object);
  const relationship = object.childRelationships?.find((each) => each.relationshipName?.toLowerCase() === wanted.toLowerCase());
  const child = relationship && schema.object(relationship.childSObject);
  if (!relationship || !child) return bad('INVALID_TYPE', noSuchRelationshipInFrom(wanted), { place, name: wanted, object: object.name });
  const checked = context.check(raw, child);
  if (!checked.ok) return checked;
  if (isGrouped(checked.value)) return bad('MALFORMED_QUERY', 'Only root queries support aggregate expressions', { place });
  if (raw.offset !== undefined && parent.limit !== 1) {
    return bad('MALFORMED_QUERY', 'OFFSET in a subquery needs a parent query with LIMIT 1', { place });
  }
  const relationshipName = relationship.relationshipName ?? wanted;
  return good({ relationshipName, field: relationship.field, position: context.position, query: checked.value });
}

/** `Account.Contacts` and `a.Contacts` are `Contacts` of the account around it. */
function nameOf(raw: SoqlQuery, parent: SoqlQuery, object: SoqlObject): string {
  const [first = '', second, ...rest] = raw.from.split('.');
  if (second === undefined || rest.length > 0) return raw.from;
  const word = first.toLowerCase();
  return word === object.name.toLowerCase() || word === parent.alias?.toLowerCase() ? second : raw.from;
}

/** Text that Salesforce gives for a relationship after FROM that it does not know. */
export function noSuchRelationshipInFrom(relationship: string): string {
  return (
    `Didn't understand relationship '${relationship}' in FROM part of query call. If you are attempting to use a custom ` +
    "relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call " +
    'for the appropriate names.'
  );
}
