import HeadroomIcon from 'c/headroomIcon';
import { createElement } from 'lwc';
import { draw } from '../../__tests__/reading';

const show = (values) => draw(createElement, ['c-headroom-icon', HeadroomIcon], values);

describe('c-headroom-icon', () => {
  it('is decoration beside a word', async () => {
    const element = await show({ name: 'triangle' });
    const svg = element.shadowRoot.querySelector('svg');
    expect(svg.getAttribute('aria-hidden')).toBe('true');
    expect(svg.querySelectorAll('path')).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it('is an image where it stands alone', async () => {
    const element = await show({ name: 'square1', label: 'down 6' });
    const svg = element.shadowRoot.querySelector('svg');
    expect(svg.getAttribute('role')).toBe('img');
    expect(svg.getAttribute('aria-label')).toBe('down 6');
    expect(svg.querySelector('.room')).not.toBeNull();
    await expect(element).toBeAccessible();
  });

  it('draws nothing for a name it does not know', async () => {
    const element = await show({ name: 'nothing' });
    expect(element.shadowRoot.querySelectorAll('path')).toHaveLength(0);
  });
});
