import HeadroomStencil from 'c/headroomStencil';
import { createElement } from 'lwc';
import { draw, textOf } from '../../__tests__/reading';

describe('c-headroom-stencil', () => {
  it('tells screen readers what is being loaded', async () => {
    const element = await draw(createElement, ['c-headroom-stencil', HeadroomStencil], { label: 'Loading health' });
    expect(textOf(element)).toBe('Loading health');
    await expect(element).toBeAccessible();
  });

  it('has the shape of what comes', async () => {
    const shapeOf = async (form) => {
      const element = await draw(createElement, ['c-headroom-stencil', HeadroomStencil], { form, label: 'Loading health' });
      await expect(element).toBeAccessible();
      return element.shadowRoot.querySelectorAll('.bone').length;
    };
    expect(await shapeOf('plain')).toBe(7);
    expect(await shapeOf('line')).toBe(1);
    expect(await shapeOf('health')).toBe(23);
  });
});
