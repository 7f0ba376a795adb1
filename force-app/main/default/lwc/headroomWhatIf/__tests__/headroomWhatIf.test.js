import HeadroomWhatIf from 'c/headroomWhatIf';
import { createElement } from 'lwc';
import { draw, find, settle, textOf } from '../../__tests__/reading';

/** Results as the sync writes them, of the account of the worked example (METHODS) and with a few readings changed. */
const cards = require('./data/cards.json');

const show = async (card, others = []) => {
  const element = await draw(createElement, ['c-headroom-what-if', HeadroomWhatIf], { card, cards: [card, ...others] });
  find(element, 'button').click();
  await settle();
  return element;
};

const inputOf = (element, signal, type) => element.shadowRoot.querySelector(`input[type="${type}"][data-signal="${signal}"]`);

const enter = async (element, signal, value, type = 'range') => {
  const input = inputOf(element, signal, type);
  input.value = value;
  input.dispatchEvent(new CustomEvent(type === 'range' ? 'input' : 'change'));
  await settle();
};

const rowText = (element, signal) => textOf(element.shadowRoot.querySelector(`tr[data-row="${signal}"]`));
const resultText = (element) => textOf(find(element, 'c-headroom-what-if-result'));

describe('c-headroom-what-if', () => {
  it('shows nothing until it is opened', async () => {
    const element = await draw(createElement, ['c-headroom-what-if', HeadroomWhatIf], { card: cards.worked, cards: [cards.worked] });
    expect(textOf(element)).toBe('Explore (what-if)');
    await expect(element).toBeAccessible();
  });

  it('lists what somebody can act on, worst first, with the sentence that says what it is', async () => {
    const element = await show(cards.worked);
    expect(textOf(element)).toContain('Arithmetic of this score. Changing the record does not change the customer.');
    expect(textOf(element)).toContain('Only measures somebody can act on are listed: 8 of 10.');
    expect(element.shadowRoot.querySelectorAll('tbody tr')).toHaveLength(8);
    expect(rowText(element, 'case_oldest_open_days')).toBe('Oldest open case Support Now 20 days');
    expect(rowText(element, 'people_met_180')).toContain('Account Management, at most 85 points');
    expect(rowText(element, 'request_high_oldest_days')).toContain('no reading');
    expect(resultText(element)).toContain('This score is Watch 71.5 8.5 below On track Nothing is saved.');
    await expect(element).toBeAccessible();
  });

  it('takes ranges and ticks from the curve and the present value', async () => {
    const element = await show(cards.worked);
    const slider = inputOf(element, 'case_oldest_open_days', 'range');
    expect([slider.min, slider.max, slider.step, slider.value]).toEqual(['0', '90', '1', '20']);
    const share = inputOf(element, 'invite_response_share_180', 'range');
    expect([share.min, share.max, share.step, share.value, share.getAttribute('aria-valuetext')]).toEqual(['0', '30', '1', '10', '10%']);
    expect(element.shadowRoot.querySelectorAll('.tick')).toHaveLength(7);
  });

  it('shows score, band, effect and reasons at once, as worked out by hand', async () => {
    const element = await show(cards.worked);
    await enter(element, 'case_oldest_open_days', '7');
    expect(rowText(element, 'case_oldest_open_days')).toContain('7 days +4.5');
    expect(resultText(element)).toContain('This score would be Watch 76.0 +4.5, 4.0 below On track');
    await enter(element, 'case_open', '1');
    await enter(element, 'people_met_180', '4', 'number');
    await enter(element, 'meeting_days', '10');
    expect(resultText(element)).toContain('Watch 79.7 +8.2, 0.3 below On track');
    expect(textOf(find(element, 'c-headroom-what-if-reasons'))).toMatch(/^Weighs most then Contacts gone −2.0 Invitations answered −1.1/);
    await expect(element).toBeAccessible();
  });

  it('goes back to the present values on Reset, on the present value, and for another scorecard', async () => {
    const element = await show(cards.worked);
    await enter(element, 'case_oldest_open_days', '7');
    find(element, '.reset').click();
    await settle();
    expect(resultText(element)).toContain('This score is Watch 71.5');
    await enter(element, 'case_oldest_open_days', '7');
    await enter(element, 'case_oldest_open_days', '20');
    expect(resultText(element)).toContain('This score is Watch 71.5');
    await enter(element, 'case_oldest_open_days', '7');
    element.card = cards.engagement;
    await settle();
    expect(resultText(element)).toContain('This score is Occasional 64.3');
  });

  it('keeps a number that is typed inside the range, and takes hundredths of shares', async () => {
    const element = await show(cards.worked);
    await enter(element, 'case_oldest_open_days', '500', 'number');
    expect(rowText(element, 'case_oldest_open_days')).toContain('90 days');
    await enter(element, 'invite_response_share_180', '15', 'number');
    expect(rowText(element, 'invite_response_share_180')).toContain('15%');
  });

  it('moves the sliders when a way is tried', async () => {
    const element = await show(cards.worked);
    const ways = find(element, 'c-headroom-what-if-ways');
    expect(textOf(ways)).toContain(
      'No single change would do. Taken together, largest gain first: Oldest open case from 20 days to 0 days Open cases from 3 cases to 1 case'
    );
    find(ways, '.try').click();
    await settle();
    expect(inputOf(element, 'case_open', 'range').value).toBe('1');
    // (5184.1667 + 462.5 + 175) / 70.5 - 2 = 80.577
    expect(resultText(element)).toContain('80.6 +9.1 The number falls into On track; the word follows when that lasts.');
  });

  it('says what holds the score, what it would be without, and that it has to end first', async () => {
    const element = await show(cards.held);
    await enter(element, 'case_oldest_open_days', '7');
    expect(resultText(element)).toContain('Watch 59.0 21.0 below On track Held at 59 by: High-priority case waiting. Without it 76.0.');
    expect(textOf(element)).toContain('Held at 59 by: High-priority case waiting. That has to end first.');
  });

  it('says that people overruled the scorecard, and what it would be without', async () => {
    const override = { id: 'a', kind: 'cap', to: 50, since: '2026-11-01', until: '2026-12-31', by: '005', acts: true };
    const { detail } = cards.worked;
    const card = { ...cards.worked, detail: { ...detail, score: 50, over: -21.5, plain: 71.5, overrides: [override] } };
    const element = await show(card);
    await enter(element, 'case_oldest_open_days', '7');
    expect(resultText(element)).toContain('Watch 50.0 30.0 below On track What people said of this scorecard counts. Without it 76.0.');
    expect(textOf(find(element, 'c-headroom-what-if-reasons'))).toContain('Overruled by hand −26.0');
    expect(textOf(element)).toContain('What people said of this scorecard keeps it below. That has to end first.');
  });

  it('says when a rule would end and what it then comes to', async () => {
    const element = await show(cards.silent);
    await enter(element, 'people_met_180', '3');
    expect(resultText(element)).toContain('Contact may have left ends after two nights without its conditions; then Watch 71.5.');
    await enter(element, 'people_met_180', '1');
    expect(resultText(element)).toContain('This score is Watch 59.0');
  });

  it('says when a rule would begin', async () => {
    const element = await show(cards.worked);
    await enter(element, 'people_met_180', '2');
    expect(resultText(element)).toContain('Watch 59.0 −12.5, 21.0 below On track Contact may have left would begin at once: held at 59.');
  });

  it('finds a number where readings lift coverage to the minimum', async () => {
    const element = await show(cards.thin);
    expect(resultText(element)).toContain('This score is Not enough data');
    await enter(element, 'case_oldest_open_days', '0');
    await enter(element, 'case_open', '0');
    // (10 + 8.75 + 9 x .75 + 7.5 x .88333 + 4 x .8) x 100 / 39.25; nobody was met, so nothing carries the deduction
    expect(resultText(element)).toContain('This score would be On track 90.0');
  });

  it('offers a yes or no as a choice', async () => {
    const element = await show(cards.experience);
    const select = element.shadowRoot.querySelector('select[data-signal="owner_active"]');
    expect([...select.options].map((option) => option.label)).toEqual(['as now', 'no', 'yes']);
    select.value = '1';
    select.dispatchEvent(new CustomEvent('change'));
    await settle();
    expect(rowText(element, 'owner_active')).toContain('yes +');
    await expect(element).toBeAccessible();
  });

  it('stays neutral where nothing is judged', async () => {
    const element = await show(cards.engagement);
    expect(resultText(element)).toContain('This score is Occasional 64.3 15.7 below Active');
  });

  it('says so where nobody can act on anything, and where a result is too old', async () => {
    expect(textOf(await show(cards.expansion))).toContain('None of its measures is marked as one that somebody can act on.');
    const older = { ...cards.worked, detail: { ...cards.worked.detail, computed: 71.4 } };
    expect(textOf(await show(older))).toContain('It can be explored once a sync has written it anew.');
  });
});
