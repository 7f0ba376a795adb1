import { join } from 'node:path';
import { deployPackage } from '../../../src/operations/deployPackage.ts';
import { connectForDeploy } from '../../../src/org/connect.ts';
import { fillBook } from '../bigBook.ts';
import { startOwnPage } from '../ownPage.ts';
import type { OwnPage } from '../ownPage.ts';
import { idOf, makeUser } from '../ownUsers.ts';
import type { Scene, Sketch } from './scene.ts';

const root = join(import.meta.dirname, '../../..');
const customers = 14;
const bookPath = '/lightning/n/Headroom_Book';
const matrixPath = '/lightning/n/Headroom_Matrix';
const dayMs = 86_400_000;

type OwnSketch = Omit<Sketch, 'part'> & { readonly user?: string };

/**
 * States that the demo company is never in, each made by what makes it in an org: nothing set up, no run yet, a run that failed, old
 * data, no permission, records that a newer version wrote. The org changes between the scenes, so they are taken one after the other.
 */
export async function* ownScenes(): AsyncGenerator<Scene> {
  const own = await startOwnPage(join(root, 'force-app'), async (org, signIn) => {
    const { client, wire } = await connectForDeploy({ signIn: { kind: 'token', ...signIn } });
    await deployPackage(wire, client.identity.apiVersion, root);
    await makeUser(org, 'csm', 'Headroom_Success');
    await makeUser(org, 'rep');
    return ['csm', 'rep'];
  });
  try {
    const { id } = (await own.org('POST', '/sobjects/Account', { Name: 'Bramblewick Textiles', Type: 'Prospect' })) as { id: string };
    yield* beforeTheFirstRun(own, id);
    await fillBook({ instanceUrl: own.instanceUrl, accessToken: own.accessToken }, customers);
    yield* afterRuns(own);
  } finally {
    await own.close();
  }
}

async function* beforeTheFirstRun(own: OwnPage, accountId: string): AsyncGenerator<Scene> {
  const widgets = widgetsOn(own, accountId);
  const book = tabOf(own, bookPath);
  const matrix = tabOf(own, matrixPath);
  yield widgets({ name: 'not-set-up', title: 'Not set up', says: 'What a success manager sees before anything was set up.' });
  yield widgets({ name: 'not-set-up-admin', title: 'Not set up, for an admin', says: 'An admin is told what to do next.', user: 'admin' });
  yield book({ name: 'book-not-set-up', title: 'Book, not set up', says: 'Before anything was set up there is no book.' });
  yield matrix({ name: 'matrix-not-set-up', title: 'Matrix, not set up', says: 'Before product lines were accepted there is no matrix.' });
  await failedRun(own, 'first');
  yield widgets({ name: 'first-run', title: 'Before the first good run', says: 'A run has begun and stopped; no values yet, and why.' });
}

async function* afterRuns(own: OwnPage): AsyncGenerator<Scene> {
  const [newer, broken, usual] = [await accountNamed(own, 2), await accountNamed(own, 4), await accountNamed(own, 8)];
  const widgets = widgetsOn(own, usual);
  const book = tabOf(own, bookPath);
  const matrix = tabOf(own, matrixPath);
  yield widgets({ name: 'no-access', title: 'No access', says: 'A user without any permission set of Headroom.', user: 'rep' });
  yield book({ name: 'book-no-access', title: 'Book, no access', says: 'The same user on the book.', user: 'rep' });
  yield matrix({ name: 'matrix-no-access', title: 'Matrix, no access', says: 'The same user on the matrix.', user: 'rep' });
  await rewrite(own, newer, (detail) => detail.replace('"v":1', '"v":9'));
  yield widgetsOn(own, newer)({ name: 'newer', title: 'Written by a newer version', says: 'The result is newer than the widget.' });
  await rewrite(own, broken, () => '{"v":1,');
  yield widgetsOn(own, broken)({ name: 'broken', title: 'Cannot be read', says: 'The text of a result was damaged; the run is named.' });
  await failedRun(own, 'last');
  yield widgets({
    name: 'sync-failed',
    title: 'The last sync failed',
    says: 'The values of the last good run stay, and why the last one stopped.'
  });
  yield book({ name: 'book-sync-failed', title: 'Book, the last sync failed', says: 'The same on the book.', user: 'admin' });
  await own.setClock(new Date(Date.now() + 3 * dayMs).toISOString());
  yield widgets({ name: 'stale', title: 'Old data', says: 'No run for three days: a line with the time, and the values stay.' });
}

/** Both widgets of an account page. */
function widgetsOn(own: OwnPage, accountId: string): (sketch: OwnSketch) => Scene {
  return ({ user = 'csm', ...rest }) => {
    return { ...rest, address: own.page, path: `/lightning/r/Account/${accountId}/view?user=${user}`, part: 'page-regions' };
  };
}

function tabOf(own: OwnPage, path: string): (sketch: OwnSketch) => Scene {
  return ({ user = 'csm', ...rest }) => ({ ...rest, address: own.page, path: `${path}?user=${user}`, part: 'page-regions' });
}

function accountNamed(own: OwnPage, at: number): Promise<string> {
  return idOf(own.org, `SELECT Id FROM Account WHERE Name = 'Customer ${String(at).padStart(4, '0')}'`);
}

/** A run that stopped, as the service writes it. */
async function failedRun(own: OwnPage, key: string): Promise<void> {
  const run = { Key__c: `${key}-failed`, Run_Id__c: `${key}-failed`, Status__c: 'Failed', Kind__c: 'Full' };
  const Started_At__c = new Date(Date.now() + 60_000).toISOString();
  await own.org('POST', '/sobjects/Headroom_Health_Run__c', { ...run, Started_At__c, Error__c: 'ApiBudgetReached' });
}

/** Changes the text of an account's headline result in place. */
async function rewrite(own: OwnPage, accountId: string, change: (detail: string) => string): Promise<void> {
  const where = `Account__c = '${accountId}' AND Scorecard__c = 'vendor_risk'`;
  const id = await idOf(own.org, `SELECT Id FROM Headroom_Scorecard_Result__c WHERE ${where}`);
  const record = (await own.org('GET', `/sobjects/Headroom_Scorecard_Result__c/${id}`)) as { Detail__c: string };
  await own.org('PATCH', `/sobjects/Headroom_Scorecard_Result__c/${id}`, { Detail__c: change(record.Detail__c) });
}
