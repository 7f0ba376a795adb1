import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMethodsPage } from './methodsPage.ts';
import { runBlock, sameValue } from './runMethods.ts';

const root = join(import.meta.dirname, '..', '..');
const page = readMethodsPage(readFileSync(join(root, 'docs', 'METHODS.md'), 'utf8'));

/** Texts of all source files. */
function sources(): readonly string[] {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return files.map((name) => readFileSync(join(root, 'src', name), 'utf8'));
}

describe('docs/METHODS.md', () => {
  it('has a section of its own for every formula', () => {
    const titles = page.map(({ title }) => title);
    expect(titles.length).toBeGreaterThan(30);
    expect(titles).toEqual([...new Set(titles)]);
  });

  it('has an executed example in every section', () => {
    expect(
      page.filter(({ blocks }) => blocks.every(({ lines }) => lines.every(({ kind }) => kind !== 'example'))).map(({ title }) => title)
    ).toEqual([]);
  });

  it('has the sections that the code names as its source', () => {
    const titles = new Set(page.map(({ title }) => title));
    const named = sources().flatMap((text) =>
      [...text.matchAll(/METHODS\.md, ("[^"]+"(?:(?:,| and)[\s*]*"[^"]+")*)/g)].flatMap(([, list = '']) =>
        [...list.matchAll(/"([^"]+)"/g)].map(([, title = '']) => title.replace(/[\s*]+/g, ' '))
      )
    );
    expect(named.length).toBeGreaterThan(30);
    expect([...new Set(named)].filter((title) => !titles.has(title))).toEqual([]);
  });

  const examples = page.flatMap(({ title, blocks }) => blocks.map((block, n) => ({ title, n: n + 1, block })));
  it.each(examples)('says of $title what its functions give (block $n)', async ({ block }) => {
    const ran = await runBlock(block);
    expect(ran.filter(({ found, expected }) => !sameValue(found, expected))).toEqual([]);
  });
});

describe('readMethodsPage', () => {
  it('reads declarations and examples over several lines', () => {
    const text = ['# M', '### One', '```js', '// from src/a.ts', 'const x = [', '  1', '];', 'f(', '  x) // 2', '```', ''].join('\n');
    expect(readMethodsPage(text)).toEqual([
      {
        title: 'One',
        blocks: [
          {
            from: ['src/a.ts'],
            lines: [
              { kind: 'declaration', text: 'const x = [\n  1\n];' },
              { kind: 'example', expression: 'f(\n  x)', expected: '2' }
            ]
          }
        ]
      }
    ]);
  });

  it.each([
    ['does not say where its functions come from', 'f(1) // 2', 'a block begins with'],
    ['ends in half a line', '// from src/a.ts\nf(1)', 'has no "// expected"']
  ])('refuses a block that %s', (_, block, fault) => {
    expect(() => readMethodsPage(`### One\n\`\`\`js\n${block}\n\`\`\`\n`)).toThrow(fault);
  });
});

describe('sameValue', () => {
  it.each([
    [1, 1 + 1e-10, true],
    [1, 1.00001, false],
    [NaN, NaN, true],
    [{ a: [1, null] }, { a: [1, null] }, true],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    ['x', 'y', false]
  ])('compares %j with %j: %s', (a, b, same) => {
    expect(sameValue(a, b)).toBe(same);
  });
});
