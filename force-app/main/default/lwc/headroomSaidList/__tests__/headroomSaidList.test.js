import HeadroomSaidList from 'c/headroomSaidList';
import { createElement } from 'lwc';
import { draw, textOf } from '../../__tests__/reading';

const lines = [
  {
    key: 'a',
    what: 'Open defects: left out',
    reason: '“Wrong product”',
    by: 'Ann, Mar 1',
    standing: 'Counts from the next sync',
    isWaiting: true
  },
  { key: 'b', what: 'Worried', reason: '', by: 'Bob, Mar 2', standing: '', endsToday: true }
];

describe('c-headroom-said-list', () => {
  it('says what was said, why, by whom and what became of it', async () => {
    const element = await draw(createElement, ['c-headroom-said-list', HeadroomSaidList], { lines });
    const rows = [...element.shadowRoot.querySelectorAll('li')].map(textOf);
    expect(rows).toEqual(['Open defects: left out Counts from the next sync “Wrong product” Ann, Mar 1', 'Worried Bob, Mar 2']);
    expect(element.shadowRoot.querySelector('button')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('offers an end to what does not end today anyway', async () => {
    const element = await draw(createElement, ['c-headroom-said-list', HeadroomSaidList], { lines, canEnd: true });
    const ended = jest.fn();
    element.addEventListener('end', ({ detail }) => ended(detail.key));
    const buttons = element.shadowRoot.querySelectorAll('button');
    expect([...buttons].map((button) => button.getAttribute('aria-label'))).toEqual(['End today: Open defects: left out']);
    buttons[0].click();
    expect(ended).toHaveBeenCalledWith('a');
    await expect(element).toBeAccessible();
  });

  it('moves the focus to an entry, and says when there is none', async () => {
    const element = await draw(createElement, ['c-headroom-said-list', HeadroomSaidList], { lines });
    expect([element.focusOn('b'), element.focusOn('c')]).toEqual([true, false]);
    expect(element.shadowRoot.activeElement.dataset.key).toBe('b');
  });
});
