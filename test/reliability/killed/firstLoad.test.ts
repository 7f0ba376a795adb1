import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OnStep } from '../../../src/domain/runStep.ts';
import { openCompany, type Company } from '../openCompany.ts';
import { changesByFreshCopy, differences } from '../orgEqualsStore.ts';
import { peopleOf } from '../peopleAct.ts';
import { newestRequest, requestsSince } from '../requestsAsked.ts';
import { covers } from '../rows.ts';
import { killedAndRunAgain, peopleEdit, readAgain, undisturbed, withoutCopy, type Before, type Ended } from './killedCompany.ts';
import { sizes, type Kill } from './killedRun.ts';

/**
 * The first load of a machine, of an org in which people have worked since the scores were written. Their edits lie before the five
 * minutes by which windows overlap: what was changed in these is read again by every run, killed or not.
 */
const before: Before = async (company) => {
  await withoutCopy(company);
  await peopleEdit(company);
  await company.pass(600);
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
    'behind $step ($occurrence) reads at most a page of each object again and ends as if nothing had happened',
    async (kill) => {
      const ended = await killedAndRunAgain(before, kill);
      expect(ended.result).toMatchObject({ status: 'done', failed: [] });
      expect(ended.content).toEqual(whole.content);
      expect(Object.entries(readAgain(ended, whole)).filter(([, pages]) => pages > 1)).toEqual([]);
    }
  );
});

describe('what people delete while a killed first load waits for the next run', () => {
  covers([5, 14]);
  let company: Company;
  beforeAll(async () => {
    company = await openCompany();
    await withoutCopy(company);
  });
  afterAll(() => company.remove());

  it('is gone from the copy and from the scores of that very run, which goes on with the download', async () => {
    const die: OnStep = (step, object) => {
      if (step === 'page_staged' && object === 'Case') throw new Error('the run died here');
    };
    await expect(company.sync({ sizes, onStep: die })).rejects.toThrow('the run died here');
    const [open] = await company.org.query(
      "SELECT Id FROM Case WHERE Account.Name = 'Nettle Freight' AND IsClosed = false ORDER BY CreatedDate"
    );
    await peopleOf(company).remove('Case', open?.Id);
    await company.pass(10);
    const since = await newestRequest(company);
    expect(await company.sync({ sizes })).toMatchObject({ status: 'done' });
    const jobs = (await requestsSince(company, since)).filter(({ method, path }) => method === 'POST' && path.endsWith('/jobs/query'));
    expect(jobs.map(({ object }) => object)).not.toContain('Case');
    expect(await differences(company)).toEqual([]);
    expect(await changesByFreshCopy(company)).toEqual([]);
  });
});
