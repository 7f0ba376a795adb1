import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { Kind, visit } from 'graphql';
import type { GraphqlError } from './graphqlError.ts';
import { graphqlError } from './graphqlError.ts';

/**
 * Rules of the GraphQL specification for a document as a whole: what is defined is used, operations can be told apart.
 *
 * The words are those of graphql-java, which the platform's errors show.
 * Source: https://spec.graphql.org/October2021/#sec-Validation
 */
export function checkDocument(document: DocumentNode, operation: OperationDefinitionNode, errors: GraphqlError[]): void {
  checkOperationNames(document, errors);
  const { fragments, variables } = usedIn(document);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.FRAGMENT_DEFINITION || fragments.has(definition.name.value)) continue;
    errors.push(invalid('UnusedFragment', `Unused fragment '${definition.name.value}'`, definition));
  }
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    if (!variables.has(name)) errors.push(invalid('UnusedVariable', `Unused variable '${name}'`, definition));
  }
}

function checkOperationNames(document: DocumentNode, errors: GraphqlError[]): void {
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const names = operations.map(({ name }) => name?.value);
  for (const [at, operation] of operations.entries()) {
    const name = names[at];
    if (name === undefined && operations.length > 1) {
      errors.push(invalid('LoneAnonymousOperationViolation', 'Anonymous operation with other operations', operation));
    }
    if (name !== undefined && names.indexOf(name) < at) {
      errors.push(invalid('DuplicateOperationName', `There can be only one operation named '${name}'`, operation));
    }
  }
}

/** Names of the fragments that are spread, and of the variables that are read, anywhere in a document. */
function usedIn(document: DocumentNode): { readonly fragments: ReadonlySet<string>; readonly variables: ReadonlySet<string> } {
  const fragments = new Set<string>();
  const variables = new Set<string>();
  visit(document, {
    FragmentSpread: ({ name }) => {
      fragments.add(name.value);
    },
    VariableDefinition: () => false,
    Variable: ({ name }) => {
      variables.add(name.value);
    }
  });
  return { fragments, variables };
}

function invalid(rule: string, sentence: string, node: Parameters<typeof graphqlError>[2]): GraphqlError {
  return graphqlError('ValidationError', `Validation error (${rule}) : ${sentence}`, node);
}
