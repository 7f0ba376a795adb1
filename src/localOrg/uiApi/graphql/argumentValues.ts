import type { ConstValueNode, FieldNode, OperationDefinitionNode, ValueNode } from 'graphql';
import { Kind } from 'graphql';
import type { GraphqlError } from './graphqlError.ts';
import { graphqlError } from './graphqlError.ts';

/** A variable that has no value: as if the place where it stands were not written. */
const absent = Symbol('absent');

type Variables = Readonly<Record<string, unknown>>;

/**
 * Values of an operation's variables: given ones, else defaults.
 *
 * Values are checked where they are used; here only whether a required one is missing.
 */
export function readVariables(operation: OperationDefinitionNode, given: Variables, errors: GraphqlError[]): Variables {
  const values: Record<string, unknown> = {};
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const value = given[name] ?? (definition.defaultValue ? constantOf(definition.defaultValue) : given[name]);
    if (value !== undefined) values[name] = value;
    if (definition.type.kind === Kind.NON_NULL_TYPE && (value === undefined || value === null)) {
      errors.push(graphqlError('ValidationError', `Variable '${name}' has an invalid value: it must not be null`, definition));
    }
  }
  return values;
}

function constantOf(node: ConstValueNode): unknown {
  return valueOf(node, {});
}

/** Arguments of a field by name, with variables put in. */
export function argumentsOf(field: FieldNode, variables: Variables): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const argument of field.arguments ?? []) {
    const value = valueOf(argument.value, variables);
    if (value !== absent) values[argument.name.value] = value;
  }
  return values;
}

/** Names of the variables that a field's arguments use. */
export function variablesUsed(field: FieldNode): readonly string[] {
  return (field.arguments ?? []).flatMap(({ value }) => namesIn(value));
}

function namesIn(node: ValueNode): readonly string[] {
  if (node.kind === Kind.VARIABLE) return [node.name.value];
  if (node.kind === Kind.LIST) return node.values.flatMap(namesIn);
  if (node.kind === Kind.OBJECT) return node.fields.flatMap(({ value }) => namesIn(value));
  return [];
}

function valueOf(node: ValueNode, variables: Variables): unknown {
  switch (node.kind) {
    case Kind.VARIABLE:
      return Object.hasOwn(variables, node.name.value) ? variables[node.name.value] : absent;
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.NULL:
      return null;
    case Kind.LIST:
      return node.values.map((each) => valueOf(each, variables)).filter((each) => each !== absent);
    case Kind.OBJECT:
      return objectOf(node.fields, variables);
    default:
      return node.value;
  }
}

function objectOf(
  fields: readonly { readonly name: { readonly value: string }; readonly value: ValueNode }[],
  variables: Variables
): object {
  const values = fields.map(({ name, value }) => [name.value, valueOf(value, variables)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== absent));
}
