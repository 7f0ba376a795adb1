/** The org behind the page, and an access token for each user that may be chosen by `?user=`. */
export type PageOrg = {
  readonly instanceUrl: string;
  readonly users: { readonly [user: string]: string };
};

/** The user as whom the page opens. */
export const defaultUser = 'csm';

/** API version of the org that the page's components are written for. */
export const apiVersion = '66.0';

/** Who looks at the page and in which language, as the org and the address say. */
export type Viewer = {
  readonly user: string;
  readonly userId: string;
  readonly userName: string;
  readonly orgName: string;
  readonly language: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly isAdministrator: boolean;
  /** API names of custom permissions that the user's permission sets grant. */
  readonly customPermissions: readonly string[];
};

type Row = { readonly [field: string]: unknown };
type UserInfo = {
  readonly user_id: string;
  readonly name: string;
  readonly locale?: string;
  readonly language?: string;
  readonly zoneinfo?: string;
};

/**
 * Reads a user of the org: four small requests.
 *
 * @param language  chosen by `?lang=`: takes the place of the user's own language and, if it differs, of the locale
 * @throws          when the org refuses the user's token
 */
export async function readViewer(org: PageOrg, user: string, language: string | undefined): Promise<Viewer> {
  const info = (await askOrg(org, user, '/services/oauth2/userinfo')) as UserInfo;
  const [company] = await rows(org, user, 'SELECT Name, DefaultLocaleSidKey FROM Organization');
  const ownLanguage = info.language ?? 'en_US';
  const spoken = language ?? ownLanguage;
  return {
    user,
    userId: info.user_id,
    userName: info.name,
    language: spoken,
    locale: spoken.split('_')[0] === ownLanguage.split('_')[0] ? (info.locale ?? ownLanguage) : spoken,
    timeZone: info.zoneinfo ?? 'GMT',
    orgName: String(company?.['Name'] ?? ''),
    currency: currencies[String(company?.['DefaultLocaleSidKey'])] ?? 'USD',
    isAdministrator: await isAdministrator(org, user, info.user_id),
    customPermissions: await customPermissions(org, user, info.user_id)
  };
}

/** Currency of an org with one currency: it follows from the company's locale. */
const currencies: Readonly<Record<string, string>> = { en_US: 'USD', en_GB: 'GBP', de_DE: 'EUR', fr_FR: 'EUR', ja_JP: 'JPY', zh_CN: 'CNY' };

/** Whether the user's profile opens everything; the local org knows no other way to get user permissions of set-up. */
async function isAdministrator(org: PageOrg, user: string, userId: string): Promise<boolean> {
  const [row] = await rows(org, user, `SELECT Profile.PermissionsModifyAllData FROM User WHERE Id = '${userId}'`);
  return (row?.['Profile'] as Row | null | undefined)?.['PermissionsModifyAllData'] === true;
}

/** The local org names in `SobjectType` what a permission set opens. */
async function customPermissions(org: PageOrg, user: string, userId: string): Promise<readonly string[]> {
  const sets = `SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${userId}'`;
  const granted = `SELECT SobjectType FROM SetupEntityAccess WHERE SetupEntityType = 'CustomPermission' AND ParentId IN (${sets})`;
  return (await rows(org, user, granted)).map((row) => String(row['SobjectType']));
}

async function rows(org: PageOrg, user: string, soql: string): Promise<readonly Row[]> {
  const answer = await askOrg(org, user, `/services/data/v${apiVersion}/query?q=${encodeURIComponent(soql)}`);
  return (answer as { records: Row[] }).records;
}

async function askOrg(org: PageOrg, user: string, path: string): Promise<unknown> {
  const token = org.users[user] ?? '';
  const answer = await fetch(org.instanceUrl + path, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`the org answered ${answer.status} to ${path} of the user ${user}: ${await answer.text()}`);
  return answer.json();
}
