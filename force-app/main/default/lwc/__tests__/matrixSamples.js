/** Answers of the matrix's requests: three accounts and four product lines, for tests only. */
import { readCellRecords, readMatrixSettings, withCells, withPage } from 'c/headroomMatrixModel';

export const me = '005000000000001AAA';
export const colleague = '005000000000002AAA';

const field = (value, displayValue) => (displayValue === undefined ? { value } : { value, displayValue });
const edges = (nodes) => ({ edges: nodes.map((node) => ({ node })) });

const line = (k, title, unit, unitOne) => ({ k, title, unit, unitOne, price: 'list_price' });

export const lineSettings = {
  v: 1,
  kind: 'product_lines',
  customers: 'accounts of type Customer',
  lines: [
    line('seats', 'Platform seats', 'seats', 'seat'),
    line('analytics', 'Analytics', 'packages', 'package'),
    line('training', 'Training places', 'places', 'place'),
    line('support', 'Premium support', 'contracts', 'contract')
  ],
  whitespaceRules: [],
  holds: []
};

const summaryCell = (k, st, own, tgt) => ({ k, st, lvl: null, own, tgt, amt: null });

/** A row of the summaries; `cells` as they stand in it. */
export function summary(name, { owner = me, open = 0, amount = null, full, currency, cells = [], manager = null, ...more } = {}) {
  const shown = amount === null ? null : `${currency ?? 'USD'} ${amount}`;
  return {
    Id: `a0S${name}`,
    account: { Id: `001${name}`, Name: field(name), owner: { Id: owner, Name: field(owner === me ? 'Rep North' : 'Rep South') } },
    managerId: field(manager),
    openCount: field(open),
    amount: field(amount, shown),
    ...(full === undefined ? {} : { fullAmount: field(full, `USD ${full}`) }),
    ...(currency === undefined ? {} : { currency: field(currency) }),
    cells: field(JSON.stringify({ v: 1, cells })),
    ...more
  };
}

/** A record of a cell. */
export function record(name, k, { status = 'Open', owned = 0, target = 1, amount = null, valueAmount, motion = 'Cross-sell' } = {}) {
  return {
    Id: `a0C${name}${k}`,
    accountId: field(`001${name}`),
    line: field(k),
    status: field(status),
    owned: field(owned),
    target: field(target),
    amount: field(amount),
    ...(valueAmount === undefined ? {} : { valueAmount: field(valueAmount) }),
    motion: field(motion)
  };
}

export const summaries = [
  summary('Quillhaven', {
    open: 2,
    amount: 66000,
    cells: [summaryCell('support', 'Covered', 1, 1)]
  }),
  summary('Tallowmere', { open: 1, amount: 30000, currency: 'EUR', cells: [summaryCell('seats', 'No_Rule', 5, null)] }),
  summary('Northquay', { owner: colleague, cells: [summaryCell('seats', 'Covered', 20, 20)] })
];

export const records = [
  record('Quillhaven', 'seats', { status: 'Partly_Used', owned: 40, target: 120, amount: 36000, motion: 'Upsell' }),
  record('Quillhaven', 'analytics', { amount: 30000 }),
  record('Quillhaven', 'training', { status: 'Open_Opportunity', owned: 1, target: 4 }),
  record('Tallowmere', 'analytics', { amount: 30000 }),
  record('Tallowmere', 'training', { status: 'Blocked_At_Risk', owned: 0, target: 6 }),
  record('Tallowmere', 'support', { status: 'Has_Competitor' })
];

const run = (more) => ({ Id: 'a0H', runId: field('r1'), status: field('Done'), startedAt: field('2027-03-18T01:00:00Z'), ...more });

/** Accounts as one part of an answer. */
export function accountsAnswer(nodes, { total = nodes.length, endCursor } = {}) {
  return { totalCount: total, pageInfo: { hasNextPage: endCursor !== undefined, endCursor: endCursor ?? null }, ...edges(nodes) };
}

/** An answer of the request for the viewer's own accounts. */
export function matrixAnswer(nodes = summaries, { settings = JSON.stringify(lineSettings), ...more } = {}) {
  const query = {
    accounts: accountsAnswer(nodes, more),
    lineVersions: edges(settings === undefined ? [] : [{ Id: 'a0V', settings: field(settings) }]),
    goodRuns: edges([run({ asOf: field('2027-03-18T06:00:00Z') })]),
    lastRuns: edges([run({ error: field(null) })]),
    ...more.parts
  };
  return { uiapi: { query } };
}

/** An answer of the request for all accounts. */
export function allAnswer(nodes, more) {
  return { uiapi: { query: { accounts: accountsAnswer(nodes, more) } } };
}

/** An answer of the request for cells. */
export function cellsAnswer(nodes = records, endCursor) {
  const pageInfo = { hasNextPage: endCursor !== undefined, endCursor: endCursor ?? null };
  return { uiapi: { query: { cells: { pageInfo, ...edges(nodes) } } } };
}

/** Rows with their cells, and what the matrix knows of the product lines. */
export function matrixOf(nodes = summaries, cells = records) {
  const { rows } = withPage(matrixAnswer(nodes));
  const accounts = new Set(rows.map(({ accountId }) => accountId));
  return { matrix: readMatrixSettings(matrixAnswer(nodes)), rows: withCells(rows, accounts, readCellRecords(cellsAnswer(cells)).records) };
}
