import { bandHeights, nearest, roomFor } from '../places';
import { historyPlot } from '../plot';

/** Weeks from Monday 4 January 2027 on, 7 days apart. */
const day = (n) => new Date(Date.UTC(2027, 0, 4 + 7 * n)).toISOString().slice(0, 10);
const week = (n, score, more = {}) => ({ day: day(n), score, plain: score, coverage: 1, isRebuilt: false, ...more });

/** Ten days a week apart lie between 28 and 532 pixels: 72 pixels a week; 0 stands at 218, 100 at 18 without marks. */
const size = { width: 632, height: 240, right: 100 };
const plotOf = (points, marks = []) => historyPlot(points, marks, { ...size, height: marks.length ? 240 : 234 });
const eight = (more) => Array.from({ length: 8 }, (_, n) => week(n, 50, more?.(n)));

describe('the lines of the history', () => {
  it('go through the weeks at even distances, 100 at the top', () => {
    const plot = plotOf([week(0, 0), week(1, 100), ...eight().slice(2)]);
    expect([plot.x(day(0)), plot.x(day(1)), plot.x(day(7))]).toEqual([28, 100, 532]);
    expect([plot.y(0), plot.y(50), plot.y(100)]).toEqual([212, 112, 12]);
    expect(plot.lines[0].d).toMatch(/^M28 212L100 12L172 112/);
  });

  it('are dotted up to the first measured week', () => {
    const plot = plotOf(eight((n) => ({ isRebuilt: n < 3 })));
    expect(plot.lines.map(({ kind, d }) => [kind, d])).toEqual([
      ['rebuilt', 'M28 112L100 112L172 112L244 112'],
      ['measured', 'M244 112L316 112L388 112L460 112L532 112']
    ]);
  });

  it('leave a week without a number and a week without a point open', () => {
    const plot = plotOf(eight((n) => (n === 2 ? { score: null, plain: null } : {})).filter((_, n) => n !== 5));
    expect(plot.lines.map(({ d }) => d)).toEqual(['M28 112L100 112', 'M244 112L316 112', 'M460 112L532 112']);
  });

  it('join weeks whose days lie up to thirteen days apart, and not those of weeks apart', () => {
    const joined = plotOf([
      { ...week(0, 50), day: '2027-01-04' },
      { ...week(1, 50), day: '2027-01-17' }
    ]);
    const apart = plotOf([
      { ...week(0, 50), day: '2027-01-10' },
      { ...week(1, 50), day: '2027-01-18' }
    ]);
    expect(joined.lines).toHaveLength(1);
    expect(apart.lines).toHaveLength(0);
  });

  it('show a week that nothing joins as a dot', () => {
    const plot = plotOf(eight((n) => (n === 1 ? { score: null, plain: null } : {})));
    expect(plot.dots).toEqual([{ key: day(0), className: 'dot', x: 28, y: 112 }]);
  });

  it('draw the score without overrides only where it differs', () => {
    const plot = plotOf(eight((n) => (n === 3 || n === 4 ? { plain: 80 } : {})));
    expect(plot.plainLines.map(({ d }) => d)).toEqual(['M172 112L244 52L316 52L388 112']);
    expect(plotOf(eight()).plainLines).toEqual([]);
  });

  it('stand as one point in the middle when there is only one week', () => {
    const plot = plotOf([week(0, 50)]);
    expect(plot.dots).toEqual([{ key: day(0), className: 'dot', x: 280, y: 112 }]);
  });
});

describe('the marks of edits', () => {
  const mark = (number, on) => ({ number, on, by: '' });

  it('stand on their days, above the lines', () => {
    const plot = plotOf(eight(), [mark(1, day(1))]);
    expect(plot.marks).toEqual([{ key: '1', number: 1, x: 100, y: 12 }]);
    expect(plot.top).toBe(32);
  });

  it('stand in rows where their circles would overlap', () => {
    const plot = plotOf(eight(), [mark(1, day(1)), mark(2, '2027-01-12'), mark(3, day(3))]);
    expect(plot.marks.map(({ number, y }) => [number, y])).toEqual([
      [1, 12],
      [2, 32],
      [3, 12]
    ]);
    expect(plot.top).toBe(52);
  });
});

describe('what stands beside the lines', () => {
  const y = (score) => 100 - score;

  it("puts each band's word in the middle of its band", () => {
    expect(bandHeights([{ floor: 0 }, { floor: 40 }, { floor: 80 }], y, null)).toEqual([80, 40, 10]);
  });

  it("moves a word away from today's number, to the side on which it stands", () => {
    expect(bandHeights([{ floor: 0 }, { floor: 40 }, { floor: 80 }], y, 58)).toEqual([80, 26, 10]);
    expect(bandHeights([{ floor: 0 }, { floor: 40 }, { floor: 80 }], y, 62)).toEqual([80, 54, 10]);
  });

  it('finds the point nearest to the pointer', () => {
    const points = [week(0, 1), week(1, 2), week(2, 3)];
    const x = (on) => ({ [day(0)]: 0, [day(1)]: 70, [day(2)]: 140 })[on];
    expect(nearest(points, x, 34)).toBe(0);
    expect(nearest(points, x, 36)).toBe(1);
    expect(nearest(points, x, 900)).toBe(2);
  });

  it('gives words the room of their letters, at most about a third', () => {
    expect(roomFor(['Watch', 'On track'], 600)).toBe(87.6);
    expect(roomFor(['需关注'], 600)).toBe(69);
    expect(roomFor(['A very long name of a band'], 300)).toBe(96);
  });
});
