import HeadroomWhitespace from 'c/headroomWhitespace';
import { orgNow } from 'c/headroomNow';
import { graphql } from 'lightning/graphql';
import { getRecord } from 'lightning/uiRecordApi';
import { createElement } from 'lwc';
import { draw, find, settle, textOf } from '../../__tests__/reading';

const allOnHold = require('./data/graphqlAllOnHold.json');
const data = require('./data/graphqlData.json');
const newer = require('./data/graphqlNewer.json');
const notCustomer = require('./data/graphqlNotCustomer.json');
const nothingOpen = require('./data/graphqlNothingOpen.json');
const notSetUp = require('./data/graphqlNotSetUp.json');

jest.mock('c/headroomNow', () => ({ orgNow: jest.fn() }));
jest.mock('@salesforce/userPermission/CustomizeApplication', () => ({ __esModule: true, default: undefined }), { virtual: true });

async function show(answer, attributes = {}) {
  orgNow.mockResolvedValue(Date.parse('2027-03-18T08:00:00Z'));
  const values = { recordId: '001000000000001AAA', staleAfterHours: 48, ...attributes };
  const element = await draw(createElement, ['c-headroom-whitespace', HeadroomWhitespace], values);
  if (answer) {
    graphql.emit(answer);
  }
  await settle();
  return element;
}

function rowsOf(element) {
  return [...find(element, 'c-headroom-cell-list').shadowRoot.querySelectorAll('c-headroom-cell-row')].map(textOf);
}

