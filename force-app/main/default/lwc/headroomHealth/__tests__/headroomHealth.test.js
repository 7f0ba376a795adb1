import HeadroomHealth from 'c/headroomHealth';
import { orgNow } from 'c/headroomNow';
import { graphql } from 'lightning/graphql';
import { createElement } from 'lwc';
import { find, settle, textOf } from '../../__tests__/reading';

const data = require('./data/graphqlData.json');
const held = require('./data/graphqlHeld.json');
const newer = require('./data/graphqlNewer.json');
const notCustomer = require('./data/graphqlNotCustomer.json');
const notEnough = require('./data/graphqlNotEnough.json');
const notSetUp = require('./data/graphqlNotSetUp.json');
const runFailed = require('./data/graphqlRunFailed.json');
const tooNew = require('./data/graphqlTooNew.json');

jest.mock('c/headroomNow', () => ({ orgNow: jest.fn() }));
jest.mock('@salesforce/userPermission/CustomizeApplication', () => ({ __esModule: true, default: undefined }), { virtual: true });

async function show(answer, attributes = {}) {
  orgNow.mockResolvedValue(Date.parse('2027-03-18T08:00:00Z'));
  const element = createElement('c-headroom-health', { is: HeadroomHealth });
  Object.assign(element, { recordId: '001000000000001AAA', staleAfterHours: 48, ...attributes });
  document.body.appendChild(element);
  if (answer) {
    graphql.emit(answer);
  }
  await settle();
  return element;
}

