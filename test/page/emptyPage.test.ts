import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deployPackage } from '../../src/operations/deployPackage.ts';
import { connectForDeploy } from '../../src/org/connect.ts';
import { launchBrowser } from './browser.ts';
import { startOwnPage } from './ownPage.ts';
import type { OwnPage, SignIn } from './ownPage.ts';
import { makeUser } from './ownUsers.ts';
import { axeViolations, desktop, fewAppearances, horizontalOverflow, openPage, withTheme } from './watchedPage.ts';

const root = join(import.meta.dirname, '../..');

/** Deploys the package, and makes a rep who was given none of its permission sets. */
async function prepare(org: OwnPage['org'], { instanceUrl, accessToken }: SignIn): Promise<readonly ['rep']> {
  const { client, wire } = await connectForDeploy({ signIn: { kind: 'token', instanceUrl, accessToken } });
  await deployPackage(wire, client.identity.apiVersion, root);
  await makeUser(org, 'rep');
  return ['rep'];
}

let own: OwnPage;
let browser: Browser;
let recordPath: string;

beforeAll(async () => {
  [own, browser] = await Promise.all([startOwnPage(join(root, 'force-app'), prepare), launchBrowser()]);
  const { id } = (await own.org('POST', '/sobjects/Account', { Name: 'Not yet read', Type: 'Prospect' })) as { id: string };
  recordPath = `/lightning/r/Account/${id}/view`;
});

afterAll(async () => {
  await browser.close();
  await own.close();
});

describe('account page without results', () => {
  it.each(fewAppearances)(
    'is accessible before the first run, and for a user without permission sets, in $name',
    async ({ theme, size }) => {
      for (const user of ['csm', 'rep']) {
        const { page, troubles } = await openPage(browser, withTheme(own.page.url(`${recordPath}?user=${user}`), theme), size);
        expect(await page.locator('c-headroom-health').innerText()).not.toBe('');
        expect(await page.locator('c-headroom-whitespace').innerText()).not.toBe('');
        expect(await axeViolations(page)).toEqual([]);
        expect(await horizontalOverflow(page)).toBeLessThanOrEqual(0);
        expect(troubles).toEqual([]);
        await page.close();
      }
    }
  );

  it.each(fewAppearances)('is accessible when the org stops answering, in $name', async ({ theme, size }) => {
    const page = await browser.newPage({ viewport: size });
    await page.route('**/graphql', (route) => route.abort());
    await page.goto(withTheme(own.page.url(recordPath), theme));
    await page.locator('c-headroom-health').getByRole('button').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.close();
  });

  it('lists accounts without the columns that the viewer may not see', async () => {
    const { page, troubles } = await openPage(browser, own.page.url('/lightning/o/Account/list?user=rep'), desktop);
    const headers = await page.getByRole('columnheader').allInnerTexts();
    expect(headers).toEqual(['Account Name', 'Account Type', 'Industry']);
    expect(troubles).toEqual([]);
    await page.close();
  });
});
