import { dayNumber, dotsIn, hatchIn, linear, monthTicks, pathThrough, ticksAround } from 'c/headroomPlot';

describe('a linear scale', () => {
  it('puts a quarter of the domain at a quarter of the range', () => {
    expect(linear([0, 100], [0, 200])(25)).toBe(50);
  });

  it('falls where the range falls, as heights do in SVG', () => {
    expect(linear([0, 100], [200, 0])(25)).toBe(150);
  });

  it('rounds to tenths of a pixel', () => {
    expect(linear([0, 3], [0, 10])(1)).toBe(3.3);
  });

  it('puts everything in the middle where the domain has no width', () => {
    expect(linear([5, 5], [0, 10])(5)).toBe(5);
  });
});

describe('ticks around a span', () => {
  it.each([
    [71.5, 77.5, 5, [70, 72, 74, 76, 78]],
    [0, 100, 5, [0, 20, 40, 60, 80, 100]],
    [58.9, 85.3, 5, [50, 60, 70, 80, 90]],
    [71.5, 71.5, 5, [71, 72]],
    [39, 39.4, 5, [39, 40]],
    [12, 88, 1, [0, 100]]
  ])('%s to %s in at most %s steps are %j', (lowest, highest, most, ticks) => {
    expect(ticksAround(lowest, highest, most)).toEqual(ticks);
  });
});

describe('ticks of months', () => {
  it('are the first days of the months inside a span', () => {
    expect(monthTicks('2026-10-12', '2027-01-18', 5)).toEqual(['2026-11-01', '2026-12-01', '2027-01-01']);
  });

  it('are every second, third, sixth or twelfth month where there are too many, counted from January', () => {
    expect(monthTicks('2026-10-12', '2027-03-18', 3)).toEqual(['2026-11-01', '2027-01-01', '2027-03-01']);
    expect(monthTicks('2025-10-20', '2026-10-18', 4)).toEqual(['2026-01-01', '2026-04-01', '2026-07-01', '2026-10-01']);
    expect(monthTicks('2025-03-20', '2027-03-18', 2)).toEqual(['2026-01-01', '2027-01-01']);
  });

  it('are none where a span holds no first day', () => {
    expect(monthTicks('2027-03-02', '2027-03-18', 3)).toEqual([]);
  });
});

describe('days', () => {
  it('are counted from 1 January 1970', () => {
    expect(dayNumber('1970-01-02')).toBe(1);
    expect(dayNumber('1971-01-01')).toBe(365);
  });
});

describe('paths', () => {
  it('go through places in order', () => {
    expect(
      pathThrough([
        [0, 10],
        [5, 8.04]
      ])
    ).toBe('M0 10L5 8');
  });

  it('hatch a square by the diagonals that cross it', () => {
    expect(hatchIn({ x: 0, y: 0, width: 10, height: 10 }, 10)).toBe('M0 10L10 0');
    expect(hatchIn({ x: 0, y: 0, width: 10, height: 10 }, 5)).toBe('M0 5L5 0M0 10L10 0M5 10L10 5');
  });

  it('hatch a flat rectangle from edge to edge, where it stands', () => {
    expect(hatchIn({ x: 100, y: 50, width: 6, height: 2 }, 4)).toBe('M102 52L104 50');
  });

  it('dot a rectangle in rows, and a flat one in one row in its middle', () => {
    expect(dotsIn({ x: 0, y: 0, width: 8, height: 8 }, 4)).toBe('M2 2h0M6 2h0M2 6h0M6 6h0');
    expect(dotsIn({ x: 0, y: 10, width: 8, height: 2 }, 4)).toBe('M2 11h0M6 11h0');
  });
});
