import HeadroomDialog from 'c/headroomDialog';
import { createElement } from 'lwc';
import { draw } from '../../__tests__/reading';
import { openDialogs } from '../../__tests__/whitespaceActions';

openDialogs();

describe('c-headroom-dialog', () => {
  it('opens above the page under its heading, and asks to be taken away by the cross and by Escape', async () => {
    const element = await draw(createElement, ['c-headroom-dialog', HeadroomDialog], { heading: 'What you know: Analytics' });
    const cancel = jest.fn();
    element.addEventListener('cancel', cancel);
    const dialog = element.shadowRoot.querySelector('dialog');
    expect([dialog.open, element.shadowRoot.querySelector('h2').textContent]).toEqual([true, 'What you know: Analytics']);
    element.shadowRoot.querySelector('button').click();
    const escape = new CustomEvent('cancel', { cancelable: true });
    dialog.dispatchEvent(escape);
    expect(cancel).toHaveBeenCalledTimes(2);
    expect(escape.defaultPrevented).toBe(true);
    await expect(element).toBeAccessible();
  });
});
