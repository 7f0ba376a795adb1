import HeadroomHeadline from 'c/headroomHeadline';
import { createElement } from 'lwc';
import { draw, textOf } from '../../__tests__/reading';
import { headline, notEnoughCard, today, tooNewCard } from '../../__tests__/samples';

const show = (card) => draw(createElement, ['c-headroom-headline', HeadroomHeadline], { card, today });

describe('c-headroom-headline', () => {
  it('says word, number and change', async () => {
    const element = await show(headline);
    expect(textOf(element)).toBe('Watch 71.5 down 6 since Feb 16');
    await expect(element).toBeAccessible();
  });

  it('says which readings are missing when there are too few', async () => {
    expect(textOf(await show(notEnoughCard))).toContain('3 of 10 readings; missing:');
  });

  it('says how far a new customer has come', async () => {
    const element = await show(tooNewCard);
    expect(textOf(element)).toContain('Onboarding 34 of 90 days');
    expect(element.shadowRoot.querySelector('[role="img"]').getAttribute('aria-label')).toBe('Onboarding 34 of 90 days');
    await expect(element).toBeAccessible();
  });

  it('says which band waits to be confirmed', async () => {
    const next = { band: 'vendor_risk_green', runs: 1, day: '2027-03-17' };
    const element = await show({ ...headline, detail: { ...headline.detail, next } });
    expect(textOf(element)).toContain('Watch 71.5');
    expect(textOf(element)).toContain('The number falls into On track; the word follows when that lasts.');
    await expect(element).toBeAccessible();
  });

  it('says what was computed where a person left the customer out', async () => {
    const detail = { ...headline.detail, state: 'excluded', score: null, band: null, computed: 71.5 };
    const element = await show({ ...headline, change: null, detail });
    expect(textOf(element)).toBe('Left out by hand A person left this customer out of the scorecard. Computed: 71.5.');
    await expect(element).toBeAccessible();
  });
});
