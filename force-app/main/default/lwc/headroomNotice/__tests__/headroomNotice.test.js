import HeadroomNotice from 'c/headroomNotice';
import { createElement } from 'lwc';
import { draw, textOf } from '../../__tests__/reading';

describe('c-headroom-notice', () => {
  it('presents its line with a shape', async () => {
    const element = await draw(createElement, ['c-headroom-notice', HeadroomNotice], { text: 'No run since Mar 17.' });
    expect(textOf(element)).toBe('No run since Mar 17.');
    await expect(element).toBeAccessible();
  });
});
