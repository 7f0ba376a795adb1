/** A test as bugs name it: a file from `test` on without `.test.ts`, and words of a title in it where one test is enough. */
export type NamedTest = { readonly file: string; readonly title?: string };

/** @example  namedTest('reliability/commits > of one stamp') // { file: 'test/reliability/commits.test.ts', title: 'of one stamp' } */
export function namedTest(test: string): NamedTest {
  const [place = '', title] = test.split(' > ');
  return { file: place.endsWith('.nut') ? `test/${place}.ts` : `test/${place}.test.ts`, ...(title === undefined ? {} : { title }) };
}
