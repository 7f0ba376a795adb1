import {
  bookState,
  byOwner,
  datedRows,
  departmentsOf,
  filterBook,
  lowestBand,
  MONDAY_ORDER,
  nextSort,
  numbersOf,
  orderBook,
  readBook,
  readVersions,
  toggledFilters,
  unscoredCount
} from 'c/headroomBookModel';
import { bookAnswer, bookSettings, me, mine, node, ofTeam, span, view } from '../../__tests__/bookSamples';
import { lastMonday } from '../bookDays';
import { sumsOf } from '../bookFilters';
import { pointsOf } from '../bookRow';

const dated = (nodes = mine) => datedRows(view(nodes).rows, span);
const names = (rows) => rows.map((row) => row.name.split(' ')[0]);
const grouped = (rows, sort) => orderBook(rows, sort).map((group) => [group.key, names(group.rows)]);

describe('the answer of the book', () => {
  it('gives an account with the words and the colour of the settings by which it was judged', () => {
    const row = view().rows.find(({ name }) => name === 'Tallowmere Logistics');
    expect(row).toMatchObject({
      accountId: '001TallowmereLogistics',
      value: 142000,
      currency: 'EUR',
      band: { label: 'At risk', colour: 'red', isLowest: true },
      arrowAbove: 3,
      limit: 40,
      reason: '14 cases open, oldest 88 days',
      worstReason: 'Oldest open case 52 days',
      points: [70, null, 71.5],
      task: { id: '00T1', due: '2027-03-12', step: 'Agree a plan' }
    });
  });

  it('knows no contract value where the viewer may not see it', () => {
    const [row] = view([node('Acme', { score: 50, band: 'yellow', noMoney: true })]).rows;
    expect(row.value).toBeUndefined();
    expect(sumsOf([row])).toEqual([]);
  });

  it('takes label and colour from the newest settings only for results that were judged by them', () => {
    const older = node('Acme', { score: 30, band: 'low', version: 'a0V9' });
    expect(view([older]).missingVersions).toEqual(['a0V9']);
    const versions = { a0V9: { ...bookSettings, bands: [{ k: 'low', floor: 0, label: 'Weak', colour: 'red' }] } };
    const read = readBook([bookAnswer([older])], versions);
    expect(read.missingVersions).toEqual([]);
    expect(read.rows[0].band).toMatchObject({ label: 'Weak', isLowest: true });
  });

  it('reads settings that are asked for later by the id of their version', () => {
    const rows = [
      { Id: 'a0V9', settings: { value: JSON.stringify(bookSettings) } },
      { Id: 'a0V8', settings: { value: '{' } }
    ];
    expect(Object.keys(readVersions({ uiapi: { query: { versions: { edges: rows.map((one) => ({ node: one })) } } } }))).toEqual(['a0V9']);
  });

  it('joins further pages, of which the last says whether there are more', () => {
    const first = bookAnswer(mine.slice(0, 4), { total: 10, endCursor: 'c1' });
    expect(readBook([first])).toMatchObject({ total: 10, endCursor: 'c1' });
    const both = readBook([first, bookAnswer(mine.slice(4), { total: 10 })]);
    expect(both.rows).toHaveLength(10);
    expect(both.endCursor).toBeUndefined();
  });

  it('keeps own accounts and those of the team apart', () => {
    const { mine: own, team } = byOwner(view([...mine, ofTeam]).rows, me);
    expect([own.length, names(team)]).toEqual([10, ['Harrowmere']]);
  });

  it('tells the states without values apart', () => {
    const none = { headlines: { edges: [] } };
    expect(bookState(view(mine))).toBe('data');
    expect(bookState(view([], { version: '{"v":2}' }))).toBe('newer');
    expect(bookState(view([], { version: '{' }))).toBe('broken');
    expect(bookState(view([], none))).toBe('notSetUp');
    expect(bookState(view([], { ...none, goodRuns: { edges: [] } }))).toBe('firstRun');
    expect(bookState(view([], { ...none, goodRuns: { edges: [] }, lastRuns: { edges: [] } }))).toBe('notSetUp');
  });

  it('finds the lowest band by its floor, whatever the order', () => {
    expect(lowestBand(bookSettings).k).toBe('red');
    expect(lowestBand(undefined)).toBeUndefined();
  });

  it('reads weeks without a number as gaps', () => {
    expect(pointsOf('70,,71.5')).toEqual([70, null, 71.5]);
    expect(pointsOf(null)).toEqual([]);
  });
});

