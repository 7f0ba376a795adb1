import { emptyRecycleBin, undelete } from './recycleBinOperations.ts';
import { getServerTimestamp, getUserInfo, logout } from './sessionOperations.ts';
import { merge } from './mergeOperation.ts';
import type { SoapApi } from './soapApi.ts';

const byRest = 'Use the REST API.';
const restOperations = [
  'query',
  'queryAll',
  'queryMore',
  'create',
  'update',
  'upsert',
  'delete',
  'retrieve',
  'describeGlobal',
  'describeSObject',
  'describeSObjects',
  'describeLayout',
  'describeTabs',
  'getUpdated',
  'getDeleted',
  'search'
];

/**
 * The Partner API, as far as REST has no counterpart for it.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_list.htm
 */
export const partnerSoapApi: SoapApi = {
  name: 'Partner API',
  namespace: 'urn:partner.soap.sforce.com',
  faultNamespace: 'urn:fault.partner.soap.sforce.com',
  isDataApi: true,
  operations: { emptyRecycleBin, getServerTimestamp, getUserInfo, logout, merge, undelete },
  refused: {
    ...Object.fromEntries(restOperations.map((name) => [name, byRest])),
    login: 'Sign in by OAuth 2.0: JWT bearer or client credentials.',
    convertLead: 'The local org converts no leads.',
    invalidateSessions: 'Use logout.',
    process: 'The local org runs no approvals.',
    sendEmail: 'The local org sends no email.',
    setPassword: 'The local org has no passwords.',
    resetPassword: 'The local org has no passwords.'
  }
};
