/** Values that the components pass among themselves; the formats of the records come from the domain. */
declare namespace Headroom {
  type Detail = import('../src/domain/resultJson.ts').Detail;
  type DetailMeasure = import('../src/domain/resultJson.ts').DetailMeasure;
  type DetailRule = import('../src/domain/resultJson.ts').DetailRule;
  type ScorecardSettings = import('../src/domain/resultJson.ts').ScorecardSettingsJson;
  type LineSettings = import('../src/domain/resultJson.ts').ProductLineSettingsJson;
  type RunReport = import('../src/domain/resultJson.ts').RunReportJson;
  type CellJson = import('../src/domain/resultJson.ts').CellJson;
  type CellsJson = import('../src/domain/resultJson.ts').CellsJson;
  type MeasureSetting = ScorecardSettings['measures'][number];
  type RuleSetting = import('../src/domain/resultJson.ts').RuleSettingsJson;

  type JsonProblem = 'empty' | 'newer' | 'broken';

  /** A piece of a sentence: text, strong text, a record to open, or sample records whose names the viewer's rights decide. */
  type Part = {
    text?: string;
    strong?: boolean;
    recordId?: string;
    objectApiName?: string;
    action?: 'view' | 'edit';
    ids?: readonly string[];
    objects?: readonly string[];
  };

  /** One scorecard of one account, ready to be shown. */
  type Card = {
    key: string;
    title: string;
    problem?: JsonProblem;
    change: number | null;
    changeFrom: string | null;
    detail: Detail;
    settings: ScorecardSettings;
  };

  type Run = { runId: string | null; status: string; asOf?: string | null; startedAt: string | null; error?: string | null };

  type Summary = {
    contractValue?: number | null;
    contractValueShown?: string;
    contractValueSource?: string | null;
    decisionDate: string | null;
    noticeDays: number | null;
    monthToMonth: boolean | null;
    manager: { Id: string; Name: string } | null;
    lastMeetingOn: string | null;
    asOf: string | null;
  };

  type HealthView = {
    cards: Card[];
    headline?: Card;
    summary?: Summary;
    goodRun?: Run;
    lastRun?: Run;
    report?: RunReport;
    customers: string;
  };

  /** What stands in place of values. */
  type Panel = { icon: string; text: string; hint?: string; isError?: boolean; actionLabel?: string };
  type StateWords = { error: string; noAccess: string; noAccessHint: string; notSetUp: string; notSetUpAdmin: string };

  type MeasureRow = {
    key: string;
    title: string;
    value: string;
    points: string;
    weight: string;
    contribution: number;
    contributionText: string;
    effect: number;
    effectText: string;
    missing: string;
    isMissing: boolean;
    why: string;
    curve: string;
    notes: string[];
    evidence: string;
    count: number;
    ids: readonly string[];
    onDay?: string;
    objects: readonly string[];
    query: string;
  };

  type GroupRow = {
    key: string;
    title: string;
    score: string;
    readings: string;
    weight: string;
    measures: MeasureRow[];
  };

  type CellRow = {
    key: string;
    title: string;
    status: string;
    word: string;
    icon: string;
    isMuted: boolean;
    fits: string;
    barText: string;
    ownedShare: number | null;
    amount: string;
    amountNote: string;
    amountHint: string;
    why: Part[];
    sortAmount: number;
  };

  type WhitespaceView = {
    state: 'data' | 'notSetUp' | 'notCustomer' | 'newer' | 'broken' | 'firstRun';
    customers: string;
    lead: Part[];
    hold?: Part[];
    rows: CellRow[];
    folded: CellRow[];
    foldedText: string;
    goodRun?: Run;
    lastRun?: Run;
  };
}
