import HeadroomOpportunityStart from 'c/headroomOpportunityStart';
import { graphql } from 'lightning/graphql';
import { getObjectInfo, getPicklistValues } from 'lightning/uiObjectInfoApi';
import { createElement } from 'lwc';
import { draw, find, settle } from '../../__tests__/reading';
import { account, openDialogs, opportunityInfo, pricesAnswer, rowOf, settings, stages } from '../../__tests__/whitespaceActions';

openDialogs();
jest.mock('@salesforce/client/formFactor', () => ({ __esModule: true, default: 'Small' }), { virtual: true });

describe('c-headroom-opportunity-start on a phone', () => {
  it('shows a form with the same values, and the product that goes with them', async () => {
    const values = { row: rowOf(), account, settings };
    const element = await draw(createElement, ['c-headroom-opportunity-start', HeadroomOpportunityStart], values);
    const saved = jest.fn();
    element.addEventListener('saved', ({ detail }) => saved(detail));
    expect(find(element, 'c-headroom-stencil').label).toBe('Opening the form');
    getObjectInfo.emit(opportunityInfo());
    getPicklistValues.emit(stages);
    graphql.emit(pricesAnswer());
    await settle();
    const form = find(element, 'c-headroom-opportunity-form');
    expect(form.opening.values).toMatchObject({ Name: 'Quillhaven Software - Analytics', CloseDate: '2027-04-17' });
    expect(form.opening.stages.map(({ value }) => value)).toEqual(['Prospecting', 'Qualification']);
    expect(form.opening.product.price.UnitPrice).toBe(30000);
    expect(find(element, 'h2').textContent).toBe('New opportunity: Analytics');
    form.dispatchEvent(new CustomEvent('saved', { detail: { id: '006000000000001AAA' } }));
    expect(saved.mock.calls).toEqual([[{ id: '006000000000001AAA' }]]);
    await expect(element).toBeAccessible();
  });
});
