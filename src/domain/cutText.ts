/**
 * The beginning of a text that fits a field of the org.
 *
 * A character of two UTF-16 units is taken whole or not at all: half of one is no text, the org gives back another for it, and the
 * record would differ in every run.
 *
 * @param length  most UTF-16 units, from 0
 * @example       cutText('Analytics', 4) // 'Anal'
 */
export function cutText(text: string, length: number): string {
  return text.length > length ? text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '') : text;
}
