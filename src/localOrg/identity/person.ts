import { expected } from '../expected.ts';
import type { LocalOrg } from '../localOrg.ts';
import { storedRow } from '../orgContext.ts';

/** A user as the identity service describes one; both of its resources pick from it. */
export type Person = {
  readonly userId: string;
  readonly username: string;
  readonly nickname: string;
  readonly name: string;
  readonly firstName: string | null;
  readonly lastName: string;
  readonly email: string;
  readonly mobilePhone: string | null;
  readonly timeZone: string;
  /** Offset of the time zone from UTC in milliseconds, without daylight saving. */
  readonly utcOffset: number;
  readonly isActive: boolean;
  readonly userType: string;
  readonly language: string;
  readonly locale: string;
  readonly isIntegrationUser: boolean;
  /** ISO instant. */
  readonly lastModifiedAt: string;
};

const integrationProfile = 'Minimum Access - API Only Integrations';

/** Reads a user of the org; undefined when there is none with this id of 18 characters. */
export function readPerson(org: LocalOrg, userId: string): Person | undefined {
  const row = storedRow(org, org.schema.known('User'), userId);
  if (!row) return undefined;
  const text = (field: string): string => String(expected(row[field], `the ${field} of user ${userId}`));
  const optional = (field: string): string | null => (row[field] === null || row[field] === undefined ? null : String(row[field]));
  const profile = storedRow(org, org.schema.known('Profile'), text('ProfileId'));
  return {
    userId,
    username: text('Username'),
    nickname: optional('CommunityNickname') ?? text('Username'),
    name: text('Name'),
    firstName: optional('FirstName'),
    lastName: text('LastName'),
    email: text('Email'),
    mobilePhone: optional('MobilePhone'),
    timeZone: text('TimeZoneSidKey'),
    utcOffset: utcOffsetOf(text('TimeZoneSidKey')),
    isActive: row['IsActive'] === 1,
    userType: (optional('UserType') ?? 'Standard').toUpperCase(),
    language: text('LanguageLocaleKey'),
    locale: text('LocaleSidKey'),
    isIntegrationUser: profile?.['Name'] === integrationProfile,
    lastModifiedAt: text('LastModifiedDate')
  };
}

/**
 * Offset of a time zone from UTC in milliseconds, without daylight saving: the lesser of January's and July's.
 *
 * @example utcOffsetOf('America/Los_Angeles') // -28800000
 */
export function utcOffsetOf(timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const offsets = [0, 6].map((month) => {
    const name = format.formatToParts(Date.UTC(2026, month, 1)).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
    const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
    return (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
  });
  return Math.min(...offsets);
}

/**
 * Addresses of the org's services, with `{version}` standing for the version unless one is asked for.
 * Source: https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_using_openid.htm
 */
export function serviceUrls(org: LocalOrg, userId: string, version = '{version}'): Readonly<Record<string, string>> {
  const rest = `${org.url}/services/data/v${version}`;
  const soap = (kind: string): string => `${org.url}/services/Soap/${kind}/${version}/${org.id}`;
  return {
    enterprise: soap('c'),
    metadata: soap('m'),
    partner: soap('u'),
    rest: `${rest}/`,
    sobjects: `${rest}/sobjects/`,
    search: `${rest}/search/`,
    query: `${rest}/query/`,
    recent: `${rest}/recent/`,
    tooling_soap: soap('T'),
    tooling_rest: `${rest}/tooling/`,
    profile: `${org.url}/${userId}`,
    custom_domain: org.url
  };
}
