import { parsedJson } from '../domain/parsedJson.ts';

/** JSON that we wrote into a record; undefined for text that is not ours (edited by hand, a newer version): it says nothing. */
export function heldJson<Content>(text: unknown): Partial<Content> | undefined {
  if (typeof text !== 'string' || !text.startsWith('{"v":1,')) return undefined;
  return parsedJson(text) as Partial<Content> | undefined;
}
