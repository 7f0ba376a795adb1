import { describe, expect, it } from 'vitest';
import { savedInVain, type OurRecords } from './ourRecords.ts';
import { runSchedule } from './runSchedule.ts';
import { Tally } from './tally.ts';

const isFull = process.env['HEADROOM_FULL'] === '1';

/** What every test run plays, and what `npm test -- --full` does. */
const { seeds, edits } = isFull ? { seeds: 200, edits: 60 } : { seeds: 2, edits: 12 };

/** A hang is told by pauses and requests (`checkedSync`); this only ends what neither pauses nor asks. */
const hangMs = 3_600_000;

describe('random edits, faults and deaths', () => {
  it.each(Array.from({ length: seeds }, (_, n) => n + 1))(
    'of seed %i lose, double, revive and touch nothing, and write nothing in vain',
    { timeout: hangMs },
    async (seed) => {
      const told: string[] = [];
      const wrong = await runSchedule({ seed, edits, tally: new Tally(), tell: (line) => told.push(line) });
      expect(wrong, told.join('\n')).toEqual([]);
    }
  );
});

describe('a record that was saved in vain', () => {
  const record = (stamp: string, says: string, key = 'k1') => ({ stamp, says, key });
  const before: OurRecords = new Map([['a', record('10:00', '40')]]);

  it('is one whose stamp moved and that says what it said', () => {
    expect(savedInVain(before, new Map([['a', record('10:05', '40')]]))).toEqual(['k1 was written and says what it said']);
    expect(savedInVain(before, new Map([['a', record('10:05', '41')]]))).toEqual([]);
    expect(savedInVain(before, before)).toEqual([]);
  });

  it('is one that was deleted and made anew', () => {
    expect(savedInVain(before, new Map([['b', record('10:05', '40')]]))).toEqual(['k1 was deleted and made anew']);
    expect(savedInVain(before, new Map([...before, ['b', record('10:05', '40', 'k2')]]))).toEqual([]);
    expect(savedInVain(before, new Map())).toEqual([]);
  });
});
