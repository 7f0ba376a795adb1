import { toneOf } from 'c/headroomTones';

describe('colour tokens', () => {
  it('have a tone and a shape of their own for every judged band', () => {
    const shapes = ['red', 'yellow', 'green'].map((token) => toneOf(token).icon);
    expect(new Set(shapes).size).toBe(3);
  });

  it('never use red, yellow or green for scorecards that only describe', () => {
    const tokens = ['blue_1', 'blue_2', 'blue_3', 'grey_1', 'grey_2', 'grey_3', 'violet_1', 'violet_2', 'violet_3'];
    tokens.forEach((token) => expect(['red', 'yellow', 'green']).not.toContain(toneOf(token).tone));
  });

  it('are neutral when unknown or absent', () => {
    expect(toneOf('pink')).toEqual({ tone: 'none', icon: 'nodata' });
    expect(toneOf(null)).toEqual({ tone: 'none', icon: 'nodata' });
  });
});