describe('the day', () => {
  it('has its last Monday before it, also when it is a Monday', () => {
    expect(lastMonday('2027-03-15')).toBe('2027-03-08');
    expect(lastMonday('2027-03-16')).toBe('2027-03-15');
    expect(lastMonday('2027-03-21')).toBe('2027-03-15');
    expect(lastMonday('2027-01-01')).toBe('2026-12-28');
  });

  it('says how long until the decision and since the last meeting', () => {
    const [row] = dated([node('Acme', { score: 50, band: 'yellow', decide: '2027-04-19', met: '2027-01-30' })]);
    expect(row).toMatchObject({ days: 35, metDays: 44, isSoon: true, isUnmet: false });
  });

  it('counts limits in, and a decision that has passed out', () => {
    const decided = (decide, met) => dated([node('Acme', { score: 50, band: 'yellow', decide, met })])[0];
    expect(decided('2027-06-13', '2026-12-15')).toMatchObject({ days: 90, isSoon: true, metDays: 90, isUnmet: false });
    expect(decided('2027-06-14', '2026-12-14')).toMatchObject({ isSoon: false, isUnmet: true });
    expect(decided('2027-03-14', null)).toMatchObject({ days: -1, isSoon: false, metDays: Infinity, isUnmet: true });
  });

  it('makes a risk new from last Monday on', () => {
    const since = (day, band = 'red') => dated([node('Acme', { score: 30, band, since: day })])[0].isNew;
    expect([since('2027-03-08'), since('2027-03-07'), since('2027-03-14', 'yellow')]).toEqual([true, false, false]);
  });

  it('leaves everything open that it would take a day to know', () => {
    const [row] = datedRows(view([mine[3]]).rows, { decideWithinDays: 90, notMetForDays: 90 });
    expect(row).toMatchObject({ days: undefined, metDays: undefined, isAtRisk: true, isNew: false, isSoon: false, isUnmet: false });
  });
});

describe('the Monday order', () => {
  it('puts new risks first, then risks, the rest, and what cannot be judged; inside by steps of 30 days, value, and no date last', () => {
    expect(grouped(dated(), MONDAY_ORDER)).toEqual([
      ['new', ['Brackenfeld', 'Pinewick', 'Fennholt']],
      ['risk', ['Tallowmere', 'Castermoor']],
      ['rest', ['Orlandine', 'Osterby', 'Quillhaven', 'Northquay']],
      ['unscored', ['Newco']]
    ]);
  });

  it('orders accounts without a date by value, then by the largest fall', () => {
    const monthly = (name, value, change) => node(name, { score: 50, band: 'yellow', monthly: true, value, change });
    const rows = dated([monthly('Small', 10, 0), monthly('Falling', 90, -8), monthly('Large', 90, 2), monthly('Unknown', null, -50)]);
    expect(grouped(rows, MONDAY_ORDER)).toEqual([['rest', ['Falling', 'Large', 'Small', 'Unknown']]]);
  });

  it('puts decisions that have passed behind those to come, and before accounts without a date', () => {
    const due = (name, decide) => node(name, { score: 50, band: 'yellow', value: 5, decide });
    const rows = dated([due('None', null), due('Passed', '2027-03-14'), due('Late', '2028-03-14'), due('Today', '2027-03-15')]);
    expect(grouped(rows, MONDAY_ORDER)).toEqual([['rest', ['Today', 'Late', 'Passed', 'None']]]);
  });

  it('leaves out empty groups', () => {
    expect(grouped(dated([ofTeam]), MONDAY_ORDER)).toEqual([['rest', ['Harrowmere']]]);
    expect(orderBook([], MONDAY_ORDER)).toEqual([]);
  });
});

