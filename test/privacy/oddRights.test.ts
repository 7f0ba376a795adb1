import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listWhitespace } from '../../src/operations/whitespace/listWhitespace.ts';
import { launchBrowser } from '../page/browser.ts';
import type { OwnUser } from '../page/ownPage.ts';
import { readEverything } from './everyAnswer.ts';
import { seeEverything } from './everyScreen.ts';
import { hiddenFromOdd, oddRights, othersOf } from './oddRights.ts';
import { foundIn } from './planted.ts';
import type { Seen } from './planted.ts';
import { readers, startPlantedOrg } from './plantedOrg.ts';
import type { PlantedOrg } from './plantedOrg.ts';
import { watchReader } from './watchedReader.ts';

let planted: PlantedOrg;
let browser: Browser;
const seen = new Map<OwnUser, readonly Seen[]>();

beforeAll(async () => {
  [planted, browser] = await Promise.all([startPlantedOrg(oddRights), launchBrowser()]);
  for (const user of readers) {
    const reader = await watchReader(browser);
    const account = planted.accountOf(user);
    await seeEverything(reader, (path) => `${planted.page.url(path)}&user=${user}`, { account, records: await planted.recordsOf(user) });
    seen.set(user, await reader.seen());
  }
});
afterAll(async () => {
  await browser.close();
  await planted.close();
});

const screenOf = (user: OwnUser, screen: string): string =>
  (seen.get(user) ?? []).flatMap(({ where, text }) => (where === `screen ${screen}` ? [text] : [])).join('\n');

describe('people with rights that no role has', () => {
  it('see what they may: a rep his account, its answer and a form, a success manager why he creates nothing', () => {
    expect(screenOf('rep', 'account page')).toContain('Customer 1');
    expect(screenOf('rep', 'page of a new opportunity')).toContain('Customer 1 - Analytics');
    expect(screenOf('rep', 'phone form of a new opportunity')).toContain('Customer 1 - Analytics');
    expect(foundIn(seen.get('rep') ?? [], ['feedback'])).not.toEqual([]);
    expect(screenOf('csm', 'account page')).toContain('You may not create opportunities');
  });

  it('are told which access is missing where they have none', () => {
    expect(screenOf('leader', 'account page')).toContain('You cannot see products of this account.');
    expect(screenOf('leader', 'matrix')).toContain('You cannot see what accounts could still buy.');
  });

  it.each(readers)('find nothing on any screen, in any answer or file that they may not read: as the %s', (user) => {
    expect(foundIn(seen.get(user) ?? [], hiddenFromOdd[user])).toEqual([]);
  });

  it.each(readers)('find no account that is not shared with them: as the %s', (user) => {
    const found = (seen.get(user) ?? []).filter(({ text }) => othersOf[user].test(text));
    expect(found.map(({ where }) => where)).toEqual([]);
  });

  it.each(['rep', 'csm'] as const)('are told no more by the commands: as the %s', async (user) => {
    const client = await planted.clientOf(user);
    const answers = [...(await readEverything(client, planted.accountOf(user)))];
    const { cells } = await listWhitespace(client, { sort: 'amount' });
    answers.push({ where: 'whitespace list', text: JSON.stringify(cells) });
    expect(foundIn(answers, hiddenFromOdd[user])).toEqual([]);
    expect(answers.filter(({ text }) => othersOf[user].test(text))).toEqual([]);
    expect(cells.length).toBeGreaterThan(0);
  });
});
