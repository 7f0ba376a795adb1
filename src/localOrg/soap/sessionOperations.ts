import { revokeToken } from '../session/tokens.ts';
import type { SoapOperation } from './soapApi.ts';

/** Source: https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_getservertimestamp.htm */
export const getServerTimestamp: SoapOperation = ({ context }) => ({ timestamp: new Date(context.org.clock.nowMs()).toISOString() });

/** Ends the session of the call. Source: https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_logout.htm */
export const logout: SoapOperation = ({ context, sessionId }) => {
  revokeToken(context.org, sessionId);
  return undefined;
};

/** Source: https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_getuserinfo.htm */
export const getUserInfo: SoapOperation = ({ context }) => {
  const { org, user } = context;
  const company = org.database.statement('select * from "Organization"').get() ?? {};
  return {
    accessibilityMode: false,
    currencySymbol: '$',
    orgDefaultCurrencyIsoCode: String(company['DefaultCurrencyIsoCode'] ?? 'USD'),
    orgDisallowHtmlAttachments: false,
    orgHasPersonAccounts: false,
    organizationId: org.id,
    organizationMultiCurrency: false,
    organizationName: String(company['Name'] ?? ''),
    profileId: user.profileId,
    roleId: null,
    sessionSecondsValid: 7200,
    userDefaultCurrencyIsoCode: null,
    userEmail: user.email,
    userFullName: user.name,
    userId: user.id,
    userLanguage: user.language,
    userLocale: user.locale,
    userName: user.username,
    userTimeZone: user.timeZone,
    userType: 'Standard',
    userUiSkin: 'Theme3'
  };
};