describe('c-headroom-whitespace with data', () => {
  it('says in one sentence how much is open, with one amount', async () => {
    const element = await show(data);
    expect(textOf(element)).toContain('3 product lines open · about EUR 84,000 a year at list price · 1 on hold');
    expect(textOf(element)).toContain('Light = room to grow, dark = covered.');
    await expect(element).toBeAccessible();
  });

  it('orders rows by status, open ones by amount, and shows five before all', async () => {
    const element = await show(data);
    expect(rowsOf(element)).toEqual([
      'Analytics Open 0 of 1 package EUR 30,000 a year Cross-sell What fits customers like this: 1 package; none owned yet Why?',
      'Audit archive Open 0 of 1 package EUR 18,000 a year Cross-sell What fits customers like this: 1 package; none owned yet Why?',
      'Platform seats Partly used 40 of 120 seats EUR 36,000 a year Upsell 80 seats below what software companies of 240 people use here Why?',
      'Training places Opportunity open 1 of 4 places EUR 4,800 Proposal In Training 2027, close date Apr 30',
      'Mobile seats Unknown owns 12 seats – Number of employees is missing'
    ]);
    find(element, '.more .ask').click();
    await settle();
    expect(rowsOf(element).slice(5)).toEqual([
      expect.stringMatching(
        /^Integrations On hold 2 of 5 systems EUR 21,000 a year On hold: defect .*on Integrations open 20 days \(Product, in force since Mar 13\)$/
      ),
      expect.stringMatching(/^Forms Has competitor 0 of 1 package EUR 9,000 a year A competitor's product is installed:/)
    ]);
    await expect(element).toBeAccessible();
  });

  it('folds away what needs no action and says what it is', async () => {
    const element = await show(data);
    const fold = find(element, 'c-headroom-fold');
    expect(textOf(fold)).toBe('Nothing to do (3) 1 fully covered, 1 not eligible, 1 no rule');
    fold.shadowRoot.querySelector('button').click();
    await settle();
    expect(textOf(fold)).toContain('Gateway Not eligible 0 of 1 package – Needs Analytics first');
    expect(textOf(fold)).toContain('Vault No rule owns 1 package – No rule for customers like this one');
    await expect(element).toBeAccessible();
  });

  it('puts a hold of the whole account before everything else', async () => {
    const element = await show(allOnHold);
    expect(textOf(find(element, 'c-headroom-hold-bar'))).toBe(
      'On hold: customer is at risk (Customer Success), since Nov 3, 2026. Ends by itself when: score is 40 or more for two runs.'
    );
    await expect(element).toBeAccessible();
  });

  it('names what weighs most in the score that holds the account, and leads to it', async () => {
    const told = { ids: ['500000000000001AAA'], object: 'Case', what: 'Oldest open case', department: 'Support' };
    const ids = String.raw`\"ids\":[]`;
    const [, known] = JSON.stringify(JSON.stringify(told)).match(/^"\{(.*)\}"$/);
    const element = await show(JSON.parse(JSON.stringify(allOnHold).replaceAll(ids, known)));
    const bar = find(element, 'c-headroom-hold-bar');
    expect(textOf(bar)).toContain('On hold: customer is at risk (Support: Oldest open case), since Nov 3, 2026.');
    expect(find(bar, 'c-headroom-record-owner')).toMatchObject({ recordId: '500000000000001AAA', objectApiName: 'Case' });
    expect(find(bar, 'c-headroom-link')).toMatchObject({ recordId: '500000000000001AAA', objectApiName: 'Case' });
    await expect(element).toBeAccessible();
  });

  it('says that everything that fits is sold', async () => {
    const element = await show(nothingOpen);
    expect(textOf(element)).toContain('Everything that fits is sold. Next look after the next sync.');
    await expect(element).toBeAccessible();
  });
});

describe('c-headroom-whitespace in other states', () => {
  it('shows the layout while loading', async () => {
    const element = await show();
    expect(textOf(element)).toContain('Loading room to grow');
    await expect(element).toBeAccessible();
  });

  it('sends users to their admin when no product line is accepted', async () => {
    const element = await show(notSetUp);
    expect(textOf(element)).toContain('Product lines are not set up yet. Ask your Salesforce admin.');
    await expect(element).toBeAccessible();
  });

  it('says who is a customer when this account is none', async () => {
    const element = await show(notCustomer);
    expect(textOf(element)).toContain('Not a customer here, so nothing is computed.');
    expect(textOf(element)).toContain('Customers here: Type starts with Customer, or an active contract');
  });

  it('refuses cells of a newer format with a sentence', async () => {
    expect(textOf(await show(newer))).toContain('written by a newer version of Headroom');
  });

  it('calls data old only after the hours set on the page', async () => {
    expect(textOf(await show(data, { staleAfterHours: 1 }))).toContain('No run since Mar 17.');
    expect(find(await show(data), 'c-headroom-notice')).toBeNull();
  });

  it('names the permission set when the viewer has no access', async () => {
    const element = await show();
    graphql.emitErrors([{ message: "Field 'Headroom_Whitespace_Cell__c' in type 'RecordQuery' is undefined" }]);
    await settle();
    expect(textOf(element)).toContain('Ask your Salesforce admin for the permission set Headroom Rep.');
    await expect(element).toBeAccessible();
  });

  it('offers to try again after an error', async () => {
    const refresh = jest.fn().mockResolvedValue(undefined);
    const element = await show();
    graphql.emitErrors([{ message: 'Server unavailable' }], undefined, refresh);
    await settle();
    expect(textOf(element)).toContain('Room to grow could not be loaded. Your records are not affected.');
    find(element, 'c-headroom-state-panel').shadowRoot.querySelector('button').click();
    await settle();
    expect(refresh).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });
});

describe('c-headroom-whitespace on the page of an opportunity', () => {
  const opportunity = (account, line) => ({
    apiName: 'Opportunity',
    id: '006000000000001AAA',
    fields: { AccountId: { value: account }, Headroom_Product_Line__c: { value: line } }
  });
  const place = { recordId: '006000000000001AAA', objectApiName: 'Opportunity' };

  it('shows the product lines of its account, its own first', async () => {
    const element = await show(undefined, place);
    expect(graphql.getLastConfig()?.variables).toBeUndefined();
    getRecord.emit(opportunity('001000000000001AAA', 'training'));
    await settle();
    expect(graphql.getLastConfig().variables).toEqual({ account: '001000000000001AAA' });
    graphql.emit(data);
    await settle();
    const rows = rowsOf(element);
    expect(rows[0]).toMatch(/^Training places Opportunity open .* This opportunity In Training 2027/);
    expect(rows[1]).toMatch(/^Analytics Open/);
    await expect(element).toBeAccessible();
  });

  it('says that there is nothing to show where the opportunity has no account', async () => {
    const element = await show(undefined, place);
    getRecord.emit(opportunity(null, null));
    await settle();
    expect(textOf(element)).toContain('This opportunity has no account, so there is nothing to show.');
    await expect(element).toBeAccessible();
  });

  it('names the permission set where the viewer may not read the opportunity', async () => {
    const element = await show(undefined, place);
    getRecord.error({ message: 'not found' }, 404);
    await settle();
    expect(textOf(element)).toContain('You cannot see products of this account.');
  });
});

describe('c-headroom-whitespace in the App Builder', () => {
  it('has the default of its design attribute where a page sets none', () => {
    const { readFileSync } = require('node:fs');
    const meta = readFileSync(require.resolve('../headroomWhitespace.js-meta.xml'), 'utf8');
    const [, declared] = /name="staleAfterHours"[^>]*default="(\d+)"/.exec(meta);
    expect(createElement('c-headroom-whitespace', { is: HeadroomWhitespace }).staleAfterHours).toBe(Number(declared));
  });
});
