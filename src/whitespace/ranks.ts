import type { CellJson } from '../domain/resultJson.ts';
import { isOpen } from './cellWorth.ts';
import type { AssessInput } from './assessInput.ts';
import type { Cells } from './measureColumns.ts';

/** What decides the place of a cell: estimates come before amounts, amounts before what has neither. */
type Claim = { readonly estimate: number; readonly amount: number };

/** A cell that is put forward on its account: where it stands, and what it is worth in the account's currency. */
type Forward = Claim & { readonly i: number; readonly c: number; readonly currency: string };

type RankInput = Pick<AssessInput, 'currencies' | 'rates' | 'owners'> & {
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
 * Source: docs/METHODS.md, "Next best".
 *
 * @param cells  of each account in the order of the lines
 */
export function withRanks(input: RankInput, cells: Cells): Cells {
  const { nextCellsPerAccount: perAccount, nextCellsPerOwner: perOwner } = input.settings.general;
  const ranked = cells.map((row) => [...row]);
  const byOwner = new Map<string, Forward[]>();
  ranked.forEach((row, i) => {
    const forward = firstCells(row, perAccount);
    forward.forEach((c, place) => put(row, c, { rank: place + 1 }));
    const owner = input.owners?.[i] ?? '';
    if (owner !== '' && forward.length > 0) {
      addTo(
        byOwner,
        owner,
        forward.map((c) => ({ ...claimOf(row[c]), i, c, currency: input.currencies[i] ?? '' }))
      );
    }
  });
  for (const forward of byOwner.values()) {
    comparable(input, forward)
      .sort((a, b) => byClaim(a, b) || a.i - b.i || a.c - b.c)
      .slice(0, perOwner)
      .forEach(({ i, c }, place) => put(ranked[i] ?? [], c, { push: place + 1 }));
  }
  return ranked;
}

/** Places in the row of the cells that are put forward, the best first. */
function firstCells(row: readonly CellJson[], most: number): readonly number[] {
  const open: number[] = [];
  row.forEach((cell, c) => {
    if (isOpen(cell)) {
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

function put(row: CellJson[], c: number, place: Pick<CellJson, 'rank' | 'push'>): void {
  const cell = row[c];
  if (cell !== undefined) {
    row[c] = { ...cell, ...place };
  }
}

function addTo(byOwner: Map<string, Forward[]>, owner: string, forward: readonly Forward[]): void {
  const known = byOwner.get(owner);
  if (known === undefined) {
    byOwner.set(owner, [...forward]);
  } else {
    known.push(...forward);
  }
}
