import { Kind, parse, print, visit } from 'graphql';
import type { ArgumentNode, DocumentNode, FieldNode, ObjectFieldNode } from 'graphql';
import { addNamespace, removeNamespace } from '../platform/ownNames.ts';
import type { PackageNamespace, Rename } from '../platform/ownNames.ts';

/** Between components that see the package with a namespace and an org that holds it without one. */
export type NamespaceGateway = {
  /** Whether a path carries names that are translated: UI API and GraphQL, all that components can ask. */
  readonly concerns: (path: string) => boolean;
  readonly url: Rename;
  readonly requestBody: (path: string, body: string) => string;
  readonly answer: (body: string) => string;
};

/** Stands before an own name that came without the namespace: the org of a package with one has no such name, so it is refused. */
const missing = 'without_namespace__';

/** Properties whose text is a name, holds names, or is a message that quotes them; everything else is data and stays. */
const nameHolders = new Set([
  ...['apiName', 'ApiName', 'apiNames', 'objectApiName', 'objectApiNames', 'parentObjectApiName', 'childObjectApiName'],
  ...['field', 'fieldName', 'fieldApiName', 'fields', 'optionalFields', 'nameFields', 'controllingFields', 'controllerName'],
  ...['compoundFieldName', 'constituentField', 'lookupId', 'lookupIdApiName', 'relationshipName', 'relatedListId', 'listViewApiName'],
  ...['sortBy', 'where', 'message', 'url', 'objectInfoUrl', 'relatedListInfoUrl', 'currentPageUrl', 'nextPageUrl', 'previousPageUrl']
]);

/**
 * Makes the gateway of a namespace.
 *
 * In a GraphQL document a field whose name changes gets the name it had as its alias, so that the answer has the keys that were asked.
 */
export function namespaceGateway(namespace: PackageNamespace): NamespaceGateway {
  const toOrg = removeNamespace(namespace, (name) => missing + name);
  const add = addNamespace(namespace);
  const toPage: Rename = (text) => add(text).replaceAll(missing, '');
  return {
    concerns: (path) => /^\/services\/data\/v[\d.]+\/(ui-api\/|graphql$)/.test(path),
    url: (url) => renameUrl(url, toOrg),
    requestBody: (path, body) => {
      const value: unknown = JSON.parse(body);
      const renamed = renameIn(value, toOrg);
      const isGraphql = path.endsWith('/graphql') && isQuery(value) && isQuery(renamed);
      return JSON.stringify(isGraphql ? { ...renamed, query: renameDocument(value.query, toOrg) } : renamed);
    },
    answer: (body) => (body === '' ? '' : JSON.stringify(renameIn(JSON.parse(body), toPage)))
  };
}

/** Renames in the parts of an address as they read when decoded. */
function renameUrl(url: string, rename: Rename): string {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const path = pathname.split('/').map((part) => encodeURIComponent(rename(decodeURIComponent(part))));
  const query = new URLSearchParams([...searchParams].map(([name, value]): [string, string] => [name, rename(value)])).toString();
  return path.join('/') + (query === '' ? '' : `?${query}`);
}

function isQuery(value: unknown): value is { readonly query: string } {
  return typeof value === 'object' && value !== null && 'query' in value && typeof value.query === 'string';
}

function renameIn(value: unknown, rename: Rename, isName = false): unknown {
  if (typeof value === 'string') return isName ? rename(value) : value;
  if (Array.isArray(value)) return value.map((each) => renameIn(each, rename, isName));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [rename(key), renameIn(each, rename, nameHolders.has(key))]));
}

function renameDocument(text: string, rename: Rename): string {
  const document = parsed(text);
  if (document === undefined) return text;
  const renamed = visit(document, {
    Field: (node: FieldNode) => {
      const name = rename(node.name.value);
      if (name === node.name.value) return undefined;
      return { ...node, alias: node.alias ?? node.name, name: { ...node.name, value: name } };
    },
    ObjectField: (node: ObjectFieldNode) => ({ ...node, name: { ...node.name, value: rename(node.name.value) } }),
    NamedType: (node) => ({ ...node, name: { ...node.name, value: rename(node.name.value) } }),
    Argument: (node: ArgumentNode) => (node.name.value === 'apiNames' ? renameStrings(node, rename) : undefined)
  });
  return print(renamed);
}

function renameStrings(node: ArgumentNode, rename: Rename): ArgumentNode {
  return visit(node, { StringValue: (text) => ({ ...text, kind: Kind.STRING, value: rename(text.value) }) });
}

/** The document, or undefined where it cannot be read: the org says what is wrong with it. */
function parsed(text: string): DocumentNode | undefined {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof Error && error.name === 'GraphQLError') return undefined;
    throw error;
  }
}
