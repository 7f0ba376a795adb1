import { beforeAll, describe, expect, it } from 'vitest';
import { covers } from '../rows.ts';
import { killedAndRunAgain, peopleEdit, readAgain, undisturbed, withoutCopy, type Before, type Ended } from './killedCompany.ts';
import type { Kill } from './killedRun.ts';

/** The first load of a machine, of an org in which people have worked since the scores were written. */
const before: Before = async (company) => {
  await withoutCopy(company);
  await peopleEdit(company);
};

const kills: readonly Kill[] = [
  { step: 'job_id_saved', occurrence: 1 },
  { step: 'job_complete_seen', occurrence: 3 },
  { step: 'mid_page_download', occurrence: 4 },
  { step: 'page_staged', occurrence: 5 },
  { step: 'page_committed', occurrence: 30 },
  { step: 'cursor_advanced', occurrence: 20 }
];

describe('a first load that is killed', () => {
  covers([3, 14]);
  let whole: Ended;
  beforeAll(async () => {
    whole = await undisturbed(before);
  });

  it.each(kills)(
    'behind $step, time $occurrence, reads at most a page of each object again and ends as if nothing had happened',
    async (kill) => {
      const ended = await killedAndRunAgain(before, kill);
      expect(ended.result).toMatchObject({ status: 'done', failed: [] });
      expect(ended.content).toEqual(whole.content);
      expect(Math.max(0, ...Object.values(readAgain(ended, whole)))).toBeLessThanOrEqual(1);
    }
  );
});
