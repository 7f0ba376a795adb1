import { beforeAll, describe, expect, it } from 'vitest';
import { covers } from '../rows.ts';
import { killedAndRunAgain, peopleEdit, readAgain, undisturbed, type Ended } from './killedCompany.ts';
import type { Kill } from './killedRun.ts';

const kills: readonly Kill[] = [
  { step: 'page_rows_applied', occurrence: 1 },
  { step: 'deletes_applied', occurrence: 1 },
  { step: 'score_computed', occurrence: 1 },
  { step: 'write_set_planned', occurrence: 1 },
  { step: 'write_sent', occurrence: 1 },
  { step: 'ledger_saved', occurrence: 1 },
  { step: 'report_written', occurrence: 1 }
];

describe('a run that is killed', () => {
  covers([3]);
  let whole: Ended;
  beforeAll(async () => {
    whole = await undisturbed(peopleEdit);
  });

  it('has something to write in the first place', () => {
    expect(whole.result.writtenTotal).toBeGreaterThan(0);
  });

  it.each(kills)(
    'behind $step, time $occurrence, reads at most a page of each object again and ends as if nothing had happened',
    async (kill) => {
      const ended = await killedAndRunAgain(peopleEdit, kill);
      expect(ended.result).toMatchObject({ status: 'done', failed: [] });
      expect(ended.content).toEqual(whole.content);
      expect(Object.entries(readAgain(ended, whole)).filter(([, pages]) => pages > 1)).toEqual([]);
    }
  );
});
