import HeadroomMissingReadings from 'c/headroomMissingReadings';
import { createElement } from 'lwc';
import { draw, textOf } from '../../__tests__/reading';
import { cardOf, headline } from '../../__tests__/samples';

const show = (card) => draw(createElement, ['c-headroom-missing-readings', HeadroomMissingReadings], { card });

describe('c-headroom-missing-readings', () => {
  it('lists what is missing, each with the reason', async () => {
    const element = await show(headline);
    expect(textOf(element)).toBe('Missing readings Critical request waiting no reading');
    await expect(element).toBeAccessible();
  });

  it('is not there where nothing is missing', async () => {
    expect(textOf(await show(cardOf('vendor_outcomes')))).toBe('');
  });
});
