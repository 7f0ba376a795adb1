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
  type Replay = import('../src/domain/resultJson.ts').ReplayJson;
  type Flags = import('../src/domain/resultJson.ts').FlagsJson;
  type Changed = import('../src/domain/resultJson.ts').WhatChanged;
  type ChangeLine = import('../src/domain/resultJson.ts').ChangeLine;
  type ChangePart = import('../src/domain/resultJson.ts').ChangePart;
  type History = import('../src/domain/resultJson.ts').HistoryJson;
  type SettingsChanges = import('../src/domain/settingsChangesJson.ts').SettingsChangesJson;
  type SettingsEdit = import('../src/domain/settingsChangesJson.ts').SettingsChange;
  type MeasureSetting = ScorecardSettings['measures'][number];
  type RuleSetting = import('../src/domain/resultJson.ts').RuleSettingsJson;

  type JsonProblem = 'empty' | 'newer' | 'broken';

  /**
   * A piece of a sentence: text, strong text, a record to open, sample records whose names the viewer's rights decide, or the owner of
   * a record of the object named.
   */
  type Part = {
    text?: string;
    strong?: boolean;
    recordId?: string;
    objectApiName?: string;
    action?: 'view' | 'edit';
    ids?: readonly string[];
    objects?: readonly string[];
    ownerOf?: string;
  };

  /** One scorecard of one account, ready to be shown. */
  type Card = {
    key: string;
    title: string;
    problem?: JsonProblem;
    change: number | null;
    changeFrom: string | null;
    /** Instant at which the settings came into force that the result was made with. */
    publishedAt: string | null;
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
    account?: { Id: string; Name: string } | null;
    /** FlagsJson as text. */
    flags?: string | null;
    /** Day from which the next survey before the decision is due; it may lie behind. */
    nextSurveyOn?: string | null;
    nextTaskId?: string | null;
    nextTaskDue?: string | null;
    nextTaskStep?: string | null;
    asOf: string | null;
  };

  type HealthView = {
    cards: Card[];
    headline?: Card;
    summary?: Summary;
    flags?: Flags;
    goodRun?: Run;
    lastRun?: Run;
    report?: RunReport;
    customers: string;
  };

  /** What the words of a change depend on beside the record: the day on which the settings were edited, where that lies between the days compared. */
  type ChangeContext = { currency?: string; editedOn?: string; today?: string };

  /** One line of what changed, or what is left of a cause. */
  type ChangeRow = {
    key: string;
    part: ChangePart;
    by: number;
    byText: string;
    icon: string;
    cause: string;
    /** The cause again, where the text does not say it. */
    beside: string;
    text: string;
    short: string;
    ids: readonly string[];
    objects: readonly string[];
    /** Day from which the newer value counts. */
    day?: string;
  };

  /** One week of the history, or today at its end. `plain` is the score without what people overruled. */
  type WeekPoint = {
    day: string;
    score: number | null;
    plain: number | null;
    /** 0-1 */
    coverage: number;
    isRebuilt: boolean;
    /** Key of the settings version. */
    version?: string;
    isToday?: boolean;
  };

  /** `at` is the instant of `on`. */
  type PublishedSettings = { key: string; at: string; on: string; by: string; changes?: SettingsChanges };

  /** An edit of the settings in the chart; `backTo` where older settings came back, with the day of their publication. */
  type SettingsMark = { number: number; on: string; by: string; changes?: SettingsChanges; backTo?: string };

  type HistoryView = {
    problem?: JsonProblem;
    points: WeekPoint[];
    versions: PublishedSettings[];
    leftOut: readonly string[];
  };

  /** What stands in place of values. */
  type Panel = { icon: string; text: string; hint?: string; isError?: boolean; actionLabel?: string };
  type ProblemWords = { error: string; noAccess: string; noAccessHint?: string };
  type StateWords = ProblemWords & { notSetUp: string; notSetUpAdmin: string };

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

  type Movable = import('../src/scoring/movable.ts').Movable;
  type Explored = import('../src/scoring/explore.ts').Explored;
  type Reach = import('../src/scoring/reachBand.ts').Reach;
  type Way = import('../src/scoring/reachBand.ts').Way;

  /** What of a what-if stands as long as the scorecards do. */
  type WhatIfBase = { others: Card[]; isExplorable: boolean; movables: readonly Movable[]; reach: Reach | undefined };

  /** A signal that can be moved, as an input shows it. */
  type WhatIfRow = {
    key: string;
    title: string;
    note: string;
    now: string;
    isChoice: boolean;
    options: { value: string; label: string; selected: boolean }[];
    min: number;
    max: number;
    step: number;
    position: number;
    entered: string;
    tick: string;
    spoken: string;
    wouldBe: string;
    effect: string;
    valueLabel: string;
    sliderClass: string;
    isMoved: boolean;
  };

  /** The score that would be, in words. */
  type WhatIfResult = {
    lead: string;
    word: string;
    number: string;
    colour: string;
    distance: string;
    readings: string;
    remarks: { key: string; text: string }[];
    reasons: { key: string; title: string; effect: string }[];
    listed: string;
    isMoved: boolean;
  };

  /** What arithmetic would take, in words. */
  type WhatIfWays = {
    heading: string;
    holds: { key: string; text: string }[];
    alone: { key: string; text: string; label: string; moves: Record<string, number> }[];
    cannot: string;
    steps: { key: string; text: string }[];
    together: string;
    togetherLabel: string;
    togetherMoves: Record<string, number>;
    notReached: string;
  };
}
