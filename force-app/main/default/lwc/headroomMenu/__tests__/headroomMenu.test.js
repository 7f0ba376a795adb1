import HeadroomMenu from 'c/headroomMenu';
import { createElement } from 'lwc';
import { draw, settle } from '../../__tests__/reading';

const items = [
  { key: 'one', label: 'Not a fit…' },
  { key: 'two', label: 'Later…' }
];

async function show() {
  const element = await draw(createElement, ['c-headroom-menu', HeadroomMenu], { label: 'More actions for Analytics', items });
  const chosen = jest.fn();
  element.addEventListener('choose', ({ detail }) => chosen(detail.key));
  const button = element.shadowRoot.querySelector('button');
  const entries = () => [...element.shadowRoot.querySelectorAll('[role="menuitem"]')];
  const press = async (target, key) => {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await settle();
  };
  const focused = () => element.shadowRoot.activeElement?.textContent.trim();
  return { element, chosen, button, entries, press, focused };
}

describe('c-headroom-menu', () => {
  it('opens by its button, with the focus on the first entry', async () => {
    const { element, button, entries, focused } = await show();
    expect([button.getAttribute('aria-expanded'), entries()]).toEqual(['false', []]);
    button.click();
    await settle();
    expect([button.getAttribute('aria-expanded'), focused()]).toEqual(['true', 'Not a fit…']);
    await expect(element).toBeAccessible();
  });

  it('opens at its end by the arrow up', async () => {
    const { button, press, focused } = await show();
    await press(button, 'ArrowUp');
    expect(focused()).toBe('Later…');
  });

  it('moves in a circle by arrows, and to its ends', async () => {
    const { button, press, entries, focused } = await show();
    await press(button, 'ArrowDown');
    await press(entries()[0], 'ArrowDown');
    expect(focused()).toBe('Later…');
    await press(entries()[1], 'ArrowDown');
    expect(focused()).toBe('Not a fit…');
    await press(entries()[0], 'ArrowUp');
    expect(focused()).toBe('Later…');
    await press(entries()[1], 'Home');
    expect(focused()).toBe('Not a fit…');
    await press(entries()[0], 'End');
    expect(focused()).toBe('Later…');
  });

  it('closes by Escape, with the focus back on the button', async () => {
    const { button, press, entries, element } = await show();
    await press(button, 'ArrowDown');
    await press(entries()[0], 'Escape');
    expect(entries()).toEqual([]);
    expect(element.shadowRoot.activeElement).toBe(button);
  });

  it('says which entry was chosen, and closes', async () => {
    const { button, chosen, entries, element } = await show();
    button.click();
    await settle();
    entries()[1].click();
    await settle();
    expect(chosen.mock.calls).toEqual([['two']]);
    expect([entries(), element.shadowRoot.activeElement]).toEqual([[], button]);
  });

  it('closes when the focus goes elsewhere', async () => {
    const { button, entries, element } = await show();
    button.click();
    await settle();
    element.shadowRoot.querySelector('.menu').dispatchEvent(new FocusEvent('focusout', { relatedTarget: document.body }));
    await settle();
    expect(entries()).toEqual([]);
  });
});
