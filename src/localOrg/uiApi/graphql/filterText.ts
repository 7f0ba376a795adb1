import type { ConstValueNode } from 'graphql';
import { Kind, parseConstValue } from 'graphql';
import type { OrgContext } from '../../orgContext.ts';
import { badValue } from '../../orgError.ts';
import type { OrgObject } from '../../schema/object.ts';
import { conditionFor } from './whereCondition.ts';

/**
 * A filter that a related list carries as text, in the syntax of a GraphQL argument: `{ and: [{ Status: { eq: "New" } }] }`.
 * Source: https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-get-related-list-records.html
 *
 * @returns  a condition of SOQL; undefined where the filter asks nothing
 * @throws   OrgError 400 for another syntax, unknown fields and operators, and values that do not fit
 */
export function filterCondition(context: OrgContext, object: OrgObject, text: string): string | undefined {
  const problems: string[] = [];
  const condition = conditionFor({ context, object, refuse: (reason) => problems.push(reason) }, constantOf(parse(text)));
  if (problems.length > 0) throw badValue('INVALID_PARAMETER_VALUE', `where: ${problems.join(' ')}`);
  return condition;
}

function parse(text: string): ConstValueNode {
  try {
    return parseConstValue(text);
  } catch (cause) {
    throw badValue('INVALID_PARAMETER_VALUE', `where: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

function constantOf(node: ConstValueNode): unknown {
  if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return Number(node.value);
  if (node.kind === Kind.NULL) return null;
  if (node.kind === Kind.LIST) return node.values.map(constantOf);
  if (node.kind === Kind.OBJECT) return Object.fromEntries(node.fields.map(({ name, value }) => [name.value, constantOf(value)]));
  return node.value;
}
