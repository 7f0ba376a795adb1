import type { Locator, Page } from 'playwright-core';
import type { Explanation } from '../../src/domain/explanation.ts';
import type { SyncResult } from '../../src/domain/syncResult.ts';
import { headroomJson } from '../nut/headroom.ts';
import { andSettle } from './watchedPage.ts';

/** A sync of the demo company by the command, as a process. */
export function syncDemo(): Promise<SyncResult> {
  return headroomJson<SyncResult>('sync');
}

/** What the command says of an account's scores. */
export function explainDemo(account: string): Promise<Explanation> {
  return headroomJson<Explanation>('explain', '--account', account);
}

/** Opens the fold of a part of the health widget and gives the part. */
export async function openFold(page: Page, part: string): Promise<Locator> {
  await andSettle(page, () => page.locator(`${part} button[aria-expanded="false"]`).first().click());
  return page.locator(part);
}

/** The number that the headline of an account page shows. */
export async function headlineNumber(page: Page): Promise<string> {
  return (await page.locator('c-headroom-headline .number').first().innerText()).trim();
}
