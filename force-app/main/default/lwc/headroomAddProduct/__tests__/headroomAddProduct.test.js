import HeadroomAddProduct from 'c/headroomAddProduct';
import { executeMutation, graphql } from 'lightning/graphql';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { createElement } from 'lwc';
import { draw, find, settle, textOf } from '../../__tests__/reading';
import { linesAnswer, priceNode, pricesAnswer, rowOf } from '../../__tests__/whitespaceActions';

/** The stub of the platform knows no mutations. */
jest.mock('lightning/graphql', () => ({ ...jest.requireActual('lightning/graphql'), executeMutation: jest.fn() }));

const opportunityId = '006000000000001AAA';

/** Both requests of the button: the stub gives one answer to all instances. */
function together(lines, prices) {
  return { uiapi: { query: { ...lines.uiapi.query, ...prices.uiapi.query } } };
}

async function show() {
  const element = await draw(createElement, ['c-headroom-add-product', HeadroomAddProduct], { row: rowOf(), opportunityId });
  const added = jest.fn();
  element.addEventListener('added', ({ detail }) => added(detail));
  const press = async (lines = linesAnswer(), prices = pricesAnswer()) => {
    find(element, 'button').click();
    graphql.emit(together(lines, prices));
    await settle();
    await settle();
  };
  return { element, added, press };
}

describe('c-headroom-add-product', () => {
  it('adds the gap at the price of the price book, and says so', async () => {
    executeMutation.mockResolvedValue({ data: {} });
    const { element, added, press } = await show();
    expect(find(element, 'button').getAttribute('aria-label')).toBe('Add product: Analytics');
    await press();
    expect(executeMutation.mock.calls[0][0].variables).toEqual({
      input: {
        OpportunityLineItem: { OpportunityId: opportunityId, PricebookEntryId: '01u000000000001AAA', Quantity: 2, UnitPrice: 30000 }
      }
    });
    expect([textOf(element), added.mock.calls]).toEqual(['Product added.', [[{ says: 'Product added.' }]]]);
    expect(notifyRecordUpdateAvailable.mock.calls).toEqual([[[{ recordId: opportunityId }]]]);
    await expect(element).toBeAccessible();
  });

  it('adds nothing where the product stands on the opportunity', async () => {
    const { element, press } = await show();
    await press(linesAnswer(['01u000000000001AAA']));
    expect(executeMutation).not.toHaveBeenCalled();
    expect(textOf(element)).toBe('The product is already on the opportunity.');
  });

  it('looks anew before it tries again: what an unanswered request has added is not added twice', async () => {
    executeMutation.mockResolvedValueOnce({ errors: [{ message: 'no answer', error: { status: 0 } }] });
    const { element, press } = await show();
    await press();
    expect(find(element, '[role="alert"]').textContent).toBe('Not saved: the org could not be reached. Try again.');
    const there = together(linesAnswer(['01u000000000001AAA']), pricesAnswer());
    const refresh = jest.fn(async () => graphql.emit(there));
    graphql.emit(together(linesAnswer(), pricesAnswer()), undefined, refresh);
    find(element, 'button').click();
    await settle();
    await settle();
    expect(refresh).toHaveBeenCalled();
    expect(executeMutation).toHaveBeenCalledTimes(1);
    expect(textOf(element)).toContain('The product is already on the opportunity.');
  });

  it('says what is missing where there is no price', async () => {
    const { element, press } = await show();
    await press(linesAnswer(), pricesAnswer([priceNode({ IsActive: false })]));
    expect(executeMutation).not.toHaveBeenCalled();
    expect(find(element, '[role="alert"]').textContent).toBe(
      'The price for the product code ANA-PACK in the price book Standard Price Book is not active.'
    );
    await expect(element).toBeAccessible();
  });
});
