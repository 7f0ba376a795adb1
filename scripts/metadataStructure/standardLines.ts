/** Objects that no package refers to: history, feed, sharing and event copies of others. */
const derived = /(Feed|History|Share|ChangeEvent|Event__e|OwnerSharingRule|__.*)$/;

/**
 * One line for each of the platform's objects.
 *
 * @param text  `standard-schema.d.ts` of jsforce
 * @returns     `Account: Name Type ParentId ...`
 */
export function standardLines(text: string): readonly string[] {
  const blocks = [...text.matchAll(/^type Fields\$(\w+) = \{\n([\s\S]*?)^\};/gm)];
  if (blocks.length === 0) throw new Error("jsforce's schema has another form than this script reads");
  return blocks
    .filter(([, name = '']) => !derived.test(name))
    .map(([, name, body = '']) => `${name}: ${[...body.matchAll(/^\s+(\w+):/gm)].map(([, field]) => field).join(' ')}`)
    .sort();
}
