import HeadroomHoldBar from 'c/headroomHoldBar';
import { createElement } from 'lwc';
import { draw, textOf } from '../../__tests__/reading';

describe('c-headroom-hold-bar', () => {
  it('presents why the whole account is on hold', async () => {
    const parts = [{ text: 'On hold: customer is at risk.' }];
    const element = await draw(createElement, ['c-headroom-hold-bar', HeadroomHoldBar], { parts });
    expect(textOf(element)).toBe('On hold: customer is at risk.');
    await expect(element).toBeAccessible();
  });
});
