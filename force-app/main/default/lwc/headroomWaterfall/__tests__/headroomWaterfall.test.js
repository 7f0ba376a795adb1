import HeadroomWaterfall from 'c/headroomWaterfall';
import { createElement } from 'lwc';
import { draw, textOf } from '../../__tests__/reading';
import { today } from '../../__tests__/samples';
import { fillOf, waterfall } from '../bars';

const row = (key, part, by, more = {}) => ({ key, part, by, byText: String(by), short: key, cause: part, beside: part, ...more });
const changed = {
  from: '2027-02-16',
  to: '2027-03-18',
  before: 77.5,
  after: 71.5,
  parts: { data: -3.7, settings: -2, time: -0.3, missing: 0, override: 0 }
};
const rows = [row('oldest', 'data', -3.6), row('contacts', 'settings', -2), row('meeting', 'time', -0.3), row('answers', 'data', -0.1)];

beforeEach(() => {
  globalThis.ResizeObserver = class {
    observe() {}
    disconnect() {}
  };
});

afterEach(() => {
  delete globalThis.ResizeObserver;
});

describe('the geometry of the waterfall', () => {
  /** Six columns of 100 pixels after the 34 of the scale; 70 to 78 over 160 pixels, 20 pixels a point. */
  const plot = waterfall(changed, rows, { width: 638, height: 186 });

  it('begins its scale under the lowest level where the whole scale would hide the change', () => {
    expect(plot.floor).toBe(70);
    expect(plot.ticks.map(({ value, y }) => [value, y])).toEqual([
      [70, 180],
      [72, 140],
      [74, 100],
      [76, 60],
      [78, 20]
    ]);
  });

  it('starts each column where the one before ended', () => {
    expect(plot.bars.map(({ key, box }) => [key, box.y, box.height])).toEqual([
      ['before', 30, 150],
      ['oldest', 30, 72],
      ['contacts', 102, 40],
      ['meeting', 142, 6],
      ['answers', 148, 2],
      ['after', 150, 30]
    ]);
  });

  it('stands its columns at even distances', () => {
    expect(plot.bars.map(({ box }) => box.x)).toEqual([50, 150, 250, 350, 450, 550]);
    expect(plot.bars.every(({ box }) => box.width === 68)).toBe(true);
    expect(plot.links[0]).toEqual({ key: '0', y: 30, from: 118, to: 150 });
  });

  it('grows upwards where a line lifts the score, from zero where the score was near it', () => {
    // 0 to 15 over 160 pixels: 10 2/3 pixels a point
    const up = waterfall({ before: 2, after: 12 }, [row('a', 'data', 10)], { width: 338, height: 186 });
    expect(up.floor).toBe(0);
    expect(up.bars.map(({ box }) => [box.y, box.height])).toEqual([
      [158.7, 21.3],
      [52, 106.7],
      [52, 128]
    ]);
  });

  it('hatches settings, dots time and leaves the others without a pattern', () => {
    const box = { x: 0, y: 0, width: 12, height: 6 };
    expect(fillOf('settings', box)).toBe('M0 6L6 0M6 6L12 0');
    expect(fillOf('time', box)).toBe('M3 3h0M9 3h0');
    expect(fillOf('data', box)).toBe('');
  });
});

describe('c-headroom-waterfall', () => {
  it('names every column, the sum of each cause and where its scale begins', async () => {
    const element = await draw(createElement, ['c-headroom-waterfall', HeadroomWaterfall], { rows, changed, today });
    const text = textOf(element);
    expect(text).toContain('77.5 -3.6 -2 -0.3 -0.1 71.5');
    expect(text).toContain('Feb 16 oldest data contacts settings meeting time answers data today, Mar 18');
    expect(text).toContain('data −3.7 settings −2.0 time −0.3 Adds up exactly. The scale begins at 70.');
    expect(element.shadowRoot.querySelector('svg').getAttribute('aria-label')).toBe('Chart: from 77.5 on Feb 16 to 71.5 on Mar 18');
    await expect(element).toBeAccessible();
  });
});
