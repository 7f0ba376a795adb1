/** The value of a JSON text; undefined where it is none, for texts of which others may make anything. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
