import type { DirectiveNode, FieldNode, SelectionNode, SelectionSetNode } from 'graphql';
import { Kind } from 'graphql';
import { argumentsOf, variablesUsed } from './argumentValues.ts';
import { graphqlError } from './graphqlError.ts';
import type { RequestState } from './requestState.ts';

/** A field that the request selects, under the key that the answer has to give it. */
export type Selected = {
  readonly key: string;
  readonly name: string;
  readonly node: FieldNode;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly selectionSets: readonly SelectionSetNode[];
  /** Marked `@optional`: left out where the user may not see it. */
  readonly isOptional: boolean;
};

const builtIn = new Set(['optional', 'category', 'skip', 'include']);

/**
 * Fields of some selection sets in order, fragments put in, equal keys merged.
 *
 * @param typeNames  names by which a fragment may address the type (`Account`, `Record`)
 */
export function selectedFields(
  state: RequestState,
  selectionSets: readonly SelectionSetNode[],
  typeNames: readonly string[]
): readonly Selected[] {
  const byKey = new Map<string, Selected>();
  for (const { node, isOptional } of selectionSets.flatMap((set) => fieldsIn(state, set.selections, typeNames))) {
    const key = node.alias?.value ?? node.name.value;
    const known = byKey.get(key);
    checkVariables(state, node);
    if (known && known.name !== node.name.value) {
      const message = `Validation error (FieldsConflict) : '${key}' : '${known.name}' and '${node.name.value}' are different fields`;
      state.errors.push(graphqlError('ValidationError', message, node));
    }
    byKey.set(key, {
      key,
      name: node.name.value,
      node,
      arguments: argumentsOf(node, state.variables),
      selectionSets: [...(known?.selectionSets ?? []), ...(node.selectionSet ? [node.selectionSet] : [])],
      isOptional
    });
  }
  return [...byKey.values()];
}

type Found = { readonly node: FieldNode; readonly isOptional: boolean };

function fieldsIn(state: RequestState, selections: readonly SelectionNode[], typeNames: readonly string[]): readonly Found[] {
  return selections.flatMap((selection): readonly Found[] => {
    const directives = selection.directives ?? [];
    if (!isIncluded(state, directives)) return [];
    if (selection.kind === Kind.FIELD) return [{ node: selection, isOptional: directives.some(({ name }) => name.value === 'optional') }];
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : state.fragments.get(selection.name.value);
    if (!fragment) {
      const name = selection.kind === Kind.FRAGMENT_SPREAD ? selection.name.value : '';
      state.errors.push(graphqlError('ValidationError', `Validation error (UndefinedFragment) : Undefined fragment '${name}'`, selection));
      return [];
    }
    const type = fragment.typeCondition?.name.value;
    return type === undefined || typeNames.includes(type) ? fieldsIn(state, fragment.selectionSet.selections, typeNames) : [];
  });
}

function isIncluded(state: RequestState, directives: readonly DirectiveNode[]): boolean {
  return directives.every((directive) => {
    const name = directive.name.value;
    if (!builtIn.has(name))
      state.errors.push(graphqlError('ValidationError', `Validation error (UnknownDirective) : Unknown directive '${name}'`, directive));
    if (name !== 'skip' && name !== 'include') return true;
    const value = directive.arguments?.find((argument) => argument.name.value === 'if')?.value;
    if (value?.kind !== Kind.BOOLEAN) {
      state.errors.push(graphqlError('ValidationError', `The directive @${name} takes no variables: write true or false.`, directive));
      return true;
    }
    return value.value === (name === 'include');
  });
}

function checkVariables(state: RequestState, node: FieldNode): void {
  const defined = new Set((state.operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value));
  for (const name of variablesUsed(node)) {
    if (defined.has(name)) continue;
    state.errors.push(graphqlError('ValidationError', `Validation error (UndefinedVariable) : Undefined variable '${name}'`, node));
  }
}
