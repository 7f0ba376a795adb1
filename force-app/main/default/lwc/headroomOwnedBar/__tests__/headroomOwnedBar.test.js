import HeadroomOwnedBar from 'c/headroomOwnedBar';
import { createElement } from 'lwc';
import { draw } from '../../__tests__/reading';

const show = (values) => draw(createElement, ['c-headroom-owned-bar', HeadroomOwnedBar], values);

describe('c-headroom-owned-bar', () => {
  it('says in words what it draws', async () => {
    const element = await show({ share: 0.25, text: 'owns 1 of 4' });
    const bar = element.shadowRoot.querySelector('[role="img"]');
    expect(bar.getAttribute('aria-label')).toBe('owns 1 of 4');
    expect(element.shadowRoot.querySelector('.owned').style.width).toBe('25%');
    await expect(element).toBeAccessible();
  });

  it('is decoration in the legend', async () => {
    const element = await show({ share: 0.5 });
    expect(element.shadowRoot.querySelector('.bar').getAttribute('aria-hidden')).toBe('true');
  });
});
