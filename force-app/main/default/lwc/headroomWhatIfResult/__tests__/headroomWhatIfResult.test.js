import HeadroomWhatIfResult from 'c/headroomWhatIfResult';
import { createElement } from 'lwc';
import { draw, find, textOf } from '../../__tests__/reading';

const moved = {
  ...{ lead: 'This score would be', word: 'Watch', number: '79.7', colour: 'yellow', distance: '+8.2, 0.3 below On track' },
  ...{ readings: '', reasons: [], listed: '', isMoved: true },
  remarks: [{ key: 'rule', text: 'A rule ends with the next night.' }]
};

const show = (result) => draw(createElement, ['c-headroom-what-if-result', HeadroomWhatIfResult], { result });

describe('c-headroom-what-if-result', () => {
  it('says band, number and distance in a polite live region', async () => {
    const element = await show(moved);
    const region = element.shadowRoot.querySelector('[role="status"]');
    expect(textOf(region)).toBe('This score would be Watch 79.7 +8.2, 0.3 below On track A rule ends with the next night.');
    await expect(element).toBeAccessible();
  });

  it('asks for the present values back', async () => {
    const element = await show(moved);
    const asked = jest.fn();
    element.addEventListener('reset', asked);
    find(element, '.reset').click();
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('has nothing to take back while nothing is moved, and no number without enough data', async () => {
    const element = await show({ ...moved, word: 'Not enough data', number: '', colour: '', distance: '', remarks: [], isMoved: false });
    expect(find(element, '.reset').disabled).toBe(true);
    expect(textOf(element)).toBe('This score would be Not enough data Nothing is saved. Reset');
    await expect(element).toBeAccessible();
  });
});
