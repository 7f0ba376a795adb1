import type { XmlElement } from '../../metadata/xml.ts';
import type { LocalOrg } from '../localOrg.ts';
import type { OrgContext } from '../orgContext.ts';
import type { SoapValue } from './soapXml.ts';

/** A call whose session is valid. */
export type SoapRequest = {
  readonly context: OrgContext;
  readonly argument: XmlElement;
  /** API version of the address: 66. */
  readonly version: number;
  readonly sessionId: string;
};

/** What an operation returns: the value of `result`, `undefined` for operations that return nothing. */
export type SoapOperation = (request: SoapRequest) => SoapValue;

/** One of Salesforce's SOAP APIs: its namespaces and the operations that the local org serves. */
export type SoapApi = {
  /** As refusals name it: `Metadata API`. */
  readonly name: string;
  readonly namespace: string;
  readonly faultNamespace: string;
  /** Data APIs put code and message of a fault into `detail` too, and count calls in a header. */
  readonly isDataApi: boolean;
  readonly operations: Readonly<Record<string, SoapOperation>>;
  /** Operations of the platform that are refused, with what to do instead. */
  readonly refused: Readonly<Record<string, string>>;
};

/** `<limitInfo>` of the data APIs. Source: https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_header_limitinfo.htm */
export function limitInfo(org: LocalOrg): SoapValue {
  return { limitInfo: { current: org.callsToday, limit: org.limits.dailyApiRequests, type: 'API REQUESTS' } };
}
