import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvParts } from '../../../src/org/csvParts.ts';
import type { RowToSave } from '../../../src/org/orgClient.ts';

/** Each row is `"kN"` and a line feed, 5 bytes, behind a header `"K"` of 4. */
const rows = (count: number): readonly RowToSave[] => Array.from({ length: count }, (_, i) => ({ K: `k${i}` }));

function cut(parents: string, partBytes: number): readonly string[] {
  const parts = [...csvParts(rows(parents.length), { columns: ['K'], partBytes, parents: [...parents] })];
  return parts.map(({ from, to }) => parents.slice(from, to));
}

describe('csvParts', () => {
  it('cuts where the next row would be too much', async () => {
    const parts = [...csvParts(rows(5), { columns: ['K'], partBytes: 14 })];
    expect(await Promise.all(parts.map(async ({ from, to, csv }) => [from, to, await csv.text()]))).toEqual([
      [0, 2, '"K"\n"k0"\n"k1"\n'],
      [2, 4, '"K"\n"k2"\n"k3"\n'],
      [4, 5, '"K"\n"k4"\n']
    ]);
  });

  it('leaves rows of one account together where they fit', () => {
    expect(cut('AABBCC', 4 + 3 * 5)).toEqual(['AA', 'BB', 'CC']);
    expect(cut('AABBC', 4 + 5 * 5)).toEqual(['AABBC']);
    expect(cut('ABBBC', 4 + 3 * 5)).toEqual(['A', 'BBB', 'C']);
  });

  it('cuts an account that is too large for one part by itself', () => {
    expect(cut('AAAAAB', 4 + 2 * 5)).toEqual(['AA', 'AA', 'AB']);
  });

  it('takes a row that is too large alone', () => {
    expect([...csvParts([{ K: 'x'.repeat(99) }, { K: 'y' }], { columns: ['K'], partBytes: 20 })].map(({ from, to }) => [from, to])).toEqual(
      [
        [0, 1],
        [1, 2]
      ]
    );
  });

  it('keeps rows longer than a megabyte, and those around them, whole and in their order', async () => {
    const long = ['a', 'ä'.repeat(800_000), 'b', '文'.repeat(400_000), 'c'];
    const [part, ...more] = [
      ...csvParts(
        long.map((K) => ({ K })),
        { columns: ['K'], partBytes: 90_000_000 }
      )
    ];
    expect(more).toEqual([]);
    expect(await part?.csv.text()).toBe(`"K"\n${long.map((K) => `"${K}"\n`).join('')}`);
  });

  it('loses no row and no character, whatever the texts', async () => {
    const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 300 }), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 10, max: 4000 }), async (values, partBytes) => {
        const parts = [
          ...csvParts(
            values.map((K) => ({ K: `${K}.` })),
            { columns: ['K'], partBytes }
          )
        ];
        const bodies = await Promise.all(parts.map(({ csv }) => csv.arrayBuffer()));
        const body = bodies.map((csv) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(csv).slice(4)).join('');
        expect(body).toBe(values.map((K) => `"${K.replaceAll('"', '""')}."\n`).join(''));
        expect(parts.every(({ csv, from, to }) => csv.size <= partBytes || to === from + 1)).toBe(true);
      })
    );
  });
});
