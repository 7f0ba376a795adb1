import type { SyncResult } from '../../src/domain/syncResult.ts';
import type { SyncRequest } from '../../src/operations/sync/run/syncRequest.ts';
import type { Company } from '../reliability/openCompany.ts';
import { changesByFreshCopy, differences } from '../reliability/orgEqualsStore.ts';
import { writtenByService } from './humanInput.ts';
import { leftUndone } from './recomputed.ts';

const ours = ['Headroom_Scorecard_Result__c', 'Headroom_Whitespace_Cell__c', 'Headroom_Account_Summary__c', 'Headroom_Health_Run__c'];

/**
 * What is wrong with a company once the faults have gone: after two syncs the copy is the org and nobody was forgotten, after a
 * night nothing is parked any more, and a machine that never saw any of it writes what stands there already.
 */
export async function endState(company: Company, tell: (line: string) => void): Promise<readonly string[]> {
  const next = async (seconds: number, request: Partial<SyncRequest> = {}): Promise<SyncResult> => {
    await company.pass(seconds);
    const result = await company.sync(request);
    tell(`end: ${result.status}, ${result.scored?.kind} ${result.scored?.accounts}, wrote ${result.writtenTotal}`);
    return result;
  };
  await next(1200);
  await next(1200);
  const wrong = [
    ...(await differences(company)).slice(0, 12).map((line) => `copy: ${line}`),
    ...(await leftUndone(company)).slice(0, 12).map((line) => `left undone: ${line}`)
  ];
  const quiet = await next(60);
  if (quiet.writtenTotal > 0) wrong.push(`a sync without any change wrote ${quiet.writtenTotal}`);
  wrong.push(...(await twice(company)), ...writtenByService(company));
  // What the org refused is tried again once a night, because rules and triggers change without a trace.
  const { status, failed } = await next(secondsADay);
  if (status !== 'done') wrong.push(`the night after the last fault ended ${status}: ${JSON.stringify(failed.slice(0, 3))}`);
  const again = await next(60, { full: true });
  if (again.writtenTotal > 0) wrong.push(`a full sync right after another one wrote ${again.writtenTotal}`);
  wrong.push(...(await changesByFreshCopy(company)).slice(0, 12).map((line) => `fresh copy: ${line}`));
  return wrong;
}

const secondsADay = 86_400;

/** Records of ours of which there are two. */
async function twice({ org }: Company): Promise<readonly string[]> {
  const found: string[] = [];
  for (const object of ours) {
    const keys = (await org.query(`SELECT Key__c FROM ${object}`)).map(({ Key__c }) => String(Key__c));
    found.push(...keys.filter((key, at) => keys.indexOf(key) !== at).map((key) => `${object} ${key} is there twice`));
  }
  const tasks = (await org.query('SELECT Headroom_Key__c FROM Task WHERE Headroom_Key__c != null')).map((task) =>
    String(task.Headroom_Key__c)
  );
  found.push(...tasks.filter((key, at) => tasks.indexOf(key) !== at).map((key) => `Task ${key} is there twice`));
  return found;
}
