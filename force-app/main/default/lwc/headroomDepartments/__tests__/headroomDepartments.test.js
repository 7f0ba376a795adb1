import HeadroomDepartments from 'c/headroomDepartments';
import { graphql } from 'lightning/graphql';
import { createElement } from 'lwc';
import { bookSettings, departmentAnswer, mine, node, oneVersion, span } from '../../__tests__/bookSamples';
import { drawn, NearObserver } from '../../__tests__/browserParts';
import { find, settle, textOf } from '../../__tests__/reading';

jest.mock('lightning/graphql', () => {
  const { graphql: wire } = jest.requireActual('@salesforce/sfdx-lwc-jest/src/lightning-stubs/graphql/graphql');
  return { graphql: wire, gql: (parts) => parts.join('') };
});

const atRisk = mine.filter((one) => one.headline.band.value === 'red');
const told = [];

beforeAll(() => {
  global.IntersectionObserver = NearObserver;
});

async function show(answer, more = {}) {
  const element = createElement('c-headroom-departments', { is: HeadroomDepartments });
  element.addEventListener('rows', ({ detail }) => told.push(detail.rows.length));
  Object.assign(element, { settings: bookSettings, versions: oneVersion, span, ...more });
  document.body.appendChild(element);
  await settle();
  if (answer) {
    graphql.emit(answer);
  }
  await settle();
  return element;
}

const lines = (element) => [...element.shadowRoot.querySelectorAll('.line')].map(textOf);

describe('c-headroom-departments', () => {
  it('asks for accounts in the lowest band of the settings', async () => {
    await show(undefined);
    expect(graphql.getLastConfig()).toMatchObject({ variables: { bands: ['red'], after: null } });
    expect(graphql.getLastConfig().query).toContain('query headroomDepartments');
  });

  it('says for each department how many accounts are at risk through it, their value and the oldest', async () => {
    const element = await show(departmentAnswer(atRisk));
    expect(lines(element)).toEqual([
      'Department At risk through it Contract value Oldest',
      'Support 4 EUR 366,000 since Dec 7, 2026, 98 days',
      'Product 1 EUR 142,000 since Jan 4, 70 days',
      'Account Management 0'
    ]);
    expect(told.at(-1)).toBe(5);
    await expect(element).toBeAccessible();
  });

  it('counts accounts whose result a run could not write anew, so that it points to older settings', async () => {
    const [first, ...others] = atRisk;
    const left = { ...first, headline: { ...first.headline, versionId: { value: 'a05000000000009AAA' } } };
    const element = await show(departmentAnswer([left, ...others]));
    expect(lines(element)[1]).toBe('Support 4 EUR 366,000 since Dec 7, 2026, 98 days');
  });

  it("says which accounts it and the numbers above count, for they are others than a person's own", async () => {
    const element = await show(departmentAnswer(atRisk));
    expect(textOf(find(element, '.scope'))).toBe(
      'All accounts at risk that you may see, each under the department whose part of its score is worst. The four numbers count these accounts.'
    );
  });

  it('opens the accounts behind a department with the measure behind them', async () => {
    const element = await show(departmentAnswer(atRisk));
    const open = find(element, '[data-name="Product"]');
    expect(open.getAttribute('aria-expanded')).toBe('false');
    open.click();
    await drawn();
    expect(open.getAttribute('aria-expanded')).toBe('true');
    const row = find(element, 'c-headroom-book-row');
    expect(textOf(row)).toContain('Tallowmere Logistics Success Manager North At risk 22.8');
    expect(textOf(row)).toContain('Product Oldest open case 52 days');
    await expect(element).toBeAccessible();
    open.click();
    await settle();
    expect(find(element, 'c-headroom-book-row')).toBeNull();
  });

  it('counts only what passes the filters', async () => {
    const element = await show(departmentAnswer(atRisk), { filters: ['new'] });
    expect(lines(element)[1]).toMatch(/^Support 3 EUR 248,000 since Mar 9, 6 days/);
    expect(lines(element)[2]).toBe('Product 0');
  });

  it('has no column for values that the viewer may not see', async () => {
    const element = await show(departmentAnswer([node('Acme', { score: 5, band: 'red', noMoney: true })]));
    expect(textOf(element)).not.toMatch(/value|EUR|USD/i);
  });

  it('says when nobody is at risk, when it may not ask and when it could not', async () => {
    expect(textOf(await show(departmentAnswer([])))).toBe('No account is at risk through a department.');
    const element = await show(undefined);
    graphql.emitErrors([{ message: 'FieldUndefined' }]);
    await settle();
    expect(textOf(element)).toContain('You cannot see the scores of accounts.');
    graphql.emitErrors([{ message: 'timeout' }]);
    await settle();
    expect(textOf(element)).toContain('Your accounts could not be loaded.');
  });

  it('says when it counts only the first of many', async () => {
    expect(textOf(await show(departmentAnswer(atRisk, 2400)))).toContain('The 5 accounts with the lowest score, of 2,400.');
  });
});
