import { describe, expect, it } from 'vitest';
import { allOf, inLanes } from '../../../src/pull/lanes.ts';

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('inLanes', () => {
  it('does small work at once and downloads after it, two at a time', async () => {
    let running = 0;
    const most = { small: 0, bulk: 0 };
    const due = [true, false, true, false, true, false, true].map((isBulk, at) => ({ isBulk, at }));
    const done = await inLanes(due, async ({ isBulk, at }) => {
      running += 1;
      const kind = isBulk ? 'bulk' : 'small';
      most[kind] = Math.max(most[kind], running);
      await tick();
      running -= 1;
      return at;
    });
    expect(most).toEqual({ small: 3, bulk: 2 });
    expect([...done].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('begins no further download after one that failed, and fails once the one beside it is done', async () => {
    const ended: number[] = [];
    const due = [0, 1, 2, 3].map((at) => ({ isBulk: true, at }));
    const work = async ({ at }: { readonly at: number }): Promise<void> => {
      await tick();
      if (at === 0) throw new Error('refused');
      await tick();
      ended.push(at);
    };
    await expect(inLanes(due, work)).rejects.toThrow('refused');
    expect(ended).toEqual([1]);
  });
});

describe('allOf', () => {
  it('fails with the first error in the order given, when nothing is under way any more', async () => {
    const ended: string[] = [];
    const slow = tick().then(() => ended.push('slow'));
    await expect(allOf([slow, Promise.reject(new Error('one')), Promise.reject(new Error('two'))])).rejects.toThrow('one');
    expect(ended).toEqual(['slow']);
  });
});
