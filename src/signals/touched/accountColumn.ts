import type { ReaderNodes } from './readerNodes.ts';

/**
 * The column by which rows of an object belong to accounts, where every reader comes to them with one way to the account: rows of
 * other accounts are then of no use to whoever asks about some. Pure.
 *
 * @returns  undefined where rows are also read for other accounts than their own (the contact of somebody else's case)
 */
export function accountColumn(object: string, readers: readonly ReaderNodes[]): string | undefined {
  const columns = new Set<string | undefined>();
  for (const { nodes, accounts } of readers) {
    for (const node of nodes.filter((one) => one.object === object)) {
      for (const way of accounts) {
        const [first, ...more] = node.steps.slice(way.steps.length);
        const isOnWay = way.steps.every((step, at) => at >= node.steps.length || isSame(step, node.steps[at]));
        const isItsAccount = first?.to === 'Account' && first.column === way.column && first.toColumn === 'Id' && more.length === 0;
        if (isOnWay && node.steps.length === way.steps.length) columns.add(way.column);
        else columns.add(isOnWay && isItsAccount ? 'Id' : undefined);
      }
    }
  }
  const [only] = columns;
  return columns.size === 1 ? only : undefined;
}

function isSame(one: object, other: object | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
