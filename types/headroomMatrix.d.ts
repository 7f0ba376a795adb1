/** Values of the matrix: accounts by product lines. */
declare namespace Headroom {
  /** A column. */
  type MatrixLine = { key: string; title: string };

  /** One account and product line, as far as its square shows it. */
  type MatrixCell = {
    line: string;
    status: import('../src/domain/resultJson.ts').WhitespaceStatus;
    owned: number | null;
    target: number | null;
    /** What closing the gap is worth a year; null = not known, or not for the viewer. */
    amount: number | null;
    motion?: string;
  };

  /** One account as the sync wrote it. */
  type MatrixRow = {
    key: string;
    accountId: string;
    name: string;
    ownerId?: string;
    owner: string;
    managerId?: string;
    /** Product lines with room to grow, and what they are worth a year; null = nothing is known. */
    open: number;
    amount: number | null;
    /** ISO code of its amounts; absent in orgs with one currency. */
    currency?: string;
    /** CellsJson as text: the cells that have no record of their own. */
    rest: string | null;
    /** Cells by product line; undefined until they are read. */
    cells?: Readonly<Record<string, MatrixCell>>;
  };

  /** Accounts as far as they are loaded, all of them, and where the next page begins. */
  type MatrixPart = { rows: readonly MatrixRow[]; total: number; endCursor?: string };

  type MatrixScope = 'mine' | 'team' | 'all';
  /** An empty text lets everything pass; `room` is open and partly used. */
  type MatrixFilter = { line: string; status: string; motion: string; text: string };
  /** `by`: `name`, `open`, `amount`, or `line:` with the key of a product line. */
  type MatrixSort = { by: string; isDown: boolean };

  type MatrixTotal = {
    key: string;
    /** Cells with room to grow among those that are shown, and how many of them have no amount for the viewer. */
    open: number;
    /** Other squares that are shown. */
    others: number;
    withoutAmount: number;
    sums: BookSum[];
  };

  /** The table under its filters. */
  type MatrixTable = {
    lines: readonly MatrixLine[];
    rows: readonly MatrixRow[];
    totals: MatrixTotal[];
    /** Of all rows that are shown. */
    whole: MatrixTotal;
    /** Accounts whose cells are read; totals stand only once these are all. */
    read: number;
  };

  /** One square in words. */
  type MatrixSquare = {
    key: string;
    column: number;
    text: string;
    spoken: string;
    /** Paths of its icon. */
    icon: { line: string; lineClass: string; solid: string };
    className: string;
    isEmpty: boolean;
  };

  type MatrixSettings = {
    state: 'data' | 'notSetUp' | 'firstRun' | 'newer' | 'broken';
    settings?: LineSettings;
    lines: readonly MatrixLine[];
    customers: string;
    goodRun?: Run;
    lastRun?: Run;
  };
}
