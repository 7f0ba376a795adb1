import type { FactValue } from '../readFacts.ts';
import { askColumn } from './joinStatements.ts';

type Row = { readonly [column: string]: FactValue };
type Numbers = Readonly<Record<string, Float64Array>>;

/** Rows of a joined statement by the statement that they answer (pure). */
export function rowsByAsk(rows: readonly Row[], asks: number): readonly (readonly Row[])[] {
  const answers = Array.from({ length: asks }, (): Row[] => []);
  for (const { [askColumn]: ask, ...row } of rows) answers[Number(ask)]?.push(row);
  return answers;
}

/** Columns of numbers of a joined statement by the statement that their rows answer (pure). */
export function numbersByAsk({ [askColumn]: asked = new Float64Array(), ...columns }: Numbers, asks: number): readonly Numbers[] {
  const counts = new Int32Array(asks);
  for (const ask of asked) counts[ask] = (counts[ask] ?? 0) + 1;
  const answers = Array.from(counts, (size): Record<string, Float64Array> => {
    return Object.fromEntries(Object.keys(columns).map((name) => [name, new Float64Array(size)]));
  });
  for (const [name, values] of Object.entries(columns)) {
    const targets = answers.map((answer) => answer[name]);
    const filled = new Int32Array(asks);
    for (let row = 0; row < asked.length; row += 1) {
      const ask = asked[row] ?? 0;
      const target = targets[ask];
      const at = filled[ask] ?? 0;
      if (target !== undefined) target[at] = values[row] ?? NaN;
      filled[ask] = at + 1;
    }
  }
  return answers;
}
