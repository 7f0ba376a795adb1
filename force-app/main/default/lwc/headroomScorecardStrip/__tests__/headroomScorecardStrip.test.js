import HeadroomScorecardStrip from 'c/headroomScorecardStrip';
import { createElement } from 'lwc';
import { draw, settle, textOf } from '../../__tests__/reading';
import { newerCard, notEnoughCard, today, view } from '../../__tests__/samples';

const show = (cards = view.cards, chosen = 'vendor_risk') =>
  draw(createElement, ['c-headroom-scorecard-strip', HeadroomScorecardStrip], { cards, chosen, today });
const chosen = (element) => element.shadowRoot.querySelector('[aria-checked="true"]');

describe('c-headroom-scorecard-strip', () => {
  it('is one choice with one tab stop', async () => {
    const element = await show();
    expect(element.shadowRoot.querySelectorAll('[role="radio"]')).toHaveLength(5);
    expect(element.shadowRoot.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it('fills two rows when there are more than five, the headline taking an odd place', async () => {
    const cards = Array.from({ length: 7 }, (_, index) => ({ ...view.cards[0], key: `card${index}` }));
    const styleOf = async (shown) => (await show(shown, 'card0')).shadowRoot.querySelector('.strip').getAttribute('style');
    expect(await styleOf(cards)).toBe('--headroom-cards: 7; --headroom-columns: 4; --headroom-first: 2');
    expect(await styleOf(cards.slice(1))).toBe('--headroom-cards: 6; --headroom-columns: 3; --headroom-first: 1');
    expect(await styleOf(cards.slice(2))).toBe('--headroom-cards: 5; --headroom-columns: 5; --headroom-first: 1');
  });

  it('asks for the card that is clicked, and not for the one already chosen', async () => {
    const element = await show();
    const asked = jest.fn();
    element.addEventListener('choose', (event) => asked(event.detail.key));
    element.shadowRoot.querySelector('[data-key="client_engagement"]').click();
    chosen(element).click();
    expect(asked.mock.calls).toEqual([['client_engagement']]);
  });

  it('moves with the arrow keys, round the ends, and takes the focus along', async () => {
    const element = await show();
    element.addEventListener('choose', (event) => {
      element.chosen = event.detail.key;
    });
    const press = async (key) => {
      chosen(element).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      await settle();
    };
    await press('ArrowLeft');
    expect(element.chosen).toBe('vendor_expansion');
    expect(element.shadowRoot.activeElement.dataset.key).toBe('vendor_expansion');
    await press('ArrowDown');
    expect(element.chosen).toBe('vendor_risk');
    await press('Enter');
    expect(element.chosen).toBe('vendor_risk');
  });

  it('shows a word and no number where there is no score', async () => {
    const element = await show([notEnoughCard, { ...newerCard, key: 'other' }]);
    expect(textOf(element)).toBe('Risk by department Not enough data Risk by department Cannot be read');
  });
});
