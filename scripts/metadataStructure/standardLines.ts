/** Objects that no package refers to: history, feed, sharing and event copies of others. */
const derived = /(Feed|History|Share|ChangeEvent|Event__e|OwnerSharingRule|__.*)$/;

/**
 * One line for each of the platform's objects.
 *
 * @param text       `standard-schema.d.ts` of jsforce
 * @param valueSets  standard value sets in the registry of source-deploy-retrieve
 * @returns          `Account: Name Type ParentId ...`, and the value sets as if they were fields of `StandardValueSet`
 */
export function standardLines(text: string, valueSets: unknown): readonly string[] {
  const { fullnames } = valueSets as { readonly fullnames: readonly string[] };
  const blocks = [...text.matchAll(/^type Fields\$(\w+) = \{\n([\s\S]*?)^\};/gm)];
  if (blocks.length === 0) throw new Error("jsforce's schema has another form than this script reads");
  const objects = blocks
    .filter(([, name = '']) => !derived.test(name))
    .map(([, name, body = '']) => `${name}: ${[...body.matchAll(/^\s+(\w+):/gm)].map(([, field]) => field).join(' ')}`);
  return [...objects, `StandardValueSet: ${fullnames.join(' ')}`].sort();
}
