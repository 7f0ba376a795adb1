import type { CellJson } from '../domain/resultJson.ts';
import { hasRoom } from '../domain/hasRoom.ts';
import type { AssessInput } from './assessInput.ts';
import type { CellReader } from './cells.ts';
import type { Population } from './population.ts';
import { placeKey } from './population.ts';

/** What decides the place of a cell: estimates come before amounts, amounts before what has neither. */
type Claim = { readonly estimate: number; readonly amount: number };

/** A cell that is put forward on its account: where it stands, and what it is worth in the account's currency. */
type Forward = Claim & { readonly i: number; readonly c: number; readonly currency: string };

type RankInput = Pick<AssessInput, 'currencies' | 'rates' | 'owners'> & {
  readonly accounts?: readonly string[];
  readonly population?: Pick<Population, 'places'>;
  readonly settings: { readonly general: Pick<AssessInput['settings']['general'], 'nextCellsPerAccount' | 'nextCellsPerOwner'> };
};

/**
 * Cells with their places among what is put forward: on the account (`rank`), and to its owner over all accounts (`push`).
 *
 * Only open and partly used cells have one, by weighted estimate where there is one, else by list amount, unknown amounts last,
 * ties by the order of accounts and lines. An amount that rests on the contract value counts as unknown: its place would tell
 * how large it is. Over several currencies amounts are compared, never added, at the rates of the org; one without a rate
 * counts as unknown. To an owner only what its account puts forward is put forward, so that no customer gets it all.
 *
 * Where the accounts are a part of all, a cell keeps the place to its owner that it has, as long as its account puts it forward.
 *
 * Walks over all accounts once and keeps of their cells only what is put forward.
 *
 * Source: docs/METHODS.md, "Next best".
 *
 * @param cellsOf  of each account in the order of the lines
 * @param onCells  is shown the cells of every account on that walk
 */
export function withRanks(
  input: RankInput,
  cellsOf: CellReader,
  onCells: (cells: readonly CellJson[], i: number) => void = () => undefined
): CellReader {
  const { nextCellsPerAccount: perAccount, nextCellsPerOwner: perOwner } = input.settings.general;
  const { places } = input.population ?? {};
  const byOwner = new Map<string, Forward[]>();
  for (let i = 0; i < input.currencies.length; i += 1) {
    const cells = cellsOf(i);
    onCells(cells, i);
    const owner = input.owners?.[i] ?? '';
    const currency = input.currencies[i] ?? '';
    for (const c of owner === '' || places !== undefined ? [] : firstCells(cells, perAccount)) {
      addTo(byOwner, owner, { ...claimOf(cells[c]), i, c, currency });
    }
  }
  const pushes = new Map<number, ReadonlyMap<number, number>>();
  for (const forward of byOwner.values()) {
    const first = comparable(input, forward).sort((a, b) => byClaim(a, b) || a.i - b.i || a.c - b.c);
    first.slice(0, perOwner).forEach(({ i, c }, place) => pushes.set(i, new Map([...(pushes.get(i) ?? []), [c, place + 1]])));
  }
  const kept = (i: number, { k }: CellJson): number | undefined => places?.get(placeKey(input.accounts?.[i] ?? '', k));
  return (i) => placed(cellsOf(i), perAccount, places === undefined ? (_, c) => pushes.get(i)?.get(c) : (cell) => kept(i, cell));
}

/** The cells of an account, those that are put forward with their places. */
function placed(cells: readonly CellJson[], most: number, pushOf: (cell: CellJson, c: number) => number | undefined): readonly CellJson[] {
  const ranked = [...cells];
  firstCells(cells, most).forEach((c, at) => {
    const cell = cells[c];
    if (cell !== undefined) {
      const push = pushOf(cell, c);
      ranked[c] = { ...cell, rank: at + 1, ...(push === undefined ? {} : { push }) };
    }
  });
  return ranked;
}

/** Places in the row of the cells that are put forward, the best first. */
function firstCells(row: readonly CellJson[], most: number): readonly number[] {
  const open: number[] = [];
  row.forEach((cell, c) => {
    if (hasRoom(cell.st)) {
      open.push(c);
    }
  });
  return open.sort((a, b) => byClaim(claimOf(row[a]), claimOf(row[b])) || a - b).slice(0, most);
}

function claimOf(cell: CellJson | undefined): Claim {
  const amount = cell?.byValue === true ? undefined : cell?.amt;
  return { estimate: cell?.est ?? NaN, amount: amount ?? NaN };
}

/** What an owner's cells are worth in one currency: their own where all share it, else the corporate one. */
function comparable({ rates }: RankInput, forward: readonly Forward[]): Forward[] {
  if (forward.every(({ currency }) => currency === forward[0]?.currency)) {
    return [...forward];
  }
  return forward.map((one) => {
    const rate = rates?.perCorporate[one.currency] ?? NaN;
    return { ...one, estimate: one.estimate / rate, amount: one.amount / rate };
  });
}

/** Larger estimates first, then larger amounts; unknown ones last. */
function byClaim(a: Claim, b: Claim): number {
  return falling(a.estimate, b.estimate) || falling(a.amount, b.amount);
}

function falling(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) {
    return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  }
  return b - a;
}

function addTo(byOwner: Map<string, Forward[]>, owner: string, forward: Forward): void {
  const known = byOwner.get(owner);
  if (known === undefined) {
    byOwner.set(owner, [forward]);
  } else {
    known.push(forward);
  }
}
