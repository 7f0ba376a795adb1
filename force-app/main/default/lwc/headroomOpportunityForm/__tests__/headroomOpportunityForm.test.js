import HeadroomOpportunityForm from 'c/headroomOpportunityForm';
import { executeMutation, graphql } from 'lightning/graphql';
import { createElement } from 'lwc';
import { draw, settle, textOf } from '../../__tests__/reading';
import { account, rowOf, settings } from '../../__tests__/whitespaceActions';

/** The stub of the platform knows no mutations. */
jest.mock('lightning/graphql', () => ({ ...jest.requireActual('lightning/graphql'), executeMutation: jest.fn() }));

const price = { Id: '01u000000000001AAA', UnitPrice: 30000, IsActive: true, Pricebook2Id: '01s000000000001AAA' };
const values = { AccountId: account.id, Name: 'Quillhaven - Analytics', StageName: 'Qualification', CloseDate: '2027-04-17' };
const labels = { Name: 'Opportunity Name', StageName: 'Stage', CloseDate: 'Close Date', Region__c: 'Region' };
const stages = ['Prospecting', 'Qualification'].map((value) => ({ value, label: value }));

async function show(changes = {}) {
  const opening = { values, labels, stages, product: { price }, ...changes };
  const props = { row: rowOf(), account, settings, opening };
  const element = await draw(createElement, ['c-headroom-opportunity-form', HeadroomOpportunityForm], props);
  const saved = jest.fn();
  element.addEventListener('saved', ({ detail }) => saved(detail));
  const field = (name) => element.shadowRoot.querySelector(`[data-field="${name}"]`);
  const write = (name, text) => {
    field(name).value = text;
    field(name).dispatchEvent(new CustomEvent(name === 'StageName' ? 'change' : 'input'));
  };
  const save = async () => {
    element.shadowRoot.querySelector('form').dispatchEvent(new CustomEvent('submit', { cancelable: true }));
    await settle();
  };
  const errorOf = (name) => element.shadowRoot.querySelector(`[id^="${name}-error"]`).textContent;
  return { element, saved, field, write, save, errorOf };
}

describe('c-headroom-opportunity-form', () => {
  it('shows name, stage and close date by the names of the org, and which product goes with them', async () => {
    const { element, field } = await show();
    expect([...element.shadowRoot.querySelectorAll('label')].map((label) => label.textContent.replace('*', ''))).toEqual([
      'Opportunity Name',
      'Stage',
      'Close Date'
    ]);
    expect([field('Name').value, field('CloseDate').value]).toEqual(['Quillhaven - Analytics', '2027-04-17']);
    expect(textOf(element)).toContain('Also adds the product: 2 packages at USD 30,000 each');
    await expect(element).toBeAccessible();
  });

  it('makes the opportunity and its line item with one mutation', async () => {
    executeMutation.mockResolvedValue({ data: { uiapi: { opportunity: { Record: { Id: '006000000000001AAA' } } } } });
    const { saved, write, save } = await show();
    write('Name', ' Analytics for all ');
    write('StageName', 'Prospecting');
    await save();
    expect(executeMutation).toHaveBeenCalledTimes(1);
    expect(executeMutation.mock.calls[0][0].variables).toEqual({
      input: { Opportunity: { ...values, Name: 'Analytics for all', StageName: 'Prospecting' } },
      line: {
        OpportunityLineItem: { OpportunityId: '@{opportunity}', PricebookEntryId: price.Id, Quantity: 2, UnitPrice: 30000 }
      }
    });
    expect(saved.mock.calls).toEqual([[{ id: '006000000000001AAA', hasProducts: true }]]);
  });

  it('makes the opportunity alone where there is no price, and says why', async () => {
    executeMutation.mockResolvedValue({ data: { uiapi: { opportunity: { Record: { Id: '006000000000001AAA' } } } } });
    const { element, save } = await show({ product: { problem: 'This product line names no product.' } });
    expect(textOf(element)).toContain('Without a product: This product line names no product.');
    await save();
    expect(executeMutation.mock.calls[0][0].variables).toEqual({ input: { Opportunity: values } });
  });

  it('wants every field before it asks the org, and moves to the first that is empty', async () => {
    const { element, write, save, errorOf } = await show();
    write('Name', ' ');
    write('CloseDate', '');
    await save();
    expect([errorOf('name'), errorOf('stage'), errorOf('close-date')]).toEqual(['Fill in this field.', '', 'Fill in this field.']);
    expect(element.shadowRoot.activeElement.dataset.field).toBe('Name');
    expect(executeMutation).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
  });

  it('shows beside the field what the org says of it, and loses nothing that was typed', async () => {
    const message = 'The close date lies in a closed quarter.';
    executeMutation.mockResolvedValueOnce({ errors: [{ message, extensions: { fields: ['CloseDate'] } }] });
    const { element, field, write, save, errorOf } = await show();
    write('Name', 'Typed by hand');
    await save();
    expect([errorOf('close-date'), field('Name').value]).toEqual([message, 'Typed by hand']);
    expect(element.shadowRoot.activeElement.dataset.field).toBe('CloseDate');
    await expect(element).toBeAccessible();
  });

  it('names a field that is not on the form', async () => {
    executeMutation.mockResolvedValueOnce({ errors: [{ message: 'Fill in the region.', extensions: { fields: ['Region__c'] } }] });
    const { element, save } = await show();
    await save();
    expect(element.shadowRoot.querySelector('[role="alert"]').textContent).toBe('Not saved: Region: Fill in the region.');
  });

  it('looks whether the opportunity is there before it tries again, where the answer was lost', async () => {
    executeMutation.mockResolvedValueOnce({ errors: [{ message: 'no answer', error: { status: 0 } }] });
    const { element, saved, save } = await show();
    await save();
    expect(element.shadowRoot.querySelector('[role="alert"]').textContent).toBe('Not saved: the org could not be reached. Try again.');
    graphql.emit({ uiapi: { query: { made: { edges: [{ node: { Id: '006000000000001AAA' } }] } } } });
    await save();
    expect(executeMutation).toHaveBeenCalledTimes(1);
    expect(saved.mock.calls).toEqual([[{ id: '006000000000001AAA', hasProducts: true }]]);
  });

  it('tries again where the lost request has made nothing', async () => {
    executeMutation.mockResolvedValueOnce({ errors: [{ message: 'no answer', error: { status: 0 } }] });
    executeMutation.mockResolvedValueOnce({ data: { uiapi: { opportunity: { Record: { Id: '006000000000002AAA' } } } } });
    const { saved, save } = await show();
    await save();
    graphql.emit({ uiapi: { query: { made: { edges: [] } } } });
    await save();
    await settle();
    expect(executeMutation).toHaveBeenCalledTimes(2);
    expect(saved.mock.calls).toEqual([[{ id: '006000000000002AAA', hasProducts: true }]]);
  });

  it('makes one opportunity of two clicks', async () => {
    executeMutation.mockReturnValue(new Promise(() => {}));
    const { element, save } = await show();
    await save();
    await save();
    expect(executeMutation).toHaveBeenCalledTimes(1);
    expect(element.shadowRoot.querySelector('[type="submit"]').getAttribute('aria-disabled')).toBe('true');
  });
});