describe('c-headroom-health with data', () => {
  it('says the headline as word, number and change, with the facts under it', async () => {
    const element = await show(data);
    const text = textOf(element);
    expect(text).toContain('Risk by department data to 2 h ago');
    expect(text).toContain('Watch 71.5 down 6 since Feb 16');
    expect(text).toContain('EUR 180,000 a year won opportunities, last 365 days');
    expect(text).toContain('May 31, 74 days 30 days notice');
    expect(text).toContain('Success Manager North last met them Feb 6');
    expect(text).toContain('9 of 10 readings 1 missing');
    await expect(element).toBeAccessible();
  });

  it('orders the strip: headline, judged from the worst, then those that only describe', async () => {
    const strip = find(await show(data), 'c-headroom-scorecard-strip');
    const titles = [...strip.shadowRoot.querySelectorAll('.title')].map((title) => title.textContent);
    expect(titles).toEqual([
      'Risk by department',
      'Renewal, growth, advocacy',
      "Customer's experience",
      'Customer engagement',
      'Product coverage'
    ]);
    expect(textOf(strip)).toContain('Worst: Account Management 60.7');
    expect(textOf(strip)).toContain('Retention 58.0, Expansion 61.0, Advocacy 68.5');
  });

  it('lists the three measures that weigh most and the best one, with the effects of the sync', async () => {
    const weighs = find(await show(data), 'c-headroom-weighs-most');
    expect(textOf(weighs)).toContain('in points, against 80 where On track begins');
    const rows = [...weighs.shadowRoot.querySelectorAll('tbody tr')].map((row) => textOf(row).replace(/ points/, ''));
    expect(rows[0]).toMatch(/^Oldest open case 20 days 53\.8 .*−3\.7$/);
    expect(rows[1]).toMatch(/^Contacts gone 1 contact 50\.0 .*−2\.0$/);
    expect(rows[2]).toMatch(/^Open cases 3 cases 70\.0 .*−1\.3$/);
    expect(rows[3]).toMatch(/^Deployed share 90% 88\.3 .*\+0\.9$/);
  });

  it('opens the scorecard that is chosen with the arrow keys', async () => {
    const element = await show(data);
    const strip = find(element, 'c-headroom-scorecard-strip');
    strip.shadowRoot
      .querySelector('[aria-checked="true"]')
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    await settle();
    expect(strip.shadowRoot.querySelector('[aria-checked="true"]').dataset.key).toBe('vendor_outcomes');
    expect(textOf(find(element, 'c-headroom-weighs-most'))).toContain('What weighs most in Renewal, growth, advocacy');
  });

  it('says why a chosen scorecard has no number yet', async () => {
    const answer = JSON.parse(JSON.stringify(data));
    const { node } = answer.uiapi.query.results.edges.find((edge) => edge.node.key.value === 'client_experience');
    const detail = { ...JSON.parse(node.detail.value), state: 'not_enough_data', score: null, computed: null, band: null };
    node.detail.value = JSON.stringify(detail);
    const element = await show(answer);
    find(element, 'c-headroom-scorecard-strip').shadowRoot.querySelector('[data-key="client_experience"]').click();
    await settle();
    expect(find(element, 'c-headroom-weighs-most')).toBeNull();
    expect(element.shadowRoot.querySelectorAll('c-headroom-headline')).toHaveLength(2);
    expect(textOf(element.shadowRoot.querySelectorAll('c-headroom-headline')[1])).toContain('Not enough data');
    await expect(element).toBeAccessible();
  });

  it('shows the missing readings with their reason when asked', async () => {
    const element = await show(data);
    find(element, 'c-headroom-facts').shadowRoot.querySelector('button').click();
    await settle();
    expect(textOf(find(element, 'c-headroom-missing-readings'))).toBe('Missing readings Critical request waiting no reading');
  });

  it('opens a measure of the list from what weighs most', async () => {
    const element = await show(data);
    find(element, 'c-headroom-weighs-most').shadowRoot.querySelector('button').click();
    await settle();
    const detail = find(element, 'c-headroom-scorecard-detail');
    expect(textOf(detail)).toContain('Ageing hurts more than number');
    expect(textOf(detail)).toContain('1 of 3 readings in use');
    expect(textOf(detail)).toContain('Contributions add up to 71.5');
    await expect(element).toBeAccessible();
  });

  it('says which rule holds the score, and the score without it', async () => {
    const text = textOf(await show(held));
    expect(text).toContain('Watch 59.0');
    expect(text).toContain('Held at 59 by: High-priority case');
    expect(text).toContain('has been open 21 days (Support, in force since Feb 25). Without it 71.5.');
  });

  it('fits on one line in the compact form and opens to the full card', async () => {
    const element = await show(data, { variant: 'compact' });
    const compact = find(element, 'c-headroom-compact');
    expect(textOf(compact)).toBe(
      'Watch 71.5 down 6 since Feb 16 Worst: Account Management 60.7 decide by May 31, 74 days Success Manager North Open health'
    );
    await expect(element).toBeAccessible();
    compact.shadowRoot.querySelector('button').click();
    await settle();
    expect(find(element, 'c-headroom-facts')).not.toBeNull();
    expect(element.shadowRoot.activeElement).toBe(find(element, 'c-headroom-headline'));
  });

  it('shows a moment in place of an age where the org tells no time', async () => {
    const element = await show();
    orgNow.mockResolvedValue(undefined);
    graphql.emit(data);
    await settle();
    expect(textOf(element)).toContain('data to Mar 17');
  });
});

describe('c-headroom-health without a number', () => {
  it('says that there is not enough data and which readings are missing', async () => {
    const element = await show(notEnough);
    const text = textOf(element);
    expect(text).toContain('Not enough data');
    expect(text).toContain('3 of 10 readings; missing: Days to install, Invitations answered, Last meeting, …');
    expect(text).toContain('A score appears once at least 50% of the weight is known.');
    await expect(element).toBeAccessible();
  });

  it('says how long a new customer has to go before being judged', async () => {
    const element = await show(tooNew);
    const text = textOf(element);
    expect(text).toContain('Too new to judge Onboarding 34 of 90 days First score after May 13. 6 of 10 readings so far.');
    await expect(element).toBeAccessible();
  });
});

