import {
  ANY,
  filterMatrix,
  LARGEST_FIRST,
  nextMatrixSort,
  nextUnread,
  orderMatrix,
  readCellRecords,
  readCount,
  readMatrixSettings,
  rowsIn,
  totalOf,
  totalsOf,
  withCells,
  withPage
} from 'c/headroomMatrixModel';
import { cellsAnswer, colleague, lineSettings, matrixAnswer, matrixOf, me, record, summary } from '../../__tests__/matrixSamples';

const { rows, matrix } = matrixOf();
const names = (found) => found.map(({ name }) => name);

describe('what the matrix can show', () => {
  const none = { goodRuns: { edges: [] }, lastRuns: { edges: [] } };

  it('is data once product lines are published, in their order', () => {
    expect(matrix.state).toBe('data');
    expect(matrix.lines.map(({ title }) => title)).toEqual(['Platform seats', 'Analytics', 'Training places', 'Premium support']);
  });

  it('is not set up without product lines, and waits for the first run where none was good', () => {
    expect(readMatrixSettings(matrixAnswer([], { settings: '{"v":1,"lines":[]}' })).state).toBe('notSetUp');
    expect(readMatrixSettings(matrixAnswer([], { settings: null, parts: none })).state).toBe('notSetUp');
    const failed = { ...none, lastRuns: matrixAnswer().uiapi.query.lastRuns };
    expect(readMatrixSettings(matrixAnswer([], { settings: null, parts: failed })).state).toBe('firstRun');
  });

  it('is refused where the settings are newer, or damaged', () => {
    expect(readMatrixSettings(matrixAnswer([], { settings: '{"v":2}' })).state).toBe('newer');
    expect(readMatrixSettings(matrixAnswer([], { settings: '{' })).state).toBe('broken');
  });
});

describe('accounts', () => {
  it('come page by page, with the currency that the platform names', () => {
    const first = withPage(matrixAnswer([summary('A', { amount: 5 })], { total: 2, endCursor: 'c1' }));
    expect([first.total, first.endCursor, first.rows[0].currency]).toEqual([2, 'c1', 'USD']);
    const both = withPage(matrixAnswer([summary('B', { amount: 7, currency: 'EUR' })], { total: 2 }), first);
    expect([names(both.rows), both.endCursor, both.rows[1].currency]).toEqual([['A', 'B'], undefined, 'EUR']);
  });

  it('count lines that rest on the contract value where the viewer may read it', () => {
    const { rows: read } = withPage(matrixAnswer([summary('A', { amount: 5, full: 9 }), summary('B', { amount: 5 })]));
    expect(read.map(({ amount }) => amount)).toEqual([9, 5]);
  });

  it('are the viewer’s as owner or success manager, the team’s, or all', () => {
    const { rows: read } = withPage(
      matrixAnswer([summary('Own'), summary('Managed', { owner: colleague, manager: me }), summary('Team', { owner: colleague })])
    );
    expect(names(rowsIn(read, 'mine', me))).toEqual(['Own', 'Managed']);
    expect(names(rowsIn(read, 'team', me))).toEqual(['Team']);
    expect(names(rowsIn(read, 'all', me))).toHaveLength(3);
  });
});

describe('cells', () => {
  it('come from their records and from the summary', () => {
    expect(rows[0].cells.seats).toEqual({ line: 'seats', status: 'Partly_Used', owned: 40, target: 120, amount: 36000, motion: 'Upsell' });
    expect(rows[0].cells.support).toMatchObject({ status: 'Covered', owned: 1, target: 1 });
  });

  it('take an amount that rests on the contract value from its own field, and none where that is withheld', () => {
    const page = withPage(matrixAnswer([summary('A')])).rows;
    const read = (cell) => withCells(page, new Set(['001A']), readCellRecords(cellsAnswer([cell])).records)[0].cells.seats.amount;
    expect(read(record('A', 'seats', { valueAmount: 12 }))).toBe(12);
    expect(read(record('A', 'seats'))).toBeNull();
  });

  it('are read part by part: accounts of other parts stay the same', () => {
    const page = withPage(matrixAnswer([summary('A'), summary('B')])).rows;
    const read = withCells(page, new Set(['001A']), []);
    expect([read[1] === page[1], readCount(read), nextUnread(read)]).toEqual([true, 1, ['001B']]);
  });

  it('are asked for fifty accounts at a time', () => {
    const page = withPage(matrixAnswer(Array.from({ length: 60 }, (_, at) => summary(`A${at}`)))).rows;
    expect(nextUnread(page)).toHaveLength(50);
  });

  it('of a summary that cannot be read are left out', () => {
    const page = withPage(matrixAnswer([summary('A', { cells: [] })])).rows.map((row) => ({ ...row, rest: '{"v":9}' }));
    expect(withCells(page, new Set(['001A']), [])[0].cells).toEqual({});
  });

  it('go on where one answer does not hold them all', () => {
    expect(readCellRecords(cellsAnswer([], 'c1')).endCursor).toBe('c1');
    expect(readCellRecords(cellsAnswer([])).endCursor).toBeUndefined();
  });
});

