import HeadroomScorecardDetail from 'c/headroomScorecardDetail';
import { createElement } from 'lwc';
import { draw, find, settle, textOf } from '../../__tests__/reading';
import { accountId, cardOf, headline, view } from '../../__tests__/samples';

const show = (values) =>
  draw(createElement, ['c-headroom-scorecard-detail', HeadroomScorecardDetail], {
    card: headline,
    off: view.report.off,
    accountId,
    open: true,
    ...values
  });

describe('c-headroom-scorecard-detail', () => {
  it('is folded until asked for', async () => {
    const element = await show({ open: false });
    const toggled = jest.fn();
    element.addEventListener('toggle', toggled);
    expect(textOf(find(element, 'button'))).toBe('All measures (11) 6 groups, with bars');
    find(element, 'button').click();
    expect(toggled).toHaveBeenCalledTimes(1);
  });

  it('presents every group with its measures and adds up to the score', async () => {
    const element = await show({});
    const text = textOf(element);
    expect(text).toContain('Support 3 of 3 readings weight 25 63.5');
    expect(text).toContain('Relationship (Account Management) 2 of 2 readings weight 20 60.7');
    expect(text).toContain('Contributions add up to 71.5');
    expect(element.shadowRoot.querySelectorAll('c-headroom-measure-row')).toHaveLength(11);
    await expect(element).toBeAccessible();
  });

  it('opens and closes single measures', async () => {
    const element = await show({});
    const row = element.shadowRoot.querySelector('c-headroom-measure-row');
    row.shadowRoot.querySelector('button').click();
    await settle();
    expect(row.open).toBe(true);
    row.shadowRoot.querySelector('button').click();
    await settle();
    expect(row.open).toBe(false);
  });

  it('moves to a measure that is asked for', async () => {
    const element = await show({ open: false });
    element.showMeasure('vr_oldest_case');
    element.open = true;
    await settle();
    expect(element.shadowRoot.querySelector('[data-measure="vr_oldest_case"] c-headroom-measure-row').open).toBe(true);
  });

  it('says no sum where nothing was computed, and stays neutral where nothing is judged', async () => {
    const card = cardOf('vendor_expansion');
    const element = await show({ card: { ...card, detail: { ...card.detail, computed: null } } });
    expect(textOf(element)).not.toContain('add up');
    expect(textOf(element)).toContain('1 group, with bars');
    expect(element.shadowRoot.querySelector('c-headroom-measure-row').isNeutral).toBe(true);
  });
});
