/** Turns the answer of the whitespace request into one sentence, a hold, and rows in their order. */
import HOLD_BAR from '@salesforce/label/c.Headroom_Hold_Bar';
import HOLD_BAR_DEPARTMENT from '@salesforce/label/c.Headroom_Hold_Bar_Department';
import { withEnding } from 'c/headroomCards';
import { blockerOf, holdPlace, holdSetting, holdText, ownerPart } from 'c/headroomCellReasons';
import { cellRow, FOLDED, inOrder, inWeightedOrder } from 'c/headroomCells';
import { currencyIn, formatDay } from 'c/headroomFormat';
import { readJson } from 'c/headroomJson';
import { rowsOf } from 'c/headroomQueries';
import { sentence } from 'c/headroomWords';
import { foldedText, leadOf } from './lead';
import { answersOf, madeSince } from './said';

export { chosenRows, isNarrowed, isShown, statusesOf, USUAL } from './choice';

/**
 * The bar above everything else while the whole account is on hold.
 * @param {readonly { cell: Headroom.CellJson, row: Headroom.CellRow }[]} cells
 * @param {Headroom.CellContext} context
 * @returns {Headroom.AccountHold | undefined}
 */
function accountHold(cells, context) {
  const held = cells.find(({ cell }) => cell.st === 'Blocked_At_Risk' && cell.hold?.all);
  if (!held?.cell.hold) {
    return undefined;
  }
  const { cell, row } = held;
  const place = holdPlace(cell, context);
  const [about, owner] = [{ text: '' }, { text: '' }];
  const day = { text: formatDay(held.cell.hold.since, context.today) };
  const places = [day, about, { text: holdSetting(cell, context)?.clears ?? '' }, { text: place }, owner];
  const parts = sentence(place ? HOLD_BAR_DEPARTMENT : HOLD_BAR, places).flatMap((part) => {
    if (part === owner) {
      return ownerPart(cell, context);
    }
    return part === about ? holdText(cell, context) : part;
  });
  return { parts: withEnding(parts, held.cell.hold), record: blockerOf(cell, context), row };
}

/**
 * Cells that have a record of their own, then those that stand in the summary.
 * @param {any} data
 * @param {any} summary
 * @returns {{ cells: { cell: Headroom.CellJson, record?: any }[], problem?: Headroom.JsonProblem }}
 */
function readCells(data, summary) {
  const own = rowsOf(data, 'cells').map((record) => ({ record, read: readJson(record.detail) }));
  /** @type {{ value?: Headroom.CellsJson, problem?: Headroom.JsonProblem }} */
  const rest = summary.cells ? readJson(summary.cells) : { value: { v: 1, cells: [] } };
  const problem = rest.problem ?? own.find(({ read }) => read.problem)?.read.problem;
  const cells = own.filter(({ read }) => read.value).map(({ record, read }) => ({ record, cell: read.value }));
  return { cells: [...cells, ...(rest.value?.cells ?? []).map((cell) => ({ cell }))], problem };
}

/**
 * What the widget can show at all.
 * @param {any} data
 * @param {{ summary: any, goodRun?: Headroom.Run, lastRun?: Headroom.Run }} rows
 * @returns {'notSetUp' | 'firstRun' | 'notCustomer' | 'newer' | 'broken' | 'data'}
 */
function stateOf(data, { summary, goodRun, lastRun }) {
  const lines = readJson(rowsOf(data, 'lineVersions')[0]?.settings).value;
  if (!summary) {
    if (!lastRun) {
      return 'notSetUp';
    }
    return goodRun ? 'notCustomer' : 'firstRun';
  }
  const settings = readJson(summary.version?.settings);
  const problem = settings.problem === 'empty' ? undefined : (settings.problem ?? readCells(data, summary).problem);
  if (problem) {
    return problem === 'newer' ? 'newer' : 'broken';
  }
  return (settings.value ?? lines)?.lines.length > 0 ? 'data' : 'notSetUp';
}

/**
 * The replay of suggestions on the past; none where no run has one that this version can read.
 * @param {any} goodRun
 * @returns {Headroom.Replay | undefined}
 */
function replayOf(goodRun) {
  return goodRun?.replay ? readJson(goodRun.replay).value : undefined;
}

/**
 * What is above the rows while there is none, or the rows cannot be shown.
 * @param {any} data
 * @param {any} summary
 */
function frameOf(data, summary) {
  const goodRun = rowsOf(data, 'goodRuns')[0];
  const lastRun = rowsOf(data, 'lastRuns')[0];
  const newest = readJson(rowsOf(data, 'lineVersions')[0]?.settings).value;
  const families = readJson(goodRun?.report).value?.families;
  const none = { lead: [], rows: [], current: [], folded: [], foldedText: '', isWeighted: false };
  return {
    ...none,
    state: stateOf(data, { summary, goodRun, lastRun }),
    customers: newest?.customers ?? '',
    families,
    newest,
    goodRun,
    lastRun
  };
}

/**
 * @param {any} data  `data` of the wire
 * @param {string} accountId
 * @param {{ today?: string, line?: string, opportunityId?: string }} [about]  YYYY-MM-DD by the org's clock; product line and id of the
 *   opportunity whose row stands before the others
 * @returns {Headroom.WhitespaceView}
 */
export function readWhitespace(data, accountId, { today, line, opportunityId } = {}) {
  const summary = rowsOf(data, 'summaries')[0];
  const { newest, ...frame } = frameOf(data, summary);
  if (frame.state !== 'data') {
    return frame;
  }
  const account = rowsOf(data, 'accounts')[0];
  const settings = readJson(summary.version?.settings).value ?? newest;
  const replay = replayOf(frame.goodRun);
  const currency = currencyIn(summary.amountShown ?? summary.fullAmountShown);
  const asOf = frame.goodRun?.asOf;
  const context = { settings, accountId, currency, today, replay, answers: answersOf(account, asOf), made: madeSince(account, asOf) };
  const cells = readCells(data, summary).cells.map(({ cell, record }) => ({ cell, row: cellRow(cell, record, context) }));
  const isWeighted = cells.some(({ cell }) => cell.est !== undefined);
  const all = cells.map(({ row }) => row).sort(isWeighted ? inWeightedOrder : inOrder);
  const folded = all.filter((row) => FOLDED.includes(row.status));
  return {
    ...frame,
    account: { id: accountId, name: account?.Name ?? '', currency },
    settings,
    lead: leadOf(summary, all.filter((row) => row.status === 'Unknown').length, currency),
    hold: accountHold(cells, context),
    ...withFirst(
      all.filter((row) => !FOLDED.includes(row.status)),
      (row) => row.key === line || (opportunityId !== undefined && row.opportunityId === opportunityId)
    ),
    folded,
    foldedText: foldedText(folded),
    replay,
    isWeighted
  };
}

/**
 * Rows that are meant before the others, and their product lines.
 * @param {Headroom.CellRow[]} rows
 * @param {(row: Headroom.CellRow) => boolean} isFirst
 * @returns {{ rows: Headroom.CellRow[], current: string[] }}
 */
function withFirst(rows, isFirst) {
  const first = rows.filter(isFirst);
  return { rows: [...first, ...rows.filter((row) => !isFirst(row))], current: first.map(({ key }) => key) };
}