describe('c-headroom-health in other states', () => {
  it('shows the layout while loading', async () => {
    const element = await show();
    expect(find(element, 'c-headroom-stencil')).not.toBeNull();
    expect(textOf(element)).toContain('Loading health');
    await expect(element).toBeAccessible();
  });

  it('says who is a customer when this account is none', async () => {
    const element = await show(notCustomer);
    expect(textOf(element)).toContain('Not a customer here, so nothing is computed.');
    expect(textOf(element)).toContain('Customers here: Type starts with Customer, or an active contract');
    await expect(element).toBeAccessible();
  });

  it('sends users to their admin when nothing is set up', async () => {
    expect(textOf(await show(notSetUp))).toContain('Health is not set up yet. Ask your Salesforce admin.');
  });

  it('keeps the values and says that the last run stopped', async () => {
    const text = textOf(await show(runFailed));
    expect(text).toContain('Last good run Mar 17; the run of Mar 18 stopped: daily API budget reached. Values below are of Mar 17.');
    expect(text).toContain('Watch 71.5');
  });

  it('calls data old only after the hours set on the page', async () => {
    const element = await show(data, { staleAfterHours: 1 });
    expect(textOf(element)).toContain('No run since Mar 17. Values below are of Mar 17.');
    await expect(element).toBeAccessible();
  });

  it('refuses a result of a newer format with a sentence', async () => {
    expect(textOf(await show(newer))).toContain('This result was written by a newer version of Headroom than these widgets.');
  });

  it('names the permission set when the viewer has no access', async () => {
    const element = await show();
    graphql.emitErrors([{ message: "Validation error (FieldUndefined@[uiapi/query]) : Field 'x' in type 'RecordQuery' is undefined" }]);
    await settle();
    expect(textOf(element)).toContain('Ask your Salesforce admin for the permission set Headroom Success');
    await expect(element).toBeAccessible();
  });

  it('offers to try again after an error and names the run', async () => {
    const refresh = jest.fn().mockResolvedValue(undefined);
    const element = await show();
    graphql.emit(data, undefined, refresh);
    await settle();
    graphql.emitErrors([{ message: 'Server unavailable' }], undefined, refresh);
    await settle();
    expect(textOf(element)).toContain('Health could not be loaded. Your records are not affected.');
    expect(textOf(element)).toContain('give your admin this run: 0197c2aa-4e1d');
    await expect(element).toBeAccessible();
    find(element, 'c-headroom-state-panel').shadowRoot.querySelector('button').click();
    await settle();
    expect(refresh).toHaveBeenCalledTimes(1);
  });
});

describe('c-headroom-health in the App Builder', () => {
  it('has the default of its design attribute where a page sets none', () => {
    const { readFileSync } = require('node:fs');
    const meta = readFileSync(require.resolve('../headroomHealth.js-meta.xml'), 'utf8');
    const [, declared] = /name="staleAfterHours"[^>]*default="(\d+)"/.exec(meta);
    expect(createElement('c-headroom-health', { is: HeadroomHealth }).staleAfterHours).toBe(Number(declared));
  });
});

describe('c-headroom-health with what people said', () => {
  /** The recorded answer with an override on one scorecard. */
  function withOverride(key) {
    const answer = JSON.parse(JSON.stringify(data));
    const edge = answer.uiapi.query.results.edges.find(({ node }) => node.key.value === key);
    const detail = JSON.parse(edge.node.detail.value);
    const override = { id: 'a0X', kind: 'cap', to: 50, since: '2027-03-01', until: '2027-03-31', by: '005A', acts: true };
    edge.node.detail.value = JSON.stringify({ ...detail, plain: detail.computed, overrides: [override] });
    return answer;
  }

  it('shows an override of the headline under it', async () => {
    const element = await show(withOverride('vendor_risk'));
    expect(textOf(element)).toContain('Capped at 50 by hand: Risk by department, from Mar 1 to Mar 31. Otherwise 71.5.');
    await expect(element).toBeAccessible();
  });

  it('shows an override of another scorecard once that is chosen', async () => {
    const element = await show(withOverride('client_experience'));
    expect(textOf(element)).not.toContain('by hand');
    const strip = find(element, 'c-headroom-scorecard-strip');
    strip.dispatchEvent(new CustomEvent('choose', { detail: { key: 'client_experience' } }));
    await settle();
    expect(textOf(element)).toContain("Capped at 50 by hand: Customer's experience,");
  });
});
