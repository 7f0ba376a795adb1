/** The file of a test as bugs name it: `reliability/commits`, or `nut/dryRun.nut` where it is a command's. */
export function testFile(test: string): string {
  return test.endsWith('.nut') ? `test/${test}.ts` : `test/${test}.test.ts`;
}
