import HeadroomRuleLine from 'c/headroomRuleLine';
import { createElement } from 'lwc';
import { draw, textOf } from '../../__tests__/reading';

const show = (acts) =>
  draw(createElement, ['c-headroom-rule-line', HeadroomRuleLine], { acts, parts: [{ text: 'Held at 59 by a case.' }] });

describe('c-headroom-rule-line', () => {
  it('frames the rule that decides the score', async () => {
    const element = await show(true);
    expect(textOf(element)).toBe('Held at 59 by a case.');
    expect(element.shadowRoot.querySelector('.acts')).not.toBeNull();
    await expect(element).toBeAccessible();
  });

  it('leaves others as a plain line', async () => {
    expect((await show(false)).shadowRoot.querySelector('.acts')).toBeNull();
  });
});
