import HeadroomStatePanel from 'c/headroomStatePanel';
import { createElement } from 'lwc';
import { draw, textOf } from '../../__tests__/reading';

const show = (values) => draw(createElement, ['c-headroom-state-panel', HeadroomStatePanel], values);

describe('c-headroom-state-panel', () => {
  it('says what is the matter and what to do', async () => {
    const element = await show({ icon: 'lock', text: 'You cannot see this.', hint: 'Ask your admin.' });
    expect(textOf(element)).toBe('You cannot see this. Ask your admin.');
    expect(element.shadowRoot.querySelector('button')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('announces an error and offers one button', async () => {
    const element = await show({ text: 'Could not be loaded.', isError: true, actionLabel: 'Try again' });
    const acted = jest.fn();
    element.addEventListener('action', acted);
    element.shadowRoot.querySelector('button').click();
    expect(acted).toHaveBeenCalledTimes(1);
    expect(element.shadowRoot.querySelector('[role="alert"]')).not.toBeNull();
    await expect(element).toBeAccessible();
  });
});
