import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../page/browser.ts';
import type { OwnUser } from '../page/ownPage.ts';
import { seeEverything } from './everyScreen.ts';
import { foundIn } from './planted.ts';
import type { Secret, Seen } from './planted.ts';
import { readers, startPlantedOrg } from './plantedOrg.ts';
import type { PlantedOrg } from './plantedOrg.ts';
import { readEverything } from './everyAnswer.ts';
import { forNobody, hiddenFrom } from './readers.ts';
import { watchReader } from './watchedReader.ts';

type SeenBy = Readonly<Record<OwnUser, readonly Seen[]>>;

let planted: PlantedOrg;
let browser: Browser;
let screens: SeenBy;
let answers: SeenBy;

beforeAll(async () => {
  [planted, browser] = await Promise.all([startPlantedOrg(), launchBrowser()]);
  screens = await ofEach(async (user) => {
    const reader = await watchReader(browser);
    const account = planted.accountOf(user);
    await seeEverything(reader, (path) => `${planted.page.url(path)}&user=${user}`, { account, records: await planted.recordsOf(user) });
    return reader.seen();
  });
  answers = await ofEach(async (user) => readEverything(await planted.clientOf(user), planted.accountOf(user)));
});
afterAll(async () => {
  await browser.close();
  await planted.close();
});

async function ofEach(read: (user: OwnUser) => Promise<readonly Seen[]>): Promise<SeenBy> {
  const [rep = [], csm = [], leader = []] = await Promise.all(readers.map(read));
  return { rep, csm, leader };
}

const whereOf = (seen: readonly Seen[], kind: string): readonly string[] =>
  seen.flatMap(({ where, text }) => (where.startsWith(kind) && text.length > 0 ? [where] : []));

describe('every screen, answer, copy and file', () => {
  it('shows a rep without cases, amounts and contract values none of them', () => {
    expect(foundIn(screens.rep, hiddenFrom.rep)).toEqual([]);
  });

  it('shows a leader without opportunities, verbatims and the words of colleagues none of them', () => {
    expect(foundIn(screens.leader, hiddenFrom.leader)).toEqual([]);
  });

  it('shows nobody the value of a sensitive signal, nor points that lead back to a hidden value', () => {
    expect(foundIn(screens.csm, forNobody)).toEqual([]);
  });

  it('shows a manager with all rights what the others miss, so that the search is known to find it', () => {
    const shown: readonly Secret[] = ['case', 'opportunity', 'amount', 'contractValue', 'judgement', 'lossReason'];
    expect(shown.filter((kind) => foundIn(screens.csm, [kind]).length === 0)).toEqual([]);
  });

  it.each(readers)('was looked at as the %s: scorecards, what-if, three tabs of book and matrix, their files, a copy', (user) => {
    const looked = whereOf(screens[user], 'screen');
    expect(looked).toEqual(
      expect.arrayContaining([
        'screen account page, what-if of scorecard 3',
        'screen book, export of tab 3',
        'screen matrix, opened in tab 3'
      ])
    );
    expect(whereOf(screens[user], 'file').join()).toContain('.csv');
    expect(whereOf(screens[user], 'copy')).toEqual(['copy from account page, shareable copy']);
  });

  it.each(['rep', 'csm'] as const)('was looked at as the %s: menus of rows, forms of answers and of opportunities', (user) => {
    expect(whereOf(screens[user], 'screen')).toEqual(
      expect.arrayContaining([
        'screen account page, menu of a row',
        'screen account page, answer form',
        'screen matrix, panel in tab 1, answer form',
        'screen page of a new opportunity',
        'screen phone form of a new opportunity'
      ])
    );
  });

  it('copies nothing of an internal scorecard for a customer', () => {
    const copied = screens.csm.filter(({ where }) => where.startsWith('copy')).map(({ text }) => text);
    expect(copied.join()).not.toContain('Risk by department');
    expect(copied.join()).toContain('Renewal, growth, advocacy');
  });
});

describe('explain, and every field that the sync wrote', () => {
  it.each(readers)('tell the %s nothing that he may not read', (user) => {
    expect(foundIn(answers[user], hiddenFrom[user])).toEqual([]);
  });

  it('hold of records that are not ours the contract value and what is paid for a product line, for a manager with all rights', () => {
    const written = answers.csm.filter(({ where }) => !where.startsWith('explain'));
    const [paid, records] = [true, false].map((isPaid) => written.filter(({ where }) => where.endsWith('.Owned_Amount__c') === isPaid));
    expect(foundIn(paid ?? [], ['amount'])).not.toEqual([]);
    expect(foundIn(records ?? [], ['contractValue'])).not.toEqual([]);
    expect(foundIn(records ?? [], ['case', 'opportunity', 'amount', 'verbatim', 'judgement', 'lossReason'])).toEqual([]);
  });

  it('show that manager the words of an answer, read with his rights', () => {
    expect(foundIn(answers.csm, ['verbatim', 'judgement']).map((found) => found.split(' in ').at(-1))).toEqual(
      expect.arrayContaining(['explain', 'explain --json'])
    );
  });
});
