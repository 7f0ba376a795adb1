import HeadroomStencil from 'c/headroomStencil';
import { createElement } from 'lwc';
import { draw, textOf } from '../../__tests__/reading';

describe('c-headroom-stencil', () => {
  it('tells screen readers what is being loaded', async () => {
    const element = await draw(createElement, ['c-headroom-stencil', HeadroomStencil], { label: 'Loading health' });
    expect(textOf(element)).toBe('Loading health');
    await expect(element).toBeAccessible();
  });
});
