import HeadroomHoldBar from 'c/headroomHoldBar';
import { createElement } from 'lwc';
import { draw, find, textOf } from '../../__tests__/reading';
import { rowOf, whitespaceView } from '../../__tests__/samples';

const { account, settings } = whitespaceView;
const parts = [{ text: 'On hold: customer is at risk.' }];

function show(hold) {
  return draw(createElement, ['c-headroom-hold-bar', HeadroomHoldBar], {
    hold: { parts, row: rowOf('integrations'), ...hold },
    account,
    settings
  });
}

describe('c-headroom-hold-bar', () => {
  it('presents why the whole account is on hold, and the record that holds it', async () => {
    const element = await show({ record: { id: '500000000000001AAA', object: 'Case' } });
    expect(textOf(element)).toBe('On hold: customer is at risk. Open record');
    expect(find(element, 'c-headroom-link')).toMatchObject({ recordId: '500000000000001AAA', objectApiName: 'Case' });
    await expect(element).toBeAccessible();
  });

  it('leads nowhere where no record holds it', async () => {
    expect(find(await show({}), 'c-headroom-link')).toBeNull();
  });

  it('passes on that somebody asked to be told', async () => {
    const element = await show({});
    const heard = jest.fn();
    element.addEventListener('change', heard);
    find(element, 'c-headroom-cell-actions').dispatchEvent(new CustomEvent('answered'));
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
