import type { Company } from '../reliability/openCompany.ts';
import { changesByFreshCopy, differences } from '../reliability/orgEqualsStore.ts';
import { writtenByService } from './humanInput.ts';
import { leftUndone } from './recomputed.ts';

const ours = ['Headroom_Scorecard_Result__c', 'Headroom_Whitespace_Cell__c', 'Headroom_Account_Summary__c', 'Headroom_Health_Run__c'];

/** What is wrong with a company once the faults have gone and two syncs have run. */
export async function endState(company: Company, tell: (line: string) => void): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (let n = 1; n <= 2; n += 1) {
    await company.pass(1200);
    const { status, writtenTotal, failed, scored } = await company.sync();
    tell(`end ${n}: ${status} ${scored?.kind} ${scored?.accounts}, wrote ${writtenTotal}`);
    if (n === 2 && status !== 'done') wrong.push(`the second quiet sync ended ${status}: ${JSON.stringify(failed.slice(0, 3))}`);
  }
  wrong.push(...(await differences(company)).slice(0, 12).map((line) => `copy: ${line}`));
  wrong.push(...(await leftUndone(company)).slice(0, 12).map((line) => `left undone: ${line}`));
  await company.pass(60);
  const { writtenTotal } = await company.sync();
  if (writtenTotal > 0) wrong.push(`a sync without any change wrote ${writtenTotal}`);
  wrong.push(...(await twice(company)), ...(await writtenByService(company)));
  await company.pass(60);
  await company.sync({ full: true });
  await company.pass(60);
  const again = await company.sync({ full: true });
  if (again.writtenTotal > 0) wrong.push(`a second full sync wrote ${again.writtenTotal}`);
  wrong.push(...(await changesByFreshCopy(company)).slice(0, 12).map((line) => `fresh copy: ${line}`));
  return wrong;
}

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
