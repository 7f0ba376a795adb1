import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode } from 'graphql';
import { Kind, parse } from 'graphql';
import type { OrgContext } from '../../orgContext.ts';
import { readVariables } from './argumentValues.ts';
import type { GraphqlError } from './graphqlError.ts';
import { checkDocument } from './documentRules.ts';
import { graphqlError, GraphqlRefusal } from './graphqlError.ts';

/** One GraphQL request while it is planned. */
export type RequestState = {
  readonly context: OrgContext;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Errors found so far: planning goes on, so that one answer names them all. */
  readonly errors: GraphqlError[];
  /** Connections counted so far: Salesforce allows ten. */
  subqueries: number;
  /** Whether each of the connections around the place being planned has an `upperBound`. */
  readonly bounded: boolean[];
};

/** Body of a request. */
export type GraphqlBody = { readonly query?: unknown; readonly variables?: unknown; readonly operationName?: unknown };

/**
 * Parses a request and chooses its operation.
 *
 * @throws GraphqlRefusal for a syntax error, a missing operation, or variables that do not fit
 */
export function openRequest(context: OrgContext, body: GraphqlBody): RequestState {
  if (typeof body.query !== 'string')
    throw new GraphqlRefusal([graphqlError('InvalidSyntax', 'Invalid syntax: the request has no query.')]);
  const document = parseDocument(body.query);
  const operation = chosenOperation(document, body.operationName);
  const fragments = new Map(
    document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : []))
  );
  const given = typeof body.variables === 'object' && body.variables !== null ? body.variables : {};
  const errors: GraphqlError[] = [];
  const variables = readVariables(operation, given as Record<string, unknown>, errors);
  checkDocument(document, operation, errors);
  return { context, operation, fragments, variables, errors, subqueries: 0, bounded: [] };
}

function parseDocument(text: string): DocumentNode {
  try {
    return parse(text);
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    const locations = 'locations' in cause && Array.isArray(cause.locations) ? cause.locations : [];
    throw new GraphqlRefusal([{ ...graphqlError('InvalidSyntax', `Invalid syntax: ${cause.message}`), locations }]);
  }
}

function chosenOperation(document: DocumentNode, name: unknown): OperationDefinitionNode {
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const wanted = typeof name === 'string' && name !== '' ? operations.filter((each) => each.name?.value === name) : operations;
  const [operation] = wanted;
  if (operation && wanted.length === 1 && operation.operation !== 'subscription') return operation;
  const message = 'The operation cannot be resolved: name one operation of the document in operationName.';
  throw new GraphqlRefusal([graphqlError('OperationNotSupported', message)]);
}
