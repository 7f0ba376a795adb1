import HeadroomSparkline from 'c/headroomSparkline';
import { createElement } from 'lwc';
import { draw } from '../../__tests__/reading';
import { dotOf, heightOf, lineOf } from '../geometry';

describe('the geometry', () => {
  it('puts 100 at the top and 0 at the bottom, inside the margin', () => {
    expect([heightOf(100), heightOf(50), heightOf(0)]).toEqual([3, 11, 19]);
  });

  it('puts the newest week at the right, a step of 66/25 a week', () => {
    // 72 wide less two margins of 3 is 66; week 24 of 26 stands at 3 + 24/25 * 66 = 66.36, week 25 at 69
    expect(lineOf([0, 100])).toBe('M66.36 19L69 3');
    expect(dotOf([0, 100])).toEqual({ x: 69, y: 3 });
  });

  it('keeps a gap a gap, and shows a week between two gaps as a dot', () => {
    expect(lineOf([0, 100, null, 100])).toBe('M61.08 19L63.72 3M69 3h0');
    expect(dotOf([50, null])).toEqual({ x: 66.36, y: 11 });
    expect(dotOf([])).toBeUndefined();
  });
});

describe('c-headroom-sparkline', () => {
  it('says in words what it draws', async () => {
    const element = await draw(createElement, ['c-headroom-sparkline', HeadroomSparkline], { points: [70, null, 71.5], limit: 40 });
    const chart = element.shadowRoot.querySelector('svg');
    expect(chart.getAttribute('aria-label')).toBe('Score of 2 weeks: from 70.0 to 71.5');
    expect(element.shadowRoot.querySelector('.limit').getAttribute('y1')).toBe('12.6');
    await expect(element).toBeAccessible();
  });

  it('draws nothing without a past, and no edge where there is one band', async () => {
    const empty = await draw(createElement, ['c-headroom-sparkline', HeadroomSparkline], { points: [] });
    expect(empty.shadowRoot.querySelector('svg')).toBeNull();
    const plain = await draw(createElement, ['c-headroom-sparkline', HeadroomSparkline], { points: [70] });
    expect(plain.shadowRoot.querySelector('.limit')).toBeNull();
  });
});
