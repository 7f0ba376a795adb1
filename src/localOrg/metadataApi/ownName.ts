/** The name of a component and the piece of its definition that holds it. */
export type OwnName = { readonly name: string; readonly from: number; readonly to: number };

const tags = /<(\/?)(\w+)[^>]*?(\/?)>/g;
const end = '</fullName>';

/**
 * The `fullName` of a definition that stands inside no other element: values and other parts have names, too.
 *
 * @param definition  the elements inside the root, without comments
 * @example  ownName('<value><fullName>S</fullName></value><fullName>Size__c</fullName>')?.name // 'Size__c'
 */
export function ownName(definition: string): OwnName | undefined {
  let depth = 0;
  for (const { 0: tag, 1: closing, 2: element, 3: empty, index } of definition.matchAll(tags)) {
    if (closing) depth -= 1;
    else if (depth === 0 && element === 'fullName' && !empty) {
      const to = definition.indexOf(end, index);
      return { name: definition.slice(index + tag.length, to).trim(), from: index, to: to + end.length };
    } else if (!empty) depth += 1;
  }
  return undefined;
}
