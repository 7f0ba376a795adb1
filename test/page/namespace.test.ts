import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deployPackage } from '../../src/operations/deployPackage.ts';
import { connectForDeploy } from '../../src/org/connect.ts';
import { startPage } from '../../src/page/startPage.ts';
import type { RunningPage } from '../../src/page/startPage.ts';
import { launchBrowser } from './browser.ts';
import { startOwnPage } from './ownPage.ts';
import type { OwnPage } from './ownPage.ts';
import { openPage } from './watchedPage.ts';

const root = join(import.meta.dirname, '../..');
const cacheFolder = join('.headroom', 'cache');

let folder: string;
let own: OwnPage;
let named: RunningPage;
let browser: Browser;
let recordPath: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'headroom-names-'));
  cpSync(join(root, 'force-app/main/default/objects'), join(folder, 'main/default/objects'), { recursive: true });
  cpSync(join(import.meta.dirname, 'fixtures/names'), join(folder, 'main/default'), { recursive: true });
  [own, browser] = await Promise.all([startOwnPage(folder), launchBrowser()]);
  const signIn = { kind: 'token', instanceUrl: own.instanceUrl, accessToken: own.accessToken } as const;
  const { client, wire } = await connectForDeploy({ signIn });
  await deployPackage(wire, client.identity.apiVersion, root);
  const users = { csm: own.accessToken };
  const org = { instanceUrl: own.instanceUrl, users };
  named = await startPage({ org, port: 0, cacheFolder, packageFolder: folder, namespace: 'hdrm' });
  const account = (await own.org('POST', '/sobjects/Account', { Name: 'Quillhaven', Headroom_Score__c: 61.5 })) as { id: string };
  const pulse = { Account__c: account.id, Pulse__c: 'Worried', Reason__c: 'Headroom_Pulse__c is a word of this text' };
  await own.org('POST', '/sobjects/Headroom_Pulse__c', pulse);
  recordPath = `/lightning/r/Account/${account.id}/view`;
});

afterAll(async () => {
  await browser.close();
  await named.close();
  await own.close();
  rmSync(folder, { recursive: true, force: true });
});

async function texts(page: Page): Promise<Record<string, string>> {
  const entries: (readonly [string, string])[] = [];
  for (const line of await page.locator('c-name-bench [data-name]').all()) {
    entries.push([(await line.getAttribute('data-name')) ?? '', await line.innerText()]);
  }
  return Object.fromEntries(entries);
}

/** What the bench shows on opening, and after it has written a record, which is deleted again. */
async function shown(
  address: string
): Promise<{ opened: Record<string, string>; written: Record<string, string>; troubles: readonly string[] }> {
  const { page, troubles } = await openPage(browser, address);
  const opened = await texts(page);
  await page.getByRole('button', { name: 'Write', exact: true }).click();
  await page.locator('[data-name="outcome"]').filter({ hasText: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST' }).waitFor();
  await page.locator('[data-name="record"]').filter({ hasText: 'Written again' }).waitFor();
  const written = await texts(page);
  await page.close();
  const soql = encodeURIComponent("SELECT Id FROM Headroom_Pulse__c WHERE Pulse__c = 'Neutral'");
  const { records } = (await own.org('GET', `/query?q=${soql}`)) as { records: { Id: string }[] };
  for (const { Id } of records) await own.org('DELETE', `/sobjects/Headroom_Pulse__c/${Id}`);
  // The browser itself notes the refusal that the bench provokes.
  return { opened, written, troubles: troubles.filter((line) => !line.includes('status of 400') && !line.includes('status of 404')) };
}

describe('a page whose package has a namespace', () => {
  it('gives components names with it, and the same content as without', async () => {
    const plain = await shown(own.page.url(recordPath));
    const spaced = await shown(named.addressOf(recordPath));
    expect(plain.opened).toMatchObject({
      schema: 'Headroom_Pulse__c Pulse__c Account__r.Name',
      info: 'Pulse Headroom_Pulse__c Reason__c Headroom_Pulses__r',
      plain: 'Headroom_Pulse__c',
      graphqlKeys: 'Headroom_Pulse__c Id Reason__c step Account__r',
      graphql: 'Worried Headroom_Pulse__c is a word of this text Quillhaven'
    });
    expect(spaced.opened).toMatchObject({
      schema: 'hdrm__Headroom_Pulse__c hdrm__Pulse__c hdrm__Account__r.Name',
      info: 'Pulse hdrm__Headroom_Pulse__c hdrm__Reason__c hdrm__Headroom_Pulses__r',
      plain: 'NOT_FOUND',
      graphqlKeys: 'hdrm__Headroom_Pulse__c Id hdrm__Reason__c step hdrm__Account__r'
    });
    expect([spaced.opened['graphql'], spaced.opened['children']]).toEqual([plain.opened['graphql'], plain.opened['children']]);
    expect(plain.written).toMatchObject({
      record: 'Written again Quillhaven 61.5',
      outcome: 'Pulse__c INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'
    });
    expect(spaced.written).toMatchObject({ record: plain.written['record'], outcome: `hdrm__${plain.written['outcome']}` });
    expect([plain.troubles, spaced.troubles]).toEqual([[], []]);
  });
});
