/** What tells a record from all others that the service writes: its object and its key. */
export function recordKey({ object, key }: { readonly object: string; readonly key: string }): string {
  return `${object} ${key}`;
}
