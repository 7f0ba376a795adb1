import HeadroomEffectBar from 'c/headroomEffectBar';
import { createElement } from 'lwc';
import { draw } from '../../__tests__/reading';

const show = (values) => draw(createElement, ['c-headroom-effect-bar', HeadroomEffectBar], values);
const bar = (element) => element.shadowRoot.querySelector('.bar');

describe('c-headroom-effect-bar', () => {
  it('grows to the left below the line and to the right above it', async () => {
    const below = bar(await show({ value: -3, below: 3, above: 1 }));
    expect([below.style.left, below.style.width, below.className]).toEqual(['0%', '75%', 'bar below']);
    const above = bar(await show({ value: 1, below: 3, above: 1 }));
    expect([above.style.left, above.style.width, above.className]).toEqual(['75%', '25%', 'bar above']);
  });

  it('judges nothing on neutral scorecards and draws nothing for zero', async () => {
    const element = await show({ value: 0, isNeutral: true });
    expect(bar(element).className).toBe('bar neutral');
    expect(bar(element).style.width).toBe('0%');
    await expect(element).toBeAccessible();
  });
});
