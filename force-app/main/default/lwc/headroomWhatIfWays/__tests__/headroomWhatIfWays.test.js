import HeadroomWhatIfWays from 'c/headroomWhatIfWays';
import { createElement } from 'lwc';
import { draw, find, textOf } from '../../__tests__/reading';

const none = {
  heading: 'To On track',
  holds: [],
  alone: [],
  cannot: '',
  steps: [],
  together: '',
  togetherLabel: '',
  togetherMoves: {},
  notReached: ''
};
const alone = [{ key: 'a', text: 'Open cases from 3 to 1 would do alone.', label: 'Try it: open cases', moves: { a: 1 } }];
const together = {
  ...{ together: 'Taken together:', togetherLabel: 'Try it: all', togetherMoves: { a: 1, b: 2 }, notReached: 'All of it gives 75.' },
  steps: [{ key: 'a', text: 'Open cases from 3 to 1' }]
};

const show = async (ways) => {
  const element = await draw(createElement, ['c-headroom-what-if-ways', HeadroomWhatIfWays], { ways: { ...none, ...ways } });
  const tried = jest.fn();
  element.addEventListener('try', (event) => tried(event.detail.moves));
  return { element, tried };
};

describe('c-headroom-what-if-ways', () => {
  it('sends the moves of the way that is tried', async () => {
    const { element, tried } = await show({ alone, cannot: 'Not enough alone: Meetings.' });
    find(element, '.try').click();
    expect(tried).toHaveBeenCalledWith({ a: 1 });
    expect(textOf(element)).toContain('Not enough alone: Meetings.');
    await expect(element).toBeAccessible();
  });

  it('sends the moves of all that is taken together, and says when that is not enough', async () => {
    const { element, tried } = await show(together);
    find(element, '.try').click();
    expect(tried).toHaveBeenCalledWith({ a: 1, b: 2 });
    expect(textOf(element)).toBe('To On track Taken together: Open cases from 3 to 1 All of it gives 75. Try it');
    await expect(element).toBeAccessible();
  });

  it('says what has to end first', async () => {
    const { element } = await show({ holds: [{ key: 'rule', text: 'Held at 59 by: a rule. That has to end first.' }] });
    expect(textOf(element)).toBe('To On track Held at 59 by: a rule. That has to end first.');
    expect(find(element, '.try')).toBeNull();
  });
});
