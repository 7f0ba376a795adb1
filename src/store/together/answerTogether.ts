import type { FactReader, WrittenTable } from '../factStore.ts';
import type { FactValue } from '../readFacts.ts';
import { numbersByAsk, rowsByAsk } from './answers.ts';
import { askColumn, joinStatements } from './joinStatements.ts';
import type { Statement } from './joinStatements.ts';
import { endsInOrder, shapeOf, splitStatement } from './splitStatement.ts';
import type { SplitStatement } from './splitStatement.ts';

/** What comes back, by what is asked for. */
export type Answers = {
  readonly rows: readonly { readonly [column: string]: FactValue }[];
  readonly numbers: Readonly<Record<string, Float64Array>>;
  readonly table: WrittenTable;
};

export type Ask = Statement & { readonly kind: keyof Answers };

/** A statement with the places of those who asked it. */
type Asked = { readonly statement: Statement; readonly split: SplitStatement; readonly by: number[] };

/** Different statements of one kind that can be joined. */
type Group = { readonly kind: Ask['kind']; readonly asked: Asked[] };

/**
 * Answers in the order of the asks, each as it would have been alone; one that failed has the error of its statement. Who
 * asked the same shares the answer.
 */
export async function answerTogether(facts: FactReader, asks: readonly Ask[]): Promise<readonly PromiseSettledResult<unknown>[]> {
  const results = new Array<PromiseSettledResult<unknown>>(asks.length);
  for (const { kind, asked } of groupsOf(asks)) {
    const [answers] = await Promise.allSettled([answersTo(facts, kind, asked)]);
    asked.forEach(({ by }, at) => {
      for (const ask of by) results[ask] = answers.status === 'rejected' ? answers : { status: 'fulfilled', value: answers.value[at] };
    });
  }
  return results;
}

function groupsOf(asks: readonly Ask[]): readonly Group[] {
  const same = new Map<string, Asked>();
  const groups = new Map<string, Group>();
  for (const [at, { kind, text, parameters }] of asks.entries()) {
    const key = JSON.stringify([kind, text, parameters]);
    const known = same.get(key);
    if (known !== undefined) {
      known.by.push(at);
      continue;
    }
    const asked: Asked = { statement: { text, parameters }, split: splitStatement(text, parameters), by: [at] };
    same.set(key, asked);
    const shape = endsInOrder(text) ? key : `${kind} ${shapeOf(asked.split)}`;
    const group = groups.get(shape) ?? { kind, asked: [] };
    groups.set(shape, group);
    group.asked.push(asked);
  }
  return [...groups.values()];
}

async function answersTo(facts: FactReader, kind: Ask['kind'], asked: readonly Asked[]): Promise<readonly Answers[Ask['kind']][]> {
  const [only] = asked;
  const isAlone = only !== undefined && asked.length === 1;
  const { text, parameters } = isAlone ? only.statement : joinStatements(asked.map(({ split }) => split));
  switch (kind) {
    case 'rows': {
      const rows = await facts.rows(text, parameters);
      return isAlone ? [rows] : rowsByAsk(rows, asked.length);
    }
    case 'numbers': {
      const columns = await facts.numbers(text, parameters);
      return isAlone ? [columns] : numbersByAsk(columns, asked.length);
    }
    case 'table':
      return tablesFor(asked, isAlone, await facts.writeDown(nextName(), text, parameters));
  }
}

let tables = 0;

/** Tables of a session that are there at the same time need names of their own. */
function nextName(): string {
  tables += 1;
  return `headroom_together_${tables}`;
}

/** What each reads of a table that stands for all of them; it goes when all have dropped it. */
function tablesFor(asked: readonly Asked[], isAlone: boolean, table: WrittenTable): readonly WrittenTable[] {
  let readers = asked.reduce((sum, { by }) => sum + by.length, 0);
  const drop = async (): Promise<void> => {
    readers -= 1;
    if (readers === 0) await table.drop();
  };
  // The number is written as a value, so that statements over these tables can be joined in turn.
  const from = (ask: number): string => `(select * exclude (${askColumn}) from ${table.from} where ${askColumn} = integer '${ask}')`;
  return asked.map((_, ask) => ({ from: isAlone ? table.from : from(ask), drop }));
}
