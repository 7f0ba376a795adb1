import type { OrgClient, RowToSave } from '../../src/org/orgClient.ts';
import { usernameOf } from '../page/ownPage.ts';
import type { OwnUser } from '../page/ownPage.ts';
import type { Secret } from './planted.ts';
import { restrictedSetZip } from './restrictedSet.ts';
import type { SetRequest } from './restrictedSet.ts';

/** The fields that tell the contract value: granted and withheld together. */
export const contractValue: readonly string[] = [
  'Headroom_Account_Summary__c.Contract_Value__c',
  'Headroom_Account_Summary__c.Whitespace_Full_Amount__c',
  'Headroom_Whitespace_Cell__c.Value_Based_Amount__c',
  'Headroom_Whitespace_Cell__c.Owned_Amount__c',
  'Contract.Headroom_Annual_Value__c'
];

export const accountFields: readonly string[] = [
  'Account.Type',
  'Account.NumberOfEmployees',
  'Contract.StartDate',
  'Contract.EndDate',
  'Contact.Email',
  'Contact.AccountId'
];
const everything = ['Account', 'Case', 'Contact', 'Contract', 'Opportunity'];
const openFields = [...accountFields, 'Case.Description', 'Case.Priority', 'Case.Subject', 'Opportunity.Amount', 'Opportunity.NextStep'];

export type Rights = Readonly<Record<OwnUser, Omit<SetRequest, 'name'>>>;

/** What each of the three may read, beside the package's own objects as their role has them. */
export const rights: Rights = {
  rep: {
    ...{ like: 'Headroom_Rep', without: contractValue },
    sources: { objects: ['Account', 'Contact', 'Contract', 'Opportunity'], fields: accountFields, written: ['Opportunity'] }
  },
  csm: { like: 'Headroom_Success', without: [], sources: { objects: everything, fields: openFields, written: ['Opportunity'] } },
  leader: {
    like: 'Headroom_Leader',
    without: [
      ...contractValue,
      'Opportunity',
      'Headroom_Pulse__c',
      'Headroom_Health_Override__c',
      'Headroom_Whitespace_Feedback__c',
      'Headroom_Survey_Response__c.Verbatim__c'
    ],
    sources: { objects: ['Account', 'Case', 'Contact', 'Contract'], fields: [...accountFields, 'Case.Subject', 'Case.Description'] }
  }
};

/** What nobody may find, whatever his rights. */
export const forNobody: readonly Secret[] = ['sensitive', 'exactPoints'];

/** What each of them must not find anywhere. */
export const hiddenFrom: Readonly<Record<OwnUser, readonly Secret[]>> = {
  rep: ['case', 'amount', 'contractValue', 'lossReason', ...forNobody],
  csm: forNobody,
  leader: ['opportunity', 'amount', 'contractValue', 'verbatim', 'judgement', 'lossReason', ...forNobody]
};

type Making = { readonly client: OrgClient; readonly rights: Rights; readonly deploy: (zip: Uint8Array) => Promise<unknown> };

/** Makes one of the three: a user whose profile gives nothing but access by API, with a permission set that names all he may read. @returns his id */
export async function makeReader(user: OwnUser, { client, deploy, rights: given }: Making): Promise<string> {
  const name = `Privacy_${user}`;
  await deploy(restrictedSetZip({ name, ...given[user] }));
  const idOf = async (soql: string): Promise<string> => String((await client.query(soql))[0]?.['Id'] ?? '');
  const save = async (object: string, row: RowToSave): Promise<string> => {
    const [receipt] = await client.saveRows({ object, operation: 'insert', rows: [row] });
    if (receipt?.ok !== true) throw new Error(`${object} of ${user}: ${receipt?.message ?? 'no answer'}`);
    return receipt.id;
  };
  const AssigneeId = await save('User', {
    ...{ Username: usernameOf(user), Email: usernameOf(user), Alias: user, LastName: `The ${user}`, IsActive: true },
    ...{ TimeZoneSidKey: 'Europe/Berlin', LocaleSidKey: 'en_US', LanguageLocaleKey: 'en_US', EmailEncodingKey: 'UTF-8' },
    ProfileId: await idOf("SELECT Id FROM Profile WHERE Name = 'Minimum Access - API Only Integrations'")
  });
  const PermissionSetLicenseId = await idOf("SELECT Id FROM PermissionSetLicense WHERE DeveloperName = 'SalesforceAPIIntegrationPsl'");
  await save('PermissionSetLicenseAssign', { AssigneeId, PermissionSetLicenseId });
  await save('PermissionSetAssignment', { AssigneeId, PermissionSetId: await idOf(`SELECT Id FROM PermissionSet WHERE Name = '${name}'`) });
  return AssigneeId;
}
