import type { OrgReply } from '../http/route.ts';
import type { LocalOrg } from '../localOrg.ts';
import type { OrgError } from '../orgError.ts';
import { limitInfo, type SoapApi } from './soapApi.ts';
import { alphabetical, escapeXml, type SoapValue, writeElement } from './soapXml.ts';

const head = '<?xml version="1.0" encoding="UTF-8"?>';
const soapNamespace = 'xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"';
const instanceNamespace = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const contentType = 'text/xml;charset=UTF-8';

/** Names of the fault types of the data APIs by code; all others are UnexpectedErrorFault. */
const faultTypes: Readonly<Record<string, string>> = {
  INVALID_LOGIN: 'LoginFault',
  INVALID_TYPE: 'InvalidSObjectFault',
  INVALID_FIELD: 'InvalidFieldFault',
  MALFORMED_ID: 'InvalidIdFault',
  INVALID_ID_FIELD: 'InvalidIdFault'
};

/** The reply of an operation that succeeded. */
export function soapReply(org: LocalOrg, api: SoapApi, operation: string, result: SoapValue): OrgReply {
  const response = writeElement(`${operation}Response`, { result: api.isDataApi ? result : alphabetical(result) });
  const header = api.isDataApi ? `<soapenv:Header>${writeElement('LimitInfoHeader', limitInfo(org))}</soapenv:Header>` : '';
  const text =
    `${head}<soapenv:Envelope ${soapNamespace} xmlns="${api.namespace}" ${instanceNamespace}>${header}` +
    `<soapenv:Body>${response}</soapenv:Body></soapenv:Envelope>`;
  return { status: 200, text, contentType };
}

/**
 * A refusal as Salesforce's SOAP APIs word it: HTTP 500, the code with the prefix `sf`, code and message in one string.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm (API faults)
 */
export function soapFault(api: SoapApi, error: OrgError): OrgReply {
  const isOurs = !error.code.includes(':');
  const code = isOurs ? `sf:${error.code}` : error.code;
  const words = escapeXml(isOurs ? `${error.code}: ${error.message}` : error.message);
  const text =
    `${head}<soapenv:Envelope ${soapNamespace} xmlns:sf="${api.faultNamespace}" ${instanceNamespace}><soapenv:Body><soapenv:Fault>` +
    `<faultcode>${code}</faultcode><faultstring>${words}</faultstring>${isOurs && api.isDataApi ? detail(error) : ''}` +
    '</soapenv:Fault></soapenv:Body></soapenv:Envelope>';
  return { status: 500, text, contentType };
}

function detail(error: OrgError): string {
  const type = faultTypes[error.code] ?? 'UnexpectedErrorFault';
  return (
    `<detail><sf:${type} xsi:type="sf:${type}"><sf:exceptionCode>${error.code}</sf:exceptionCode>` +
    `<sf:exceptionMessage>${escapeXml(error.message)}</sf:exceptionMessage></sf:${type}></detail>`
  );
}
