import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { titlesAround } from '../../../scripts/reliability/testTitles.ts';

/** Titles around the first call of `covers` in a test file. */
function titlesIn(text: string): readonly string[] {
  const source = ts.createSourceFile('a.test.ts', text, ts.ScriptTarget.Latest, true);
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'covers') found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found.slice(0, 1).flatMap(titlesAround);
}

describe('the title of a test in a document', () => {
  it('begins with the groups around it', () => {
    expect(titlesIn(`describe('a row', () => describe.skipIf(x)('of a case', () => it('is read', () => covers([1]))))`)).toEqual([
      'a row of a case is read'
    ]);
  });

  it('stands for each test of a group that it covers as a whole', () => {
    expect(titlesIn(`describe('a row', () => { covers([1]); it('is read', f); describe('gone', () => test('is not', f)); })`)).toEqual([
      'a row is read',
      'a row gone is not'
    ]);
  });

  it('names the cases of a table that is written out, by their first column', () => {
    expect(titlesIn(`const cases = [['hangs', 1], ['fails', 2]] as const; it.each(cases)('ends when it %s', () => covers([1]))`)).toEqual([
      'ends when it … (…: hangs; fails)'
    ]);
    expect(titlesIn(`it.each([600, -600])('goes by %i seconds', () => covers([1]))`)).toEqual(['goes by … seconds (…: 600; -600)']);
  });

  it('leaves out cases that are worked out, and cuts a long list', () => {
    expect(titlesIn(`it.each(steps.map(of))('dies behind $step, time $n', () => covers([1]))`)).toEqual(['dies behind …, time …']);
    const twelve = Array.from({ length: 12 }, (_, at) => at + 1);
    expect(titlesIn(`it.each([${twelve.join()}])('takes %i', () => covers([1]))`)).toEqual([
      'takes … (…: 1; 2; 3; 4; 5; 6; 7; 8; 9; 3 more)'
    ]);
  });

  it('is none outside a test', () => {
    expect(titlesIn('covers([1])')).toEqual([]);
  });
});
