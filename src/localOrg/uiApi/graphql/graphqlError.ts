import type { ASTNode } from 'graphql';
import { getLocation } from 'graphql';
import type { OrgError } from '../../orgError.ts';

/** Source: https://developer.salesforce.com/docs/platform/graphql/guide/query-status.html */
export type GraphqlErrorType = 'InvalidSyntax' | 'ValidationError' | 'DataFetchingException' | 'OperationNotSupported' | 'ExecutionAborted';

/** An entry of `errors`. That the type stands under `extensions.ErrorType` is not confirmed by a document. */
export type GraphqlError = {
  readonly message: string;
  readonly locations: readonly { readonly line: number; readonly column: number }[];
  readonly paths: readonly string[];
  readonly extensions: { readonly ErrorType: GraphqlErrorType; readonly [more: string]: unknown };
};

/** An error of the request: a wrong name, value or form; nothing is read or written then. */
export function graphqlError(type: GraphqlErrorType, message: string, node?: ASTNode, paths: readonly string[] = []): GraphqlError {
  const { loc } = node ?? {};
  const locations = loc ? [getLocation(loc.source, loc.start)].map(({ line, column }) => ({ line, column })) : [];
  return { message, locations, paths, extensions: { ErrorType: type } };
}

/** The words of Salesforce's GraphQL server for a name that is not in its schema, or that the user may not see. */
export function undefinedField(name: string, typeName: string, path: readonly string[], node: ASTNode): GraphqlError {
  const message = `Validation error (FieldUndefined@[${[...path, name].join('/')}]) : Field '${name}' in type '${typeName}' is undefined`;
  return graphqlError('ValidationError', message, node);
}

/** A refusal of the org while reading or writing. */
export function fetchingError(error: OrgError, path: readonly string[], node?: ASTNode): GraphqlError {
  const entry = graphqlError('DataFetchingException', error.errors.map(({ message }) => message).join(' '), node, path);
  return {
    ...entry,
    extensions: { ...entry.extensions, errorCode: error.code, ...(error.fields.length > 0 ? { fields: error.fields } : {}) }
  };
}

/** Stops planning: the request cannot be understood any further. */
export class GraphqlRefusal extends Error {
  readonly errors: readonly GraphqlError[];

  constructor(errors: readonly GraphqlError[]) {
    super(errors.map(({ message }) => message).join('\n'));
    this.name = 'GraphqlRefusal';
    this.errors = errors;
  }
}
