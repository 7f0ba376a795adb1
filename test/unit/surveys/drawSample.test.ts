import { describe, expect, it } from 'vitest';
import { drawSample } from '../../../src/surveys/drawSample.ts';
import { reachablePeople } from '../../../src/surveys/people.ts';
import { sampleMargin } from '../../../src/surveys/sampleMargin.ts';
import { seededRandom } from '../../../src/surveys/seededRandom.ts';

const ids = Array.from({ length: 10 }, (_, at) => `c${at}`);

describe('drawSample', () => {
  it('draws the same for one seed, whatever the order read', () => {
    expect(drawSample(ids.toReversed(), 4, '2026-11-22')).toEqual(drawSample(ids, 4, '2026-11-22'));
    expect(drawSample(ids, 10, 'a')).not.toEqual(drawSample(ids, 10, 'b'));
  });

  it('draws nobody twice, and all where fewer are there', () => {
    expect(new Set(drawSample(ids, 7, 'x')).size).toBe(7);
    expect(drawSample(ids, 99, 'x').toSorted()).toEqual(ids);
    expect(drawSample([], 5, 'x')).toEqual([]);
    expect(drawSample(ids, 0, 'x')).toEqual([]);
  });

  it('makes everybody, and every pair, equally likely', () => {
    const draws = 9000;
    const single = new Map<string, number>();
    const pairs = new Map<string, number>();
    for (let seed = 0; seed < draws; seed += 1) {
      const [a = '', b = ''] = drawSample(ids, 2, String(seed)).toSorted();
      for (const id of [a, b]) single.set(id, (single.get(id) ?? 0) + 1);
      pairs.set(`${a} ${b}`, (pairs.get(`${a} ${b}`) ?? 0) + 1);
    }
    // 1800 of 9000 each, standard deviation sqrt(9000 x 0.2 x 0.8) = 38; 45 pairs of 200 each, 14. Five of them are one in a million.
    expect(single.size).toBe(10);
    for (const count of single.values()) expect(Math.abs(count - 1800)).toBeLessThan(190);
    expect(pairs.size).toBe(45);
    for (const count of pairs.values()) expect(Math.abs(count - 200)).toBeLessThan(71);
  });
});

describe('seededRandom', () => {
  it('draws every number below the bound alike', () => {
    const random = seededRandom('even');
    const counts = new Array<number>(6).fill(0);
    for (let draw = 0; draw < 60_000; draw += 1) counts[random(6)] = (counts[random(6)] ?? 0) + 1;
    // 10,000 each, standard deviation 91.
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(460);
  });
});

describe('reachablePeople', () => {
  it('counts whom it leaves out, and why', () => {
    const people = [
      { id: 'a', accountId: 'A' },
      { id: 'b', accountId: 'A', out: 'left' },
      { id: 'c', accountId: 'A', out: 'noMail' },
      { id: 'd', accountId: 'A', out: 'optedOut' },
      { id: 'e', accountId: 'A' }
    ] as const;
    const questions = [{ accountId: 'A', contactId: 'e', kind: 'NPS', touchpoint: '', on: 950 }];
    const found = reachablePeople(people, questions, { today: 1000, restDays: 90 });
    expect(found.people.map(({ id }) => id)).toEqual(['a']);
    expect(found.skipped).toEqual({ left: 1, noMail: 1, optedOut: 1, resting: 1 });
  });
});

describe('sampleMargin', () => {
  it('is the half width of the widest interval', () => {
    // 60 answers: p = d = 30.75 / 63, sqrt((61.5 / 63) / 63) x 1.959964 = 0.24398.
    expect(sampleMargin(200, 0.3)).toBeCloseTo(24.398, 2);
  });
});
