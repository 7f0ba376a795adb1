import { recordIdsIn, refresh, refreshRecords } from './requestCache.ts';
import type { OrgRequest, Reading } from './requestCache.ts';
import { deepFreeze } from './deepFreeze.ts';
import { withNamespace } from './namespace.ts';
import { messageOf, readOrg } from './uiApi.ts';
import type { UiApiError } from './uiApi.ts';
import { wireAdapter } from './wireAdapter.ts';

/** A query made by `gql`; opaque to components. */
export type GraphqlDocument = { readonly kind: 'GraphqlDocument'; readonly text: string };

type GraphqlConfig = { query?: GraphqlDocument | null; variables?: Readonly<Record<string, unknown>>; operationName?: string };
type GraphqlAnswer = { readonly data?: unknown; readonly errors?: readonly { readonly message: string }[] };

/**
 * Template tag for queries. Other documents may be put in, as fragments are; other values have to be variables.
 *
 * The package's own names get their namespace here, as the platform's compiler does it; result keys change with them, unless aliased.
 * Source: https://developer.salesforce.com/docs/platform/graphql/guide/graphql-wire-lwc-namespace.html
 */
export function gql(parts: TemplateStringsArray, ...documents: readonly GraphqlDocument[]): GraphqlDocument {
  const text = parts.map((part, index) => withNamespace(part) + textOf(documents[index])).join('');
  return Object.freeze({ kind: 'GraphqlDocument', text });
}

function textOf(document: GraphqlDocument | undefined): string {
  if (document === undefined) return '';
  if (document.kind !== 'GraphqlDocument') throw new TypeError('gql takes only other gql documents; pass values as variables');
  return document.text;
}

/**
 * Wire: a query over records. Emits `data`, `errors` (a list) and `refresh`.
 *
 * An undefined query delays the request; undefined variables do not.
 * Source: https://developer.salesforce.com/docs/platform/graphql/guide/graphql-wire-lwc-best.html
 */
export const graphql = wireAdapter<GraphqlConfig>(({ query, variables, operationName }) => {
  if (query === undefined || query === null) return undefined;
  const body = { query: query.text, variables, operationName };
  return { key: `graphql ${JSON.stringify(body)}`, load: () => readOrg('POST', '/graphql', body), recordIds: recordIdsIn };
}, presentAnswer);

function presentAnswer(reading: Reading, request: OrgRequest | undefined): unknown {
  const { data, errors } = outcomeOf(reading.data as GraphqlAnswer | undefined, reading.error as UiApiError | undefined);
  return { data, errors, refresh: request === undefined ? undefined : () => refresh(request.key) };
}

/** Creates, updates or deletes records; resolves with `data` and `errors`, and shows the records anew. */
export async function executeMutation(config: GraphqlConfig): Promise<unknown> {
  if (config.query === undefined || config.query === null) throw new TypeError('executeMutation needs a query made by gql');
  const body = { query: config.query.text, variables: config.variables, operationName: config.operationName };
  const answer = await readOrg('POST', '/graphql', body).then(
    (data) => ({ data: data as GraphqlAnswer, error: undefined }),
    (error: UiApiError) => ({ data: undefined, error })
  );
  const outcome = outcomeOf(answer.data, answer.error);
  const touched = [...recordIdsIn(outcome.data), ...recordIdsIn(config.variables)];
  if (touched.length > 0) await refreshRecords(touched);
  return deepFreeze(outcome);
}

/** Data or errors as GraphQL names them; a failure of the transport becomes an error of the list. */
function outcomeOf(answer: GraphqlAnswer | undefined, error: UiApiError | undefined): { data: unknown; errors: unknown } {
  if (error !== undefined) return { data: undefined, errors: [{ message: messageOf(error), error }] };
  const errors = answer?.errors === undefined || answer.errors.length === 0 ? undefined : answer.errors;
  return { data: answer?.data ?? undefined, errors };
}