describe('a column', () => {
  const by = (column, isDown = false) => orderBook(dated(), { by: column, isDown }).flatMap((group) => names(group.rows));

  it.each([
    ['score', false, 'Tallowmere', 'Newco'],
    ['score', true, 'Northquay', 'Newco'],
    ['change', false, 'Pinewick', 'Newco'],
    ['value', true, 'Osterby', 'Newco'],
    ['decide', false, 'Tallowmere', 'Northquay'],
    ['met', true, 'Newco', 'Osterby'],
    ['account', false, 'Brackenfeld', 'Tallowmere'],
    ['task', false, 'Tallowmere', 'Quillhaven']
  ])('%s (down: %s) begins with %s and ends with %s', (column, isDown, first, last) => {
    const order = by(column, isDown);
    expect([order[0], order[9]]).toEqual([first, last]);
  });

  it('puts what is not known last in both directions', () => {
    expect(by('decide', true).slice(7)).toEqual(['Fennholt', 'Newco', 'Northquay']);
    expect(by('decide', false).slice(7)).toEqual(['Fennholt', 'Newco', 'Northquay']);
  });

  it('turns round when it is asked for again; values and meetings begin with the largest', () => {
    expect(nextSort(MONDAY_ORDER, 'score')).toEqual({ by: 'score', isDown: false });
    expect(nextSort({ by: 'score', isDown: false }, 'score')).toEqual({ by: 'score', isDown: true });
    expect(nextSort(MONDAY_ORDER, 'value')).toEqual({ by: 'value', isDown: true });
    expect(nextSort({ by: 'value', isDown: true }, 'book')).toEqual({ by: 'book', isDown: false });
    expect(nextSort({ by: 'value', isDown: true }, 'met')).toEqual({ by: 'met', isDown: true });
  });
});

describe('the numbers', () => {
  it('count accounts and add up their contract value', () => {
    expect(numbersOf(dated())).toEqual([
      { key: 'risk', count: 5, sums: [{ currency: 'EUR', amount: 508000 }] },
      { key: 'new', count: 3, sums: [{ currency: 'EUR', amount: 248000 }] },
      { key: 'soon', count: 7, sums: [{ currency: 'EUR', amount: 1070000 }] },
      { key: 'unmet', count: 3, sums: [{ currency: 'EUR', amount: 212000 }] }
    ]);
    expect(unscoredCount(dated())).toBe(1);
  });

  it('never mix currencies, and add cents without drift', () => {
    const rows = [
      { value: 0.1, currency: 'EUR' },
      { value: 0.2, currency: 'EUR' },
      { value: 5, currency: 'USD' },
      { value: null, currency: 'USD' }
    ];
    expect(sumsOf(rows)).toEqual([
      { currency: 'USD', amount: 5 },
      { currency: 'EUR', amount: 0.3 }
    ]);
    expect(sumsOf([{ value: 7 }])).toEqual([{ amount: 7 }]);
  });

  it('filter together, and those that ask for a band never hide accounts without one', () => {
    expect(names(filterBook(dated(), ['risk', 'soon'])).sort()).toEqual(['Brackenfeld', 'Castermoor', 'Pinewick', 'Tallowmere']);
    expect(names(filterBook(dated(), ['new'])).sort()).toEqual(['Brackenfeld', 'Fennholt', 'Newco', 'Pinewick']);
    expect(names(filterBook(dated(), ['unscored']))).toEqual(['Newco']);
  });

  it('are pressed and released; accounts without a number stand alone', () => {
    expect(toggledFilters([], 'risk')).toEqual(['risk']);
    expect(toggledFilters(['risk'], 'soon')).toEqual(['risk', 'soon']);
    expect(toggledFilters(['risk', 'soon'], 'risk')).toEqual(['soon']);
    expect(toggledFilters(['risk', 'soon'], 'unscored')).toEqual(['unscored']);
    expect(toggledFilters(['unscored'], 'risk')).toEqual(['risk']);
  });
});

describe('departments', () => {
  it('hold the accounts at risk through them, most first, with value and the oldest; others stand with none', () => {
    const found = departmentsOf(dated(), bookSettings).map(({ name, rows, sums, oldest }) => [name, names(rows).sort(), sums, oldest]);
    expect(found).toEqual([
      ['Support', ['Brackenfeld', 'Castermoor', 'Fennholt', 'Pinewick'], [{ currency: 'EUR', amount: 366000 }], '2026-12-07'],
      ['Product', ['Tallowmere'], [{ currency: 'EUR', amount: 142000 }], '2027-01-04'],
      ['Account Management', [], [], undefined]
    ]);
  });

  it('has a line for accounts whose result names none', () => {
    const found = departmentsOf(dated([node('Acme', { score: 3, band: 'red', worst: null })]), bookSettings);
    expect(found[0]).toMatchObject({ name: '', rows: [{ name: 'Acme' }] });
  });
});
