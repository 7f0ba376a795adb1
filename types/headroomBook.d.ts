/** Values of the book: the accounts of a success manager or a team, their groups, filters and departments. */
declare namespace Headroom {
  /** What a row of the book takes from the settings by which its headline was judged. */
  type BookBand = { label: string; colour: string; isLowest: boolean; playbook?: import('../src/domain/settingsJson.ts').PlaybookJson };

  type BookTask = { id: string; due: string | null; step: string };

  /** One account of the book as the sync wrote it. */
  type BookRow = {
    key: string;
    accountId: string;
    name: string;
    managerId?: string;
    manager: string;
    /** Contract value a year; null = not known, absent = not for the viewer. */
    value?: number | null;
    /** ISO code of the value; absent in orgs with one currency. */
    currency?: string;
    decisionDate: string | null;
    monthToMonth: boolean;
    lastMeetingOn: string | null;
    task?: BookTask;
    /** `none` where the account has no headline result. */
    state: 'scored' | 'not_enough_data' | 'too_new' | 'excluded' | 'none';
    score: number | null;
    band?: BookBand;
    since: string | null;
    change: number | null;
    changeFrom: string | null;
    /** Size above which a change has an arrow. */
    arrowAbove: number;
    reason: string;
    worst: string;
    worstReason: string;
    /** Score per week, oldest first; null = no number in that week. */
    points: (number | null)[];
    /** Where the lowest band ends. */
    limit?: number;
  };

  /** How far the book looks ahead and back, and the day from which it does. */
  type BookSpan = { today?: string; decideWithinDays: number; notMetForDays: number };

  /** A row with what the day makes of it. */
  type DatedBookRow = BookRow & {
    /** Days left to the decision; negative when it has passed. */
    days?: number;
    /** Days since the last meeting; Infinity = never met. */
    metDays?: number;
    /** Days until the task is due. */
    dueDays?: number;
    isAtRisk: boolean;
    isNew: boolean;
    isSoon: boolean;
    isUnmet: boolean;
  };

  type BookSum = { currency?: string; amount: number };
  type BookFilter = 'risk' | 'new' | 'soon' | 'unmet' | 'unscored';
  type BookNumber = { key: BookFilter; count: number; sums: BookSum[] };
  type BookSort = {
    by: 'book' | 'account' | 'score' | 'change' | 'department' | 'value' | 'decide' | 'met' | 'task';
    isDown: boolean;
  };
  type BookGroup = { key: 'new' | 'risk' | 'rest' | 'unscored' | 'all'; rows: DatedBookRow[] };
  type BookDepartment = { name: string; rows: DatedBookRow[]; sums: BookSum[]; oldest?: string };

  type BookView = {
    rows: BookRow[];
    /** Settings of the newest published headline. */
    settings?: ScorecardSettings;
    versions: VersionSettings;
    problem?: JsonProblem;
    /** Ids of settings versions that rows were judged by and that are not read yet. */
    missingVersions: string[];
    viewer: string;
    goodRun?: Run;
    lastRun?: Run;
    report?: RunReport;
    /** Accounts of the book in all, of which `rows` may be the first. */
    total: number;
    endCursor?: string;
  };

  /** Settings by the id of their version. */
  type VersionSettings = Record<string, ScorecardSettings>;
}
