import { objectInfo } from '../objectInfo.ts';
import { findUiObject } from '../supportedObjects.ts';
import { graphqlError, undefinedField } from './graphqlError.ts';
import type { RequestState } from './requestState.ts';
import type { Selected } from './selections.ts';
import { selectedFields } from './selections.ts';

type Info = Readonly<Record<string, unknown>>;

/** Names that GraphQL gives in capitals where the resource `/object-info` does not. */
const renamed: Readonly<Record<string, string>> = { ApiName: 'apiName' };

/**
 * `uiapi { objectInfos(apiNames: [...]) { ApiName label fields { ApiName label dataType } } }`: what `/object-info` says.
 * Source: https://developer.salesforce.com/docs/platform/graphql/guide/query-objectinfos.html
 */
export function describeObjects(state: RequestState, selected: Selected, path: readonly string[]): () => unknown {
  const names = selected.arguments['apiNames'];
  if (!Array.isArray(names) || names.some((name) => typeof name !== 'string')) {
    state.errors.push(graphqlError('ValidationError', 'objectInfos needs apiNames: ["..."].', selected.node));
    return () => [];
  }
  const infos = names.map(String).map((name) => (findUiObject(state.context, name) ? objectInfo(state.context, name) : null));
  const known = infos.filter((info) => info !== null);
  const objects = known.map((info) => project(state, info, selected, [...path, 'ObjectInfo']));
  return () => objects;
}

function project(state: RequestState, info: Info, selected: Selected, path: readonly string[]): Info {
  const entries = selectedFields(state, selected.selectionSets, []).flatMap((part) => {
    const name = renamed[part.name] ?? part.name;
    if (!Object.hasOwn(info, name)) {
      state.errors.push(undefinedField(part.name, path.at(-1) ?? '', path, part.node));
      return [];
    }
    return [[part.key, nested(state, info[name], part, [...path, part.name])]];
  });
  return Object.fromEntries(entries) as Info;
}

/** Lists and maps of parts become lists; plain values stay. */
function nested(state: RequestState, value: unknown, part: Selected, path: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (part.selectionSets.length === 0) return value;
  const parts = Object.values(value) as readonly Info[];
  return parts.map((each) => project(state, each, part, path));
}
