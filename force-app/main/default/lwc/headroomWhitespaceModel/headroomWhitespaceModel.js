/** Turns the answer of the whitespace request into one sentence, a hold, and rows in their order. */
import LEAD_AMOUNT from '@salesforce/label/c.Headroom_Lead_Amount';
import LEAD_HOLD from '@salesforce/label/c.Headroom_Lead_On_Hold';
import LEAD_NONE from '@salesforce/label/c.Headroom_Lead_None';
import LEAD_OPEN from '@salesforce/label/c.Headroom_Lead_Open';
import LEAD_OPEN_ONE from '@salesforce/label/c.Headroom_Lead_Open_One';
import LEAD_UNKNOWN from '@salesforce/label/c.Headroom_Lead_Unknown';
import FOLD_COVERED from '@salesforce/label/c.Headroom_Fold_Covered';
import FOLD_NOT_ELIGIBLE from '@salesforce/label/c.Headroom_Fold_Not_Eligible';
import FOLD_NO_RULE from '@salesforce/label/c.Headroom_Fold_No_Rule';
import HOLD_BAR from '@salesforce/label/c.Headroom_Hold_Bar';
import { withEnding } from 'c/headroomCards';
import { holdText } from 'c/headroomCellReasons';
import { cellRow, FOLDED, inOrder } from 'c/headroomCells';
import { currencyIn, formatDay, formatList, formatMoney, formatNumber } from 'c/headroomFormat';
import { readJson } from 'c/headroomJson';
import { rowsOf } from 'c/headroomQueries';
import { counted, fill, sentence } from 'c/headroomWords';

/** @type {Record<string, string>} */
const FOLD_LABELS = { Covered: FOLD_COVERED, Not_Eligible: FOLD_NOT_ELIGIBLE, No_Rule: FOLD_NO_RULE };

/**
 * "3 product lines open · about EUR 84,000 a year at list price · 1 on hold"; where nothing is open, what is unknown is said too.
 * @param {any} summary
 * @param {number} unknown  product lines of which something is not known
 * @param {string} [currency]
 * @returns {Headroom.Part[]}
 */
function leadOf(summary, unknown, currency) {
  const open = summary.openCount ?? 0;
  /** @type {Headroom.Part[]} */
  const parts = [{ text: open === 0 ? LEAD_NONE : counted(open, { one: LEAD_OPEN_ONE, many: LEAD_OPEN }, formatNumber(open)) }];
  const amount = summary.fullAmount ?? summary.amount;
  if (open > 0 && typeof amount === 'number') {
    parts.push({ text: ' · ' }, ...sentence(LEAD_AMOUNT, [{ text: formatMoney(amount, currency), strong: true }]));
  }
  if (summary.holdCount > 0) {
    parts.push({ text: ` · ${fill(LEAD_HOLD, formatNumber(summary.holdCount))}` });
  }
  if (open === 0 && unknown > 0) {
    parts.push({ text: ` · ${fill(LEAD_UNKNOWN, formatNumber(unknown))}` });
  }
  return parts;
}

/**
 * The bar above everything else while the whole account is on hold.
 * @param {readonly Headroom.CellJson[]} cells
 * @param {{ settings: Headroom.LineSettings, accountId: string, today?: string }} context
 * @returns {Headroom.Part[] | undefined}
 */
function accountHold(cells, context) {
  const held = cells.find((cell) => cell.st === 'Blocked_At_Risk' && cell.hold?.all);
  if (!held?.hold) {
    return undefined;
  }
  const setting = context.settings.holds.find((hold) => hold.k === held.hold?.rule);
  const text = { text: '' };
  const places = [{ text: formatDay(held.hold.since, context.today) }, text, { text: setting?.clears ?? '' }];
  const parts = sentence(HOLD_BAR, places).flatMap((part) => (part === text ? holdText(held, context) : part));
  return withEnding(parts, held.hold);
}

/**
 * @param {readonly Headroom.CellRow[]} folded
 */
function foldedText(folded) {
  const counts = FOLDED.map((status) => ({ status, count: folded.filter((row) => row.status === status).length }));
  return formatList(counts.filter(({ count }) => count > 0).map(({ status, count }) => fill(FOLD_LABELS[status], formatNumber(count))));
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
 * @param {any} data  `data` of the wire
 * @param {string} accountId
 * @param {string} [today]  YYYY-MM-DD by the org's clock
 * @returns {Headroom.WhitespaceView}
 */
export function readWhitespace(data, accountId, today) {
  const summary = rowsOf(data, 'summaries')[0];
  const goodRun = rowsOf(data, 'goodRuns')[0];
  const lastRun = rowsOf(data, 'lastRuns')[0];
  const state = stateOf(data, { summary, goodRun, lastRun });
  const newest = readJson(rowsOf(data, 'lineVersions')[0]?.settings).value;
  const settings = readJson(summary?.version?.settings).value ?? newest;
  const base = { state, customers: newest?.customers ?? '', goodRun, lastRun, lead: [], rows: [], folded: [], foldedText: '' };
  if (state !== 'data') {
    return base;
  }
  const currency = currencyIn(summary.amountShown ?? summary.fullAmountShown);
  const context = { settings, accountId, currency, today };
  const { cells } = readCells(data, summary);
  const all = cells.map(({ cell, record }) => cellRow(cell, record, context)).sort(inOrder);
  const folded = all.filter((row) => FOLDED.includes(row.status));
  return {
    ...base,
    lead: leadOf(summary, all.filter((row) => row.status === 'Unknown').length, currency),
    hold: accountHold(
      cells.map(({ cell }) => cell),
      context
    ),
    rows: all.filter((row) => !FOLDED.includes(row.status)),
    folded,
    foldedText: foldedText(folded)
  };
}
