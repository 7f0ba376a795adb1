import HeadroomMatrix from 'c/headroomMatrix';
import { orgNow } from 'c/headroomNow';
import { graphql } from 'lightning/graphql';
import { createElement } from 'lwc';
import { drawn, NearObserver } from '../../__tests__/browserParts';
import { allAnswer, cellsAnswer, colleague, matrixAnswer, me, record, summaries, summary } from '../../__tests__/matrixSamples';
import { find, settle, textOf } from '../../__tests__/reading';

jest.mock('c/headroomNow', () => ({ orgNow: jest.fn() }));
jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: '005000000000001AAA' }), { virtual: true });
jest.mock('@salesforce/userPermission/CustomizeApplication', () => ({ __esModule: true, default: undefined }), { virtual: true });

const NOW = Date.parse('2027-03-18T08:00:00Z');
const isFirst = ({ variables }) => variables?.me === me && variables.after === null;
const isNextPage = ({ variables }) => variables?.me === me && variables.after === 'c1';
const isAll = ({ variables }) => variables !== undefined && !('me' in variables) && !('accounts' in variables) && variables.after === null;
const isCells = ({ variables }) => variables?.accounts?.length > 0;

beforeAll(() => {
  global.IntersectionObserver = NearObserver;
});

async function show(answer, { now = NOW, cells = cellsAnswer() } = {}) {
  orgNow.mockResolvedValue(now);
  const element = createElement('c-headroom-matrix', { is: HeadroomMatrix });
  document.body.appendChild(element);
  await settle();
  if (answer) {
    graphql.emit(answer, isFirst);
    await settle();
    graphql.emit(cells, isCells);
  }
  await settle();
  await drawn();
  return element;
}

const names = (element) =>
  [...(find(element, 'c-headroom-matrix-grid')?.shadowRoot.querySelectorAll('c-headroom-matrix-row') ?? [])].map(({ row }) => row.name);

async function choose(element, key) {
  find(element, 'c-headroom-matrix-view').dispatchEvent(new CustomEvent('scope', { detail: { key } }));
  await settle();
}

describe('c-headroom-matrix with accounts', () => {
  it('shows the viewer’s accounts once their cells are there, and how fresh they are', async () => {
    const element = await show(matrixAnswer());
    expect(textOf(element)).toContain('Room to grow by account data to 2 h ago');
    expect(names(element)).toEqual(['Quillhaven', 'Tallowmere']);
    await expect(element).toBeAccessible();
  });

  it('waits for the first cells, so that no row is drawn twice', async () => {
    const element = await show(undefined);
    graphql.emit(matrixAnswer(), isFirst);
    await settle();
    expect(textOf(element)).toContain('Loading room to grow');
    expect(find(element, 'c-headroom-matrix-grid')).toBeNull();
  });

  it('asks for the cells of the accounts in view of the tab, fifty at a time, until all are read', async () => {
    const many = Array.from({ length: 60 }, (_, at) => summary(`A${at}`, { open: 1 }));
    const element = await show(matrixAnswer(many), { cells: cellsAnswer([]) });
    expect(graphql.getLastConfig()).toBeDefined();
    expect(textOf(element)).toContain('Product lines of 50 of 60 accounts are loaded; totals follow.');
    graphql.emit(cellsAnswer([]), ({ variables }) => variables?.accounts?.length === 10);
    await settle();
    expect(textOf(element)).not.toContain('are loaded; totals follow');
  });

  it('goes on where one answer does not hold the cells of its accounts', async () => {
    const element = await show(matrixAnswer([summary('A', { open: 2 })]), { cells: cellsAnswer([record('A', 'seats')], 'c2') });
    expect(find(element, 'c-headroom-matrix-grid')).toBeNull();
    graphql.emit(cellsAnswer([record('A', 'analytics')]), ({ variables }) => variables?.after === 'c2');
    await settle();
    expect(Object.keys(find(element, 'c-headroom-matrix-view').rows[0].cells)).toEqual(['seats', 'analytics']);
  });

  it('begins with the team for a viewer without accounts', async () => {
    const element = await show(matrixAnswer([summary('Team', { owner: colleague })]), { cells: cellsAnswer([]) });
    expect(names(element)).toEqual(['Team']);
    expect(find(element, '[aria-selected="true"]').textContent).toBe('My team');
  });

  it('asks for all accounts only when their tab is chosen', async () => {
    const element = await show(matrixAnswer());
    await choose(element, 'all');
    expect(textOf(element)).not.toContain('You can see no customer account.');
    graphql.emit(allAnswer([...summaries, summary('Elsewhere')]), isAll);
    await settle();
    graphql.emit(cellsAnswer(), isCells);
    await drawn();
    expect(names(element)).toHaveLength(4);
  });

  it('loads further accounts when asked, behind those that are there', async () => {
    const element = await show(matrixAnswer(summaries, { total: 4, endCursor: 'c1' }));
    expect(textOf(element)).toContain('The 3 accounts with the most room to grow, of 4.');
    find(element, '.part .ask').click();
    await settle();
    graphql.emit(matrixAnswer([summary('Last', { amount: 1 })], { total: 4 }), isNextPage);
    await settle();
    graphql.emit(cellsAnswer([]), isCells);
    await drawn();
    expect(names(element)).toEqual(['Quillhaven', 'Tallowmere', 'Last']);
  });

  it('warns when no run has been for too long', async () => {
    expect(textOf(await show(matrixAnswer(), { now: NOW + 72 * 3600000 }))).toContain('No run since');
  });

  it('asks anew for accounts, cells and the org’s moment', async () => {
    const element = await show(undefined);
    const refreshes = [jest.fn(() => Promise.resolve()), jest.fn(() => Promise.resolve())];
    graphql.emit(matrixAnswer(), isFirst, refreshes[0]);
    await settle();
    graphql.emit(cellsAnswer(), isCells, refreshes[1]);
    await settle();
    find(element, 'c-headroom-card').dispatchEvent(new CustomEvent('refresh'));
    await settle();
    expect(refreshes.map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
    expect(orgNow).toHaveBeenLastCalledWith(true);
  });
});

describe('c-headroom-matrix without values', () => {
  it('says that product lines are not set up, and that a run has to come first', async () => {
    const none = { goodRuns: { edges: [] }, lastRuns: { edges: [] } };
    expect(textOf(await show(matrixAnswer([], { settings: null, parts: none })))).toContain('Product lines are not set up yet.');
  });

  it('says which permission set to ask for', async () => {
    const element = await show(undefined);
    graphql.emitErrors([{ message: 'Validation error (FieldUndefined@[Cells__c])' }], isFirst);
    await settle();
    expect(textOf(element)).toContain('You cannot see what accounts could still buy. Ask your Salesforce admin for the permission set');
    await expect(element).toBeAccessible();
  });

  it('offers to try again after an error of the accounts or of the cells', async () => {
    const element = await show(undefined);
    graphql.emit(matrixAnswer(), isFirst);
    await settle();
    const refresh = jest.fn(() => Promise.resolve());
    graphql.emitErrors([{ message: 'timeout' }], isCells, refresh);
    await settle();
    expect(textOf(element)).toContain('Room to grow could not be loaded.');
    find(element, 'c-headroom-state-panel').shadowRoot.querySelector('button').click();
    await settle();
    expect(refresh).toHaveBeenCalledTimes(1);
  });
});
