import HeadroomMeasureRow from 'c/headroomMeasureRow';
import { measureRow } from 'c/headroomMeasures';
import { createElement } from 'lwc';
import { draw, textOf } from '../../__tests__/reading';
import { accountId, headline } from '../../__tests__/samples';

const rowOf = (key) =>
  measureRow(
    headline,
    headline.detail.measures.find((measure) => measure.k === key)
  );
const show = (key, open = false) =>
  draw(createElement, ['c-headroom-measure-row', HeadroomMeasureRow], { row: rowOf(key), accountId, below: 2, above: 13, open });

describe('c-headroom-measure-row', () => {
  it('presents value, points and contribution', async () => {
    const element = await show('vr_deployed');
    expect(textOf(element)).toBe('Deployed share 90% 88.3 +9.4');
    await expect(element).toBeAccessible();
  });

  it('opens to why it counts, its curve, its weight and the records behind', async () => {
    const element = await show('vr_contacts_left', true);
    const text = textOf(element);
    expect(text).toContain(
      'Why it counts Continuity of people; mail that still arrives proves nothing, so it can only deduct It can only deduct.'
    );
    expect(text).toContain('Curve 0 contacts = 100 · 1 contact = 50 · 2 contacts = 20 · 3 contacts = 0');
    expect(text).toContain('Weight in the score 4 Effect −2.0');
    expect(text).toContain('Evidence expert default, not yet tested on your data');
    await expect(element).toBeAccessible();
  });

  it('says why a reading is missing', async () => {
    const element = await show('vr_requests', true);
    expect(textOf(element)).toContain('Critical request waiting no reading');
    await expect(element).toBeAccessible();
  });

  it('asks to be toggled with its key', async () => {
    const element = await show('vr_defects');
    const toggled = jest.fn();
    element.addEventListener('toggle', (event) => toggled(event.detail.key));
    element.shadowRoot.querySelector('button').click();
    expect(toggled).toHaveBeenCalledWith('vr_defects');
  });
});
