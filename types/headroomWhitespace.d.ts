/** Values of whitespace: product lines of an account as rows, with what their actions need. */
declare namespace Headroom {
  /** The account whose whitespace is shown. */
  type WhitespaceAccount = {
    id: string;
    name: string;
    /** ISO code of its amounts; absent in orgs with one currency. */
    currency?: string;
  };

  /** An open opportunity made for a cell since the newest run read the org. */
  type CreatedOpportunity = { id: string; name: string; createdAt: string; hasProducts?: boolean };

  /** An answer as it was recorded; `isCounted` once a run has read it. */
  type CellAnswer = {
    id: string;
    answer: string;
    until?: string;
    reason?: string;
    /** Who gave it, as far as the viewer may know. */
    author?: { id: string; name: string };
    on: string;
    isCounted: boolean;
  };

  /** An answer with the key of its product line, and an opportunity with that of its cell. */
  type LineAnswer = CellAnswer & { line: string };
  type MadeOpportunity = CreatedOpportunity & { cellKey: string };

  /** What the words of a cell depend on beside it. */
  type CellContext = {
    settings: LineSettings;
    accountId: string;
    /** ISO code of the account's amounts; absent in orgs with one currency. */
    currency?: string;
    today?: string;
    replay?: Replay;
    /** Newest first. */
    answers?: readonly LineAnswer[];
    /** Open opportunities made for cells since the newest run read the org. */
    made?: readonly MadeOpportunity[];
  };
  type ReasonContext = Pick<CellContext, 'settings' | 'accountId' | 'today'> & { answer?: CellAnswer };
  type FactContext = CellContext & { title: string; fits: string; amounts: readonly string[]; answer?: CellAnswer };

  /** A line of what there is to know of a cell: its name, empty where it goes on from the one before, and what it says. */
  type CellFact = { key: string; name: string; parts: Part[] };

  /** One product line of the account, in words, and what its actions start from. */
  type CellRow = {
    /** Key of the product line. */
    key: string;
    title: string;
    /** API value of the status. */
    status: import('../src/domain/resultJson.ts').WhitespaceStatus;
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
    /** Opportunity for it that was lost last, and the field that says why. */
    lost?: { id: string; on: string; reasonField?: string };
    /** "Upsell", "Cross-sell" or "Expansion" in words; empty where nothing is to be sold. */
    motion: string;
    /** "Next best" on what is put forward; empty on the rest. */
    next: string;
    /** What opens under the row. */
    facts: CellFact[];
    /** What it is worth to the viewer a year, for sorting; -1 = not known. */
    sortAmount: number;
    /** Likelihood times amount, for sorting; -1 = none. */
    sortEstimate: number;
    /** Place of the product line in the settings. */
    sortLine: number;
    /** Value of the cell's key, `<account id>:<product line>`: what an opportunity made from it carries. */
    cellKey: string;
    /** The cell's record; absent where it stands in the summary only. */
    recordId?: string;
    /** Quantity that would close the gap. */
    gap?: number;
    /** Code of the product that an opportunity gets as its line item. */
    productCode?: string;
    /** Open opportunity that the newest run read; it may be hidden from the viewer. */
    opportunityId?: string;
    /** False where the viewer cannot read the opportunity. */
    isOpportunityVisible: boolean;
    /** True where that opportunity was made from this cell and is known to have no product. */
    isWithoutProduct: boolean;
    hold?: CellJson['hold'];
    /** Day on which a cell that was answered comes back. */
    comesBackOn?: string;
    feedback?: CellJson['feedback'];
    /** Opportunity made from this cell that no run has read yet. */
    created?: CreatedOpportunity;
    /** The newest deciding answer to this product line, counted by a run or not. */
    answer?: CellAnswer;
    /** The viewer's own wish to be told when a hold ends, where there is one. */
    tellMe?: CellAnswer;
    /** True where the org writes tasks, so that who asks is told. */
    tellsWhoAsks: boolean;
  };

  /** How rows are narrowed and put in order. */
  type CellChoice = {
    /** `all`, `open`, `blocked`, or a status. */
    show: string;
    /** `default`, `amount`, `name` or `status`. */
    sort: 'default' | 'amount' | 'name' | 'status';
    text: string;
  };

  type WhitespaceView = {
    state: 'data' | 'notSetUp' | 'notCustomer' | 'newer' | 'broken' | 'firstRun' | 'noAccount';
    customers: string;
    /** Product families that several customers own and no product line names, counted by the newest run. */
    families?: number;
    account?: WhitespaceAccount;
    /** Of the product lines, as they were published. */
    settings?: LineSettings;
    lead: Part[];
    hold?: AccountHold;
    rows: CellRow[];
    /** Product lines of the opportunity on whose page the rows stand; they stand first. */
    current: string[];
    folded: CellRow[];
    foldedText: string;
    /** How suggestions did on the past; absent where no run has looked. */
    replay?: Replay;
    /** True where rows stand in the order of likelihood times amount. */
    isWeighted: boolean;
    goodRun?: Run;
    lastRun?: Run;
  };

  /** The hold of a whole account. */
  type AccountHold = { parts: Part[]; record?: { id: string; object: string }; row: CellRow };
}
