import HeadroomBook from 'c/headroomBook';
import { orgNow } from 'c/headroomNow';
import { graphql } from 'lightning/graphql';
import { createElement } from 'lwc';
import { bookAnswer, bookSettings, me, mine, node, ofTeam } from '../../__tests__/bookSamples';
import { drawn, NearObserver } from '../../__tests__/browserParts';
import { find, settle, textOf } from '../../__tests__/reading';

jest.mock('c/headroomNow', () => ({ orgNow: jest.fn() }));
jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: '005000000000001AAA' }), { virtual: true });
jest.mock('@salesforce/userPermission/CustomizeApplication', () => ({ __esModule: true, default: undefined }), { virtual: true });

const NOW = Date.parse('2027-03-15T08:00:00Z');
const isFirst = ({ variables }) => variables?.after === null;
const isMore =
  (cursor) =>
  ({ variables }) =>
    variables?.after === cursor;
const isVersions = ({ variables }) => variables?.ids !== undefined;

beforeAll(() => {
  global.IntersectionObserver = NearObserver;
});

async function show(answer, { now = NOW, ...attributes } = {}) {
  orgNow.mockResolvedValue(now);
  const element = createElement('c-headroom-book', { is: HeadroomBook });
  Object.assign(element, attributes);
  document.body.appendChild(element);
  await settle();
  if (answer) {
    graphql.emit(answer, isFirst);
  }
  await settle();
  await drawn();
  return element;
}

describe('c-headroom-book with accounts', () => {
  it('asks for the accounts of the viewer, and for nothing else', async () => {
    await show(undefined);
    expect(graphql.getLastConfig().variables ?? {}).not.toHaveProperty('bands');
    const element = await show(bookAnswer(mine));
    expect(textOf(element)).toContain('My book data to 6 h ago');
    expect(textOf(element)).toContain('Monday, March 15, 2027 · Success Manager North');
  });

  it('says four numbers with their money, and how the list is sorted', async () => {
    const text = textOf(await show(bookAnswer(mine)));
    expect(text).toContain(
      'At risk 5 EUR 508,000 New this week 3 EUR 248,000 Decide in 90 days 7 EUR 1.1M Nobody met in 90 days 3 EUR 212,000'
    );
    expect(text).toContain('Sorted by group: New at risk, At risk, rest; inside each by days to the decision in 30-day steps');
    expect(text).toContain('New at risk since last Monday 3 accounts · EUR 248,000');
  });

  it('is accessible', async () => {
    await expect(await show(bookAnswer(mine.slice(7)))).toBeAccessible();
  });

  it('says at its foot of when the scores are, which measures are off and who cannot be judged', async () => {
    const text = textOf(await show(bookAnswer(mine)));
    expect(text).toMatch(/Scores of Mar 1[45], .* 2 of 55 measures off \(not in use here\) 1 account without enough data, listed$/);
  });

  it('counts from the day of the scores where the org does not tell its own', async () => {
    const text = textOf(await show(bookAnswer(mine), { now: undefined }));
    expect(text).toContain('Decide in 90 days 7');
  });

  it('takes the days of its filters from the page', async () => {
    const text = textOf(await show(bookAnswer(mine), { decideWithinDays: '30', notMetForDays: 150 }));
    expect(text).toContain('Decide in 30 days 1 EUR 142,000');
    expect(text).toContain('Nobody met in 150 days 2 EUR 128,000');
  });
});

describe('c-headroom-book without values', () => {
  it('holds the place while it loads', async () => {
    const element = await show(undefined);
    expect(textOf(element)).toContain('Loading your accounts');
    await expect(element).toBeAccessible();
  });

  it('says which permission set to ask for', async () => {
    const element = await show(undefined);
    graphql.emitErrors([{ message: 'Validation error (FieldUndefined@[Score__c])' }], isFirst);
    await settle();
    expect(textOf(element)).toContain('You cannot see the scores of accounts. Ask your Salesforce admin for the permission set');
    await expect(element).toBeAccessible();
  });

  it('offers to try again after an error, and does', async () => {
    const element = await show(undefined);
    const refresh = jest.fn(() => Promise.resolve());
    graphql.emitErrors([{ message: 'timeout' }], isFirst, refresh);
    await settle();
    expect(textOf(element)).toContain('Your accounts could not be loaded.');
    find(element, 'c-headroom-state-panel').shadowRoot.querySelector('button').click();
    await settle();
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('says that nothing is set up, and that its settings are newer than itself', async () => {
    const none = { headlines: { edges: [] }, goodRuns: { edges: [] }, lastRuns: { edges: [] } };
    expect(textOf(await show(bookAnswer([], none)))).toContain('No account has a score yet. Ask your Salesforce admin.');
    expect(find(await show(bookAnswer(mine, { version: '{"v":2}' })), 'c-headroom-book-view')).toBeNull();
  });

  it('tells a person without accounts where the org names the manager', async () => {
    const text = textOf(await show(bookAnswer([])));
    expect(text).toContain('You are not named as customer success manager on any account.');
    expect(text).toContain('This org uses: account team role CSM.');
  });

  it('warns when the last run stopped or none has run for too long', async () => {
    expect(textOf(await show(bookAnswer(mine), { now: NOW + 72 * 3600000 }))).toMatch(/No run since|run/);
  });
});

describe('a book that one answer does not hold', () => {
  const first = bookAnswer(mine.slice(0, 5), { total: 10, endCursor: 'c1' });

  it('says which accounts are there, and loads the others when asked', async () => {
    const element = await show(first);
    expect(textOf(element)).toContain('The 5 accounts with the lowest score, of 10. Numbers and sums above are of these.');
    find(element, '.part .ask').click();
    await settle();
    graphql.emit(bookAnswer(mine.slice(5), { total: 10 }), isMore('c1'));
    await settle();
    expect(textOf(element)).not.toContain('with the lowest score');
    expect(textOf(element)).toContain('At risk 5 EUR 508,000');
  });

  it('waits for settings that only some results were judged by', async () => {
    const element = await show(bookAnswer([node('Acme', { score: 30, band: 'low', version: 'a0V9', value: 5 })]));
    expect(find(element, 'c-headroom-book-list')).toBeNull();
    const settings = JSON.stringify({ ...bookSettings, bands: [{ k: 'low', floor: 0, label: 'Weak', colour: 'red' }] });
    graphql.emit({ uiapi: { query: { versions: { edges: [{ node: { Id: 'a0V9', settings: { value: settings } } }] } } } }, isVersions);
    await settle();
    await drawn();
    expect(textOf(find(element, 'c-headroom-book-row'))).toContain('Weak 30.0');
  });
});

describe('a refresh', () => {
  it('asks anew for the accounts and for the org’s moment', async () => {
    const element = await show(undefined);
    const refresh = jest.fn(() => Promise.resolve());
    graphql.emit(bookAnswer(mine.slice(7)), isFirst, refresh);
    await settle();
    find(element, 'c-headroom-card').dispatchEvent(new CustomEvent('refresh'));
    await settle();
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(orgNow).toHaveBeenLastCalledWith(true);
  });
});

describe('whose accounts', () => {
  it('are the team’s for those who have one, with the manager’s name', async () => {
    const element = await show(bookAnswer([...mine, ofTeam]));
    expect(find(element, '[aria-selected="true"]').textContent).toBe('My team');
    expect(textOf(find(element, 'c-headroom-book-row'))).toContain('Harrowmere Rail Success Manager South');
    expect(me).toBe('005000000000001AAA');
  });
});
