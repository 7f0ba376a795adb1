import { chosenRows, readWhitespace, statusesOf } from 'c/headroomWhitespaceModel';
import { accountId, today, whitespaceView } from '../../__tests__/samples';

const data = require('../../headroomWhitespace/__tests__/data/graphqlData.json');
const notSetUp = require('../../headroomWhitespace/__tests__/data/graphqlNotSetUp.json');

const withPart = (name, edges) => ({ uiapi: { query: { ...data.uiapi.query, [name]: { edges } } } });
const words = (parts) =>
  parts
    .map((part) => part.text)
    .join('')
    .replace(/\u00a0/g, ' ');

describe('the answer of the whitespace request', () => {
  it('is one sentence with one number', () => {
    expect(words(whitespaceView.lead)).toBe('3 product lines open · about EUR 84,000 a year at list price · 1 on hold');
  });

  it('counts what is folded away', () => {
    expect(whitespaceView.foldedText).toBe('1 fully covered, 1 not eligible, 1 no rule');
  });

  it('has a state for every lack', () => {
    const stateOf = (answer) => readWhitespace(answer, accountId, { today }).state;
    expect(stateOf(data)).toBe('data');
    expect(stateOf(notSetUp)).toBe('notSetUp');
    expect(stateOf(withPart('summaries', []))).toBe('notCustomer');
    expect(stateOf({ uiapi: { query: {} } })).toBe('notSetUp');
    expect(stateOf({ uiapi: { query: { lastRuns: data.uiapi.query.lastRuns } } })).toBe('firstRun');
    const [{ node }] = data.uiapi.query.summaries.edges;
    expect(stateOf(withPart('summaries', [{ node: { ...node, cells: { value: '{' } } }]))).toBe('broken');
  });

  it('leaves out the amount where nothing is open, and says what is unknown', () => {
    const [{ node }] = data.uiapi.query.summaries.edges;
    const answer = withPart('summaries', [{ node: { ...node, openCount: { value: 0 }, holdCount: { value: 0 } } }]);
    expect(words(readWhitespace(answer, accountId, { today }).lead)).toBe('No product line open · 1 unknown');
  });

  it('puts the product line of an opportunity first: by its mark, or as the run found it', () => {
    const { rows, current } = readWhitespace(data, accountId, { today, line: 'integrations', opportunityId: '006000000000001AAA' });
    expect(rows.map(({ key }) => key).slice(0, 3)).toEqual(['training', 'integrations', 'analytics']);
    expect(current).toEqual(['training', 'integrations']);
    expect(readWhitespace(data, accountId, { today }).current).toEqual([]);
  });

  it('has the name of the account, and none where the viewer may not read it', () => {
    const account = { Id: accountId, Name: { value: 'Quillhaven Software' } };
    expect(readWhitespace(withPart('accounts', [{ node: account }]), accountId, { today }).account.name).toBe('Quillhaven Software');
    expect(readWhitespace(data, accountId, { today }).account).toMatchObject({ id: accountId, name: '' });
  });

  it('counts the product families that a run found', () => {
    const run = { Id: 'r', asOf: { value: null }, report: { value: '{"v":1,"families":14}' } };
    expect(readWhitespace(withPart('goodRuns', [{ node: run }]), accountId, { today }).families).toBe(14);
    expect(readWhitespace(data, accountId, { today }).families).toBeUndefined();
  });

  it('has the replay of the newest good run, and none of a format that is newer', () => {
    const runWith = (replay) => withPart('goodRuns', [{ node: { Id: 'r', asOf: { value: null }, replay: { value: replay } } }]);
    expect(readWhitespace(runWith('{"v":1,"days":182}'), accountId, { today }).replay).toEqual({ v: 1, days: 182 });
    expect(readWhitespace(runWith('{"v":2}'), accountId, { today }).replay).toBeUndefined();
  });
});

describe('what was made and said since the run', () => {
  const asOf = '2027-03-18T02:10:00Z';
  const made = (id, createdAt, key) => ({
    node: { Id: id, Name: { value: 'New' }, cellKey: { value: key }, createdAt: { value: createdAt } }
  });
  const said = (id, madeAt, author) => ({
    node: {
      Id: id,
      line: { value: 'analytics' },
      answer: { value: 'Not_A_Fit' },
      until: { value: null },
      reason: { value: null },
      madeAt: { value: madeAt },
      author
    }
  });
  const rowFor = (more) => {
    const run = { Id: 'r', asOf: { value: asOf } };
    const account = { Id: accountId, Name: { value: 'Quillhaven Software' }, ...more };
    const { query } = data.uiapi;
    const answer = { uiapi: { query: { ...query, goodRuns: { edges: [{ node: run }] }, accounts: { edges: [{ node: account }] } } } };
    return readWhitespace(answer, accountId, { today }).rows.find(({ key }) => key === 'analytics');
  };

  it('is told of an opportunity made after it, by its cell', () => {
    const key = `${accountId}:analytics`;
    const later = rowFor({ made: { edges: [made('006N', '2027-03-18T07:00:00Z', key)] } });
    expect(later.created).toMatchObject({ id: '006N', name: 'New' });
    expect(rowFor({ made: { edges: [made('006O', '2027-03-17T07:00:00Z', key)] } }).created).toBeUndefined();
    expect(rowFor({ made: { edges: [made('006P', '2027-03-18T07:00:00Z', null)] } }).created).toBeUndefined();
  });

  it('is told of an answer given after it, with its author as far as the viewer may know', () => {
    const author = { Id: '005A', Name: { value: 'Ann' } };
    const answers = (node) => ({ answers: { edges: [node] } });
    expect(rowFor(answers(said('f', '2027-03-18T07:00:00Z', author))).answer).toEqual({
      ...{ id: 'f', line: 'analytics', answer: 'Not_A_Fit', until: undefined, reason: undefined },
      ...{ author: { id: '005A', name: 'Ann' }, on: '2027-03-18T07:00:00Z', isCounted: false }
    });
    expect(rowFor(answers(said('f', '2027-03-18T07:00:00Z', null))).answer.author).toBeUndefined();
    expect(rowFor(answers(said('f', '2027-03-17T07:00:00Z', author))).answer).toBeUndefined();
  });

  it('is nothing where the viewer may read neither', () => {
    expect(rowFor({})).toMatchObject({ created: undefined, answer: undefined });
  });
});

describe('the rows that a person chose', () => {
  it('are sorted by status in the order of the rows', () => {
    const rows = chosenRows(whitespaceView.rows, { show: 'all', sort: 'status', text: '' });
    expect(statusesOf(rows)).toEqual(['Open', 'Partly_Used', 'Open_Opportunity', 'Unknown', 'Blocked_At_Risk', 'Has_Competitor']);
    expect(rows.map(({ status }) => status)).toEqual([
      ...['Open', 'Open', 'Partly_Used', 'Open_Opportunity', 'Unknown', 'Blocked_At_Risk', 'Has_Competitor']
    ]);
  });
});
