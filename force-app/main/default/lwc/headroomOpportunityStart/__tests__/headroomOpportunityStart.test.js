import HeadroomOpportunityStart from 'c/headroomOpportunityStart';
import { graphql } from 'lightning/graphql';
import { encodeDefaultFieldValues } from 'lightning/pageReferenceUtils';
import { getObjectInfo, getPicklistValues } from 'lightning/uiObjectInfoApi';
import { createElement } from 'lwc';
import { draw, settle } from '../../__tests__/reading';
import { account, opportunityInfo, pricesAnswer, rowOf, settings, stages } from '../../__tests__/whitespaceActions';

const mockNavigate = jest.fn();
jest.mock('lightning/navigation', () => {
  const Navigate = Symbol('Navigate');
  const NavigationMixin = (base) =>
    class extends base {
      [Navigate](page) {
        mockNavigate(page);
      }
    };
  return { NavigationMixin: Object.assign(NavigationMixin, { Navigate }) };
});

async function show() {
  const element = await draw(createElement, ['c-headroom-opportunity-start', HeadroomOpportunityStart], {
    row: rowOf(),
    account,
    settings
  });
  const sent = jest.fn();
  ['leave', 'problem', 'saved'].forEach((name) => element.addEventListener(name, ({ detail }) => sent(name, detail)));
  return { element, sent };
}

async function answer({ prices = { data: pricesAnswer() }, stagesOf = stages, info = opportunityInfo() } = {}) {
  getObjectInfo.emit(info);
  getPicklistValues.emit(stagesOf);
  if (prices.errors) {
    graphql.emitErrors(prices.errors);
  } else {
    graphql.emit(prices.data);
  }
  await settle();
}

describe('c-headroom-opportunity-start on a desktop', () => {
  it('goes to the standard page with the values filled in, once all is known', async () => {
    const { sent } = await show();
    getObjectInfo.emit(opportunityInfo());
    await settle();
    expect(sent).not.toHaveBeenCalled();
    await answer();
    const [[pageReference]] = mockNavigate.mock.calls;
    expect(pageReference).toMatchObject({ type: 'standard__objectPage', attributes: { objectApiName: 'Opportunity', actionName: 'new' } });
    expect(encodeDefaultFieldValues.mock.calls[0][0]).toMatchObject({
      AccountId: account.id,
      StageName: 'Qualification',
      CloseDate: '2027-04-17',
      Pricebook2Id: '01s000000000001AAA'
    });
    expect(sent.mock.calls).toEqual([['leave', null]]);
  });

  it('leaves the price book out where the viewer cannot see it', async () => {
    await show();
    await answer({ prices: { data: { uiapi: { query: {} } } } });
    expect(encodeDefaultFieldValues.mock.calls[0][0]).not.toHaveProperty('Pricebook2Id');
    expect(mockNavigate).toHaveBeenCalledTimes(1);
  });

  it('makes no second one where the page is old and somebody made one meanwhile: it tells which', async () => {
    const { sent } = await show();
    const made = { edges: [{ node: { Id: '006000000000001AAA' } }] };
    await answer({ prices: { data: { uiapi: { query: { ...pricesAnswer().uiapi.query, made } } } } });
    expect(sent.mock.calls).toEqual([['saved', { id: '006000000000001AAA', says: 'Created, waiting for sync' }]]);
    expect(mockNavigate).not.toHaveBeenCalled();
  });

  it('goes on where the viewer cannot see which opportunities were made for cells', async () => {
    const { sent } = await show();
    await answer({ prices: { errors: [{ message: "Validation error (FieldUndefined@[uiapi/query]) : Field 'x' is undefined" }] } });
    expect(sent.mock.calls).toEqual([['leave', null]]);
  });

  it('asks for none where the viewer does not see the field that says for which cell one was made', async () => {
    const { sent } = await show();
    const info = opportunityInfo();
    const { Headroom_Cell_Key__c: hidden, ...fields } = info.fields;
    expect(hidden).toBeDefined();
    await answer({ info: { ...info, fields } });
    expect(graphql.getLastConfig()).not.toHaveProperty('variables.cell');
    expect(sent.mock.calls).toEqual([['leave', null]]);
  });

  it('says what the org said where it does not answer', async () => {
    const { sent } = await show();
    await answer({ prices: { errors: [{ message: 'Request limit exceeded' }] } });
    expect(sent.mock.calls).toEqual([['problem', { text: 'The org did not answer: Request limit exceeded' }]]);
  });
});