describe('filters', () => {
  const found = (filter) => names(filterMatrix(rows, { ...ANY, ...filter }));

  it('find accounts by a status, in one product line or in any', () => {
    expect(found({ status: 'room' })).toEqual(['Quillhaven', 'Tallowmere']);
    expect(found({ status: 'Covered' })).toEqual(['Quillhaven', 'Northquay']);
    expect(found({ status: 'Covered', line: 'seats' })).toEqual(['Northquay']);
    expect(found({ line: 'seats' })).toHaveLength(3);
  });

  it('find accounts by the kind of sale of what is open', () => {
    expect(found({ motion: 'Upsell' })).toEqual(['Quillhaven']);
    expect(found({ motion: 'Cross-sell', line: 'training' })).toEqual([]);
  });

  it('find accounts by name or owner, whatever the case', () => {
    expect(found({ text: ' quill' })).toEqual(['Quillhaven']);
    expect(found({ text: 'SOUTH' })).toEqual(['Northquay']);
  });

  it('hide no account whose cells are not read yet', () => {
    expect(filterMatrix(withPage(matrixAnswer()).rows, { ...ANY, status: 'Covered' })).toHaveLength(3);
  });
});

describe('the order', () => {
  const order = (by, isDown) => names(orderMatrix(rows, { by, isDown }));

  it('is by amount, the largest first, and what has none last in both directions', () => {
    expect(order('amount', true)).toEqual(['Quillhaven', 'Tallowmere', 'Northquay']);
    expect(order('amount', false)).toEqual(['Tallowmere', 'Quillhaven', 'Northquay']);
  });

  it('is by name, by open lines, or by what one product line is worth', () => {
    expect(order('name', false)).toEqual(['Northquay', 'Quillhaven', 'Tallowmere']);
    expect(order('open', false)).toEqual(['Northquay', 'Tallowmere', 'Quillhaven']);
    expect(order('line:seats', true)[0]).toBe('Quillhaven');
  });

  it('turns when a column is asked for twice; names begin upwards', () => {
    expect(nextMatrixSort(LARGEST_FIRST, 'name')).toEqual({ by: 'name', isDown: false });
    expect(nextMatrixSort(LARGEST_FIRST, 'amount')).toEqual({ by: 'amount', isDown: false });
  });
});

describe('totals', () => {
  const lines = lineSettings.lines.map(({ k, title }) => ({ key: k, title }));

  it('of a product line count what is open, by currency and never across', () => {
    const [seats, analytics, training] = totalsOf(rows, lines, ANY);
    expect(seats).toEqual({ key: 'seats', open: 1, others: 2, withoutAmount: 0, sums: [{ currency: 'USD', amount: 36000 }] });
    expect(analytics.sums).toEqual([
      { currency: 'USD', amount: 30000 },
      { currency: 'EUR', amount: 30000 }
    ]);
    expect(training).toMatchObject({ open: 0, others: 2, sums: [] });
  });

  it('say how many have no amount', () => {
    const { rows: read } = matrixOf([summary('A')], [record('A', 'seats'), record('A', 'analytics', { amount: 1 })]);
    expect(totalsOf(read, lines, ANY).map(({ open, withoutAmount }) => [open, withoutAmount])).toEqual([
      [1, 1],
      [1, 0],
      [0, 0],
      [0, 0]
    ]);
  });

  it('of all accounts are those that the sync wrote', () => {
    expect(totalOf(rows)).toEqual({
      key: 'all',
      open: 3,
      others: 0,
      withoutAmount: 0,
      sums: [
        { currency: 'USD', amount: 66000 },
        { currency: 'EUR', amount: 30000 }
      ]
    });
  });
});
