import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { titlesAround } from './testTitles.ts';

/** A test that proves rows of docs/RELIABILITY.md, with its whole title. */
export type Proof = { readonly file: string; readonly title: string; readonly rows: readonly number[] };

type Written = { readonly file: string; readonly source: ts.SourceFile };

/**
 * Tests that say `covers([...])`, in the order of files and lines. The call belongs to the `it` around it, or to
 * all tests of the `describe` around it.
 *
 * @param root  folder of the project, absolute
 * @throws      where the call stands outside a test or its numbers are not written out
 */
export async function readProofs(root: string): Promise<readonly Proof[]> {
  const names = await readdir(join(root, 'test'), { recursive: true });
  const files = names.filter((name) => /\.(test|nut)\.ts$/.test(name)).toSorted();
  const texts = await Promise.all(files.map(async (name) => [`test/${name}`, await readFile(join(root, 'test', name), 'utf8')] as const));
  return texts.filter(([, text]) => text.includes('covers([')).flatMap(([file, text]) => proofsIn(file, text));
}

function proofsIn(file: string, text: string): readonly Proof[] {
  const written = { file, source: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true) };
  const found: Proof[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'covers')
      found.push(...proofsOf(written, node));
    ts.forEachChild(node, visit);
  };
  visit(written.source);
  return found;
}

function proofsOf(written: Written, call: ts.CallExpression): readonly Proof[] {
  const titles = titlesAround(call);
  if (titles.length === 0) throw new Error(`${placeOf(written, call)}: covers stands in no test that has its title written out`);
  const rows = numbersOf(written, call);
  return titles.map((title) => ({ file: written.file, title, rows }));
}

function numbersOf(written: Written, call: ts.CallExpression): readonly number[] {
  const [list] = call.arguments;
  const elements = list && ts.isArrayLiteralExpression(list) ? list.elements : [];
  const numbers = elements.flatMap((element) => (ts.isNumericLiteral(element) ? [Number(element.text)] : []));
  if (numbers.length === 0 || numbers.length !== elements.length)
    throw new Error(`${placeOf(written, call)}: covers takes numbers of rows, written out`);
  return numbers;
}

function placeOf({ file, source }: Written, node: ts.Node): string {
  return `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}
