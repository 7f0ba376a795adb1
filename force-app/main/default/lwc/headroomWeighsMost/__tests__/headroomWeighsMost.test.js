import HeadroomWeighsMost from 'c/headroomWeighsMost';
import { createElement } from 'lwc';
import { draw, textOf } from '../../__tests__/reading';
import { cardOf, headline } from '../../__tests__/samples';

const show = (card, isHeadline = true) => draw(createElement, ['c-headroom-weighs-most', HeadroomWeighsMost], { card, isHeadline });

describe('c-headroom-weighs-most', () => {
  it('presents four lines against the floor of the best band', async () => {
    const element = await show(headline);
    expect(textOf(element)).toContain('What weighs most in points, against 80 where On track begins');
    expect(element.shadowRoot.querySelectorAll('tbody tr')).toHaveLength(4);
    await expect(element).toBeAccessible();
  });

  it('names the scorecard when it is not the headline, and stays neutral where nothing is judged', async () => {
    const element = await show(cardOf('vendor_expansion'), false);
    expect(textOf(element)).toContain('What weighs most in Product coverage');
    expect(element.shadowRoot.querySelector('c-headroom-effect-bar').isNeutral).toBe(true);
  });

  it('asks for the measure that is clicked', async () => {
    const element = await show(headline);
    const asked = jest.fn();
    element.addEventListener('measure', (event) => asked(event.detail.key));
    element.shadowRoot.querySelector('button').click();
    expect(asked).toHaveBeenCalledWith('vr_oldest_case');
  });

  it('is not there where nothing has an effect', async () => {
    expect(textOf(await show({ ...headline, detail: { ...headline.detail, measures: [] } }))).toBe('');
  });
});
