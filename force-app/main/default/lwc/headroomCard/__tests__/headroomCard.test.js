import HeadroomCard from 'c/headroomCard';
import { createElement } from 'lwc';
import { draw, textOf } from '../../__tests__/reading';

const show = (values) => draw(createElement, ['c-headroom-card', HeadroomCard], { heading: 'Room to grow', icon: 'grow', ...values });

describe('c-headroom-card', () => {
  it('presents title, freshness and a refresh button', async () => {
    const element = await show({ kind: 'whitespace', freshness: 'data to 2 h ago', refreshable: true });
    const refreshed = jest.fn();
    element.addEventListener('refresh', refreshed);
    expect(textOf(element)).toBe('Room to grow data to 2 h ago');
    element.shadowRoot.querySelector('button').click();
    expect(refreshed).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });

  it('has no button without values, and one at rest while loading', async () => {
    expect((await show({})).shadowRoot.querySelector('button')).toBeNull();
    const busy = await show({ refreshable: true, busy: true });
    expect(busy.shadowRoot.querySelector('button').disabled).toBe(true);
    expect(busy.shadowRoot.querySelector('article').getAttribute('aria-busy')).toBe('true');
  });
});
