/** One section of docs/METHODS.md: a formula, or what several formulas share. */
export type MethodSection = { readonly title: string; readonly blocks: readonly MethodBlock[] };

/** A fenced block that runs: where its words come from, and its lines. */
export type MethodBlock = {
  /** Paths behind `// from`: a module of `src`, or a case in `test/golden`. */
  readonly from: readonly string[];
  readonly lines: readonly MethodLine[];
};

/** `const x = ...;` declares; `expression // expected` is checked. Both may stand on several lines. */
export type MethodLine =
  | { readonly kind: 'declaration'; readonly text: string }
  | { readonly kind: 'example'; readonly expression: string; readonly expected: string };

/**
 * Sections of the page with their executable blocks, in order.
 *
 * @param text  content of docs/METHODS.md
 * @throws Error naming the section when a block does not say where its functions come from, or ends in half a line
 */
export function readMethodsPage(text: string): readonly MethodSection[] {
  return text
    .split(/^### /m)
    .slice(1)
    .map((part) => {
      const [title = '', ...rest] = part.split('\n');
      const body = rest.join('\n').split(/^## /m)[0] ?? '';
      return { title: title.trim(), blocks: fencedBlocks(body).map((block) => readBlock(block, title)) };
    });
}

function fencedBlocks(body: string): readonly string[] {
  return [...body.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');
}

function readBlock(block: string, title: string): MethodBlock {
  const rows = block.split('\n').filter((row) => row.trim() !== '');
  const begins = rows.findIndex((row) => !row.startsWith('// from '));
  const from = rows.slice(0, begins < 0 ? rows.length : begins).map((row) => row.slice('// from '.length).trim());
  if (from.length === 0) throw new Error(`METHODS, "${title}": a block begins with "// from <path of the module or golden case>"`);
  return { from, lines: readLines(rows.slice(from.length), title) };
}

function readLines(rows: readonly string[], title: string): readonly MethodLine[] {
  const lines: MethodLine[] = [];
  let open: string[] = [];
  for (const row of rows) {
    const example = /^(.*?)\s*\/\/ (.*)$/.exec(row);
    const declares = (open[0] ?? row).startsWith('const ');
    if (example && !declares) {
      lines.push({ kind: 'example', expression: [...open, example[1]].join('\n'), expected: example[2] ?? '' });
      open = [];
    } else if (declares && row.endsWith(';')) {
      lines.push({ kind: 'declaration', text: [...open, row].join('\n') });
      open = [];
    } else {
      open = [...open, row];
    }
  }
  if (open.length > 0) throw new Error(`METHODS, "${title}": "${open.join(' ')}" has no "// expected" and is no declaration`);
  return lines;
}
