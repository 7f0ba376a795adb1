/**
 * A list cut into parts of so many items, the last one shorter. Pure.
 *
 * @param size  at least 1
 * @example     inParts(['a', 'b', 'c'], 2) // [['a', 'b'], ['c']]
 */
export function inParts<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, part) => items.slice(part * size, (part + 1) * size));
}
