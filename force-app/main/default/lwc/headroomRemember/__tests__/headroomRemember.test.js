import { remembering } from 'c/headroomRemember';

describe('remembering', () => {
  it('works once while it is asked the same', () => {
    const asked = [];
    const twice = remembering((value) => {
      asked.push(value);
      return 2 * value;
    });
    expect([twice(3), twice(3), twice(4), twice(3)]).toEqual([6, 6, 8, 6]);
    expect(asked).toEqual([3, 4, 3]);
  });

  it('compares everything that it is asked, objects by their identity', () => {
    const pair = remembering((first, second) => [first, second]);
    const row = { name: 'Acme' };
    expect(pair(row, undefined)).toBe(pair(row, undefined));
    expect(pair(row, 'EUR')).not.toBe(pair(row, undefined));
    expect(pair({ name: 'Acme' }, 'EUR')[0]).not.toBe(row);
  });

  it('remembers an answer that is undefined', () => {
    let count = 0;
    const nothing = remembering(() => {
      count += 1;
    });
    nothing();
    nothing();
    expect(count).toBe(1);
  });
});
