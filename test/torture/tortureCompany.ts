import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { demoSettings } from '../../src/demo/demoSettings.ts';
import { integrationUsername } from '../../src/localOrg/seed/createOrg.ts';
import { withValues } from '../../src/metadata/recordXml.ts';
import { readStarter, recordsZip } from '../../src/operations/setup/starterRecords.ts';
import { deploy } from '../localOrg/testOrg.ts';
import { assign } from '../reliability/changeSettings.ts';
import { openCompany, type BuiltCompany, type Company } from '../reliability/openCompany.ts';

const starter = join(import.meta.dirname, '..', '..', 'starter');
const families = ['Analytics', 'Integrations', 'Premium Support', 'Training'];
/** With them few edits touch less than a fifth of the customers, so that runs score some accounts and not all. */
const moreCustomers = 44;

/** What differs from the ready-made settings: product lines count, and one signal looks at the accounts below. */
const changed: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>> = {
  'Headroom_Health_Setting.default': {
    ...{ Least_Share__c: 20, Mirror_To_Account__c: true, Survey_Follow_Up__c: true },
    Fallback_Task_Owner__c: integrationUsername
  },
  'Headroom_Signal.case_open': { Roll_Up__c: 'Sum' },
  ...Object.fromEntries(
    demoSettings.flatMap(({ type, record, fields: { Active__c: isActive } }) =>
      isActive === true ? [[`${type}.${record}`, { Active__c: true }]] : []
    )
  )
};

let built: Promise<BuiltCompany> | undefined;

/** A company with product lines, prices, hierarchies, tasks about answers, scores on accounts and 60 customers, after one sync; the original is built once for each process. */
export async function openTortureCompany(): Promise<Company> {
  built ??= buildTortureCompany();
  return openCompany(await built);
}

async function buildTortureCompany(): Promise<BuiltCompany> {
  const company = await openCompany();
  try {
    await setWeight(company, 40);
    await assign(company, integrationUsername, 'Headroom_Account_Mirror');
    await addCatalogue(company);
    await addCustomers(company);
    await company.pass(600);
    await company.sync();
    const stopped = await company.stop();
    process.once('exit', () => rmSync(stopped.folder, { recursive: true, force: true }));
    return stopped;
  } catch (error) {
    await company.remove();
    throw error;
  }
}

/** Deploys the settings with a weight of one measure, as an admin who tries one. */
export async function setWeight({ org }: Company, weight: number): Promise<void> {
  const all: typeof changed = { ...changed, 'Headroom_Measure.vr_oldest_case': { Weight__c: weight } };
  const records = (await readStarter(starter)).flatMap((one) => {
    const values = all[`${one.object.replace(/__mdt$/, '')}.${one.name}`];
    return values === undefined ? [] : [withValues(one, values)];
  });
  const { success, details } = await deploy(org, recordsZip(records));
  if (success !== true) throw new Error(JSON.stringify(details));
}

async function addCatalogue({ org }: Company): Promise<void> {
  const [book] = await org.query('SELECT Id FROM Pricebook2 WHERE IsStandard = true');
  for (const Family of families) {
    const Product2Id = await org.create('Product2', { Name: Family, Family, IsActive: true });
    await org.create('PricebookEntry', { Product2Id, Pricebook2Id: book.Id, UnitPrice: 100, IsActive: true });
  }
  await org.create('Campaign', { Name: 'Webinar', Type: 'Webinar', IsActive: true });
}

async function addCustomers({ org }: Company): Promise<void> {
  const accounts: string[] = [];
  for (let n = 0; n < moreCustomers; n += 1) {
    const ParentId = n % 4 === 3 ? (accounts[n - 2] ?? null) : null;
    const row = { Name: `Customer ${n}`, Type: 'Customer - Direct', NumberOfEmployees: 10 + 17 * n, ParentId };
    accounts.push(await org.create('Account', row));
  }
  for (const [n, AccountId] of accounts.entries()) {
    await org.create('Contact', { AccountId, LastName: `Contact ${n}`, Title: n % 3 === 0 ? 'VP Finance' : 'Manager' });
  }
}
