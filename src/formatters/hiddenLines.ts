import { filled, wrapped, type Words } from './words.ts';

/** What the viewer may not see, named below a result; nothing where that is nothing. */
export function hiddenLines(hidden: readonly string[], words: Words): readonly string[] {
  return hidden.length === 0 ? [] : ['', ...wrapped(filled(words('notVisible'), hidden.join(', ')), 0)];
}
