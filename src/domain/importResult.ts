/** What can be wrong with a cell, a row or its record; the sentence stands in `messages/import.surveys.md` under `finding.<code>`. */
export type ImportFindingCode =
  | 'cells'
  | 'missing'
  | 'number'
  | 'range'
  | 'date'
  | 'future'
  | 'order'
  | 'choice'
  | 'long'
  | 'notFound'
  | 'several'
  | 'noAccount'
  | 'nobody'
  | 'repeated'
  | 'sameAnswer'
  | 'refused';

/** One bad row. A row may have several findings; it counts once in `bad`. */
export type ImportFinding = {
  /** Line of the file on which the row begins; 1 is the heading. */
  readonly line: number;
  /** Heading of the column, or the field where a constant or no column stands behind it. */
  readonly column: string;
  /** What stands in the cell, at most 60 characters; never what a customer wrote. */
  readonly value: string;
  readonly code: ImportFindingCode;
  /** Values of the sentence's remaining places: the range, the format, the object. */
  readonly details: readonly string[];
};

/** What is wrong with a column map; the sentence stands under `map.<code>`. Nothing is read or written with a wrong map. */
export type MapProblem = {
  readonly code:
    | 'pair'
    | 'field'
    | 'twice'
    | 'heading'
    | 'headingTwice'
    | 'how'
    | 'format'
    | 'needed'
    | 'who'
    | 'day'
    | 'scale'
    | 'constant'
    | 'externalId';
  readonly values: readonly string[];
};

/** What an import did, or in a dry run would do. */
export type ImportResult = {
  /** `done` all rows; `partly` the good ones; `refused` nothing was written, because the map is wrong, no row is good or all had to be. */
  readonly status: 'done' | 'partly' | 'refused';
  readonly dryRun: boolean;
  readonly file: string;
  /** Rows of the file without heading and empty lines. */
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  /** Rows that are good; in a dry run these would be written. */
  readonly good: number;
  /** Rows that are not written, each named in `findings`. */
  readonly bad: number;
  /** Rows that say again what an earlier row of the file says; written once. */
  readonly repeated: number;
  /** The first 1,000. */
  readonly findings: readonly ImportFinding[];
  readonly findingsInAll: number;
  readonly mapProblems: readonly MapProblem[];
  /** Values of `Touchpoint__c` that are not in the org's list: signals that ask for one of the list pass them by. */
  readonly unknownTouchpoints: readonly string[];
  readonly apiCalls: number;
};
