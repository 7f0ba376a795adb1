import type { CellJson } from '../domain/resultJson.ts';

/** What product coverage needs of a cell. */
export type CellStanding = Pick<CellJson, 'k' | 'st' | 'lvl'>;

/** Status and level of every cell; equal ones of a line are one object, so that a large book is small. */
export class CellStandings {
  readonly rows: (readonly CellStanding[])[] = [];
  private readonly known = new Map<string, CellStanding>();

  /** Keeps the standing of an account's cells. */
  keep(cells: readonly CellJson[], i: number): void {
    this.rows[i] = cells.map((cell) => this.standing(cell));
  }

  private standing({ k, st, lvl }: CellJson): CellStanding {
    const key = `${k}:${st}:${lvl ?? ''}`;
    const known = this.known.get(key) ?? { k, st, lvl };
    this.known.set(key, known);
    return known;
  }
}
