import type { FamilyFound } from '../../domain/lineProposal.ts';
import type { Candidate, SetupQuestions } from '../../domain/setupResult.ts';
import type { RecordModel } from '../../metadata/model.ts';
import type { OrgClient } from '../../org/orgClient.ts';
import { goalCandidates, measureObjects } from './setupGoals.ts';
import { usedObjects } from './usedObjects.ts';

const liveContract = 'ActivatedDate != null AND StartDate <= TODAY AND (EndDate = null OR EndDate > TODAY)';
const ownedAsset = "IsCompetitorProduct = false AND Status != 'Obsolete'";
const wonLately = 'IsWon = true AND CloseDate = LAST_N_DAYS:730';

/**
 * Counts what each answer to the questions would mean in this org.
 *
 * Reads counts and totals only. An object that the user cannot see offers nothing.
 *
 * @param readyMade  records that a goal switches on
 * @param families   that are offered as product lines
 */
export async function setupQuestions(
  client: OrgClient,
  readyMade: readonly RecordModel[],
  families: readonly FamilyFound[]
): Promise<SetupQuestions> {
  const objects = measureObjects(readyMade).flatMap((measure) => measure.objects);
  return {
    goal: goalCandidates(readyMade, await usedObjects(client, objects)),
    customers: await customers(client),
    'success-manager': await successManagers(client),
    'contract-value': await contractValues(client),
    'product-lines': families.map(({ family, owners }) => ({ answer: family, count: owners }))
  };
}

async function customers(client: OrgClient): Promise<readonly Candidate[]> {
  const type = await client.count("SELECT COUNT() FROM Account WHERE Type LIKE 'Customer%'");
  const both = `SELECT COUNT() FROM Account WHERE Id IN (SELECT AccountId FROM Contract WHERE ${liveContract}) AND (NOT Type LIKE 'Customer%')`;
  const contract = await distinctAccounts(client, 'Contract', liveContract);
  return [
    { answer: 'type-or-contract', count: type + (await client.count(both)) },
    { answer: 'type', count: type },
    { answer: 'contract', count: contract },
    { answer: 'asset', count: await distinctAccounts(client, 'Asset', ownedAsset) },
    { answer: 'won', count: await distinctAccounts(client, 'Opportunity', wonLately) }
  ];
}

async function distinctAccounts(client: OrgClient, object: string, where: string): Promise<number> {
  const [row] = await client.query(`SELECT COUNT_DISTINCT(AccountId) n FROM ${object} WHERE ${where}`);
  return Number(row?.['n'] ?? 0);
}

async function successManagers(client: OrgClient): Promise<readonly Candidate[]> {
  const roles = await client.query(
    'SELECT TeamMemberRole role, COUNT_DISTINCT(AccountId) n FROM AccountTeamMember GROUP BY TeamMemberRole'
  );
  const account = await client.describe('Account');
  const paths = account.fields.filter(
    ({ referenceTo, name }) => referenceTo.includes('User') && (name === 'OwnerId' || name.endsWith('__c'))
  );
  const fields = await Promise.all(
    paths.map(async ({ name }) => ({
      answer: `field:${name}`,
      count: await client.count(`SELECT COUNT() FROM Account WHERE ${name} != null`)
    }))
  );
  const teams = roles
    .filter((row) => row['role'] !== null)
    .map((row) => ({ answer: `team:${String(row['role'])}`, count: Number(row['n']) }));
  return [...teams.sort(byCount), ...fields];
}

async function contractValues(client: OrgClient): Promise<readonly Candidate[]> {
  return [
    await countAndSum(client, {
      answer: 'contract',
      from: `Contract WHERE ${liveContract} AND Headroom_Annual_Value__c != null`,
      sum: 'Headroom_Annual_Value__c'
    }),
    await countAndSum(client, {
      answer: 'opportunity',
      from: 'Opportunity WHERE IsWon = true AND CloseDate = LAST_N_DAYS:365',
      sum: 'Amount'
    }),
    await countAndSum(client, { answer: 'asset', from: `Asset WHERE ${ownedAsset} AND Price != null`, sum: 'Price' })
  ];
}

async function countAndSum(
  client: OrgClient,
  ask: { readonly answer: string; readonly from: string; readonly sum: string }
): Promise<Candidate> {
  const [row] = await client.query(`SELECT COUNT_DISTINCT(AccountId) n, SUM(${ask.sum}) total FROM ${ask.from}`);
  return { answer: ask.answer, count: Number(row?.['n'] ?? 0), total: Number(row?.['total'] ?? 0) };
}

function byCount(a: Candidate, b: Candidate): number {
  return b.count - a.count || (a.answer < b.answer ? -1 : 1);
}
