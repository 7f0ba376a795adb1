import HeadroomFold from 'c/headroomFold';
import { createElement } from 'lwc';
import { draw, textOf } from '../../__tests__/reading';

describe('c-headroom-fold', () => {
  it('says whether it is open and asks to be toggled', async () => {
    const element = await draw(createElement, ['c-headroom-fold', HeadroomFold], { heading: 'Nothing to do (3)', note: '1 no rule' });
    const toggled = jest.fn();
    element.addEventListener('toggle', toggled);
    const button = element.shadowRoot.querySelector('button');
    expect(textOf(element)).toBe('Nothing to do (3) 1 no rule');
    expect(button.getAttribute('aria-expanded')).toBe('false');
    button.click();
    expect(toggled).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });

  it('shows what stands under it when it is open', async () => {
    const element = await draw(createElement, ['c-headroom-fold', HeadroomFold], { heading: 'All', open: true });
    expect(element.shadowRoot.querySelector('slot')).not.toBeNull();
    expect(element.shadowRoot.querySelector('button').getAttribute('aria-expanded')).toBe('true');
  });
});
