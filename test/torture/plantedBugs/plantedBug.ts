/** One text of a file in the place of another, which stands there exactly once. */
export type Edit = {
  /** From the root of the project. */
  readonly file: string;
  readonly search: string;
  readonly replace: string;
};

/** A fault that is put into the product on purpose, to see whether the tests notice. */
export type PlantedBug = Edit & {
  readonly name: string;
  /** What the product then does. */
  readonly says: string;
  /** Edits behind the first one. */
  readonly more?: readonly Edit[];
  /** Tests that should notice, as `namedTest` reads them; the quickest first. */
  readonly tests: readonly string[];
};

/** The edits of a bug in their order. */
export function editsOf({ file, search, replace, more = [] }: PlantedBug): readonly Edit[] {
  return [{ file, search, replace }, ...more];
}

/**
 * The text of a file with an edit. Pure.
 *
 * @throws where the text to replace stands there not at all, or more than once
 */
export function edited(text: string, { file, search, replace }: Edit): string {
  const found = text.split(search).length - 1;
  if (found !== 1) throw new Error(`${file} holds ${found} times, not once: ${search}`);
  return text.replace(search, () => replace);
}
