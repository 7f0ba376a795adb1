import { XMLParser } from 'fast-xml-parser';
import { HealthError } from '../domain/healthError.ts';
import { inParts } from '../domain/inParts.ts';
import type { Wire } from './wire.ts';

/** A component that the org has, named as deploys name it: `CustomField`, `Account.Headroom_Score__c`. */
export type OrgComponent = {
  readonly type: string;
  readonly fullName: string;
  /** Of a managed package; such a component cannot be overwritten by a deploy. */
  readonly namespacePrefix?: string;
};

/** One component as `readMetadata` gives it: elements by name, a list wherever one stands more than once. */
export type ReadComponent = { readonly fullName: string; readonly [element: string]: unknown };

/** Salesforce takes at most three queries a call. */
const typesPerCall = 3;
/** And at most ten names a call of readMetadata. */
const namesPerCall = 10;

const namespace = 'http://soap.sforce.com/2006/04/metadata';
const parser = new XMLParser({ removeNSPrefix: true, ignoreAttributes: true, parseTagValue: false, trimValues: true });

/**
 * Names of all components of these metadata types, by `listMetadata` of the Metadata API, whoever may see them: unlike
 * describe it does not leave out fields that no permission set shows to the admin.
 *
 * Reads only. The user needs Modify Metadata Through Metadata API Functions, or Modify All Data.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_listmetadata.htm
 */
export async function listMetadata(wire: Wire, apiVersion: string, types: readonly string[]): Promise<readonly OrgComponent[]> {
  return list(
    wire,
    apiVersion,
    types.map((type) => `<type>${type}</type>`)
  );
}

/**
 * Names of the reports or dashboards in some folders: the Metadata API lists those only folder by folder. Reads only.
 *
 * @param type  `Report`, `Dashboard`: a type whose components stand in folders
 */
export async function listInFolders(
  wire: Wire,
  apiVersion: string,
  type: string,
  folders: readonly string[]
): Promise<readonly OrgComponent[]> {
  return list(
    wire,
    apiVersion,
    folders.map((folder) => `<folder>${escaped(folder)}</folder><type>${type}</type>`)
  );
}

async function list(wire: Wire, apiVersion: string, asked: readonly string[]): Promise<readonly OrgComponent[]> {
  const found: OrgComponent[] = [];
  for (const some of inParts(asked, typesPerCall)) {
    const queries = some.map((query) => `<queries>${query}</queries>`).join('');
    const reply = await call(wire, apiVersion, 'listMetadata', `${queries}<asOfVersion>${apiVersion}</asOfVersion>`);
    for (const { type, fullName, namespacePrefix } of listOf(reply['result']))
      found.push({ type: String(type), fullName: String(fullName), ...prefixOf(namespacePrefix) });
  }
  return found;
}

/**
 * Whole components of one metadata type, by `readMetadata`. Names that the org does not have are left out.
 *
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_readMetadata.htm
 */
export async function readMetadata(
  wire: Wire,
  apiVersion: string,
  type: string,
  fullNames: readonly string[]
): Promise<readonly ReadComponent[]> {
  const found: ReadComponent[] = [];
  for (const some of inParts(fullNames, namesPerCall)) {
    const names = some.map((name) => `<fullNames>${escaped(name)}</fullNames>`).join('');
    const reply = await call(wire, apiVersion, 'readMetadata', `<type>${type}</type>${names}`);
    const [result] = listOf(reply['result']);
    for (const record of listOf(result?.['records']))
      if (typeof record['fullName'] === 'string') found.push({ ...record, fullName: record['fullName'] });
  }
  return found;
}

type Element = { readonly [name: string]: unknown };

/** One SOAP call; the session goes into its header, as the Metadata API wants it. */
async function call(wire: Wire, apiVersion: string, operation: string, inside: string): Promise<Element> {
  const path = `/services/Soap/m/${apiVersion}`;
  const reply = await wire.send({
    method: 'POST',
    path,
    headers: { 'content-type': 'text/xml; charset=UTF-8', soapaction: '""' },
    body: (accessToken) => envelope(accessToken, `<${operation}>${inside}</${operation}>`)
  });
  const parsed = parser.parse(await reply.text()) as { Envelope?: { Body?: Element } };
  const response = parsed.Envelope?.Body?.[`${operation}Response`];
  if (response === '') return {};
  if (typeof response !== 'object' || response === null)
    throw new HealthError('RequestRefused', ['UNEXPECTED_REPLY', `no ${operation}Response`, `POST ${path}`]);
  return response as Element;
}

function envelope(accessToken: string, body: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="${namespace}">` +
    `<soapenv:Header><SessionHeader><sessionId>${escaped(accessToken)}</sessionId></SessionHeader></soapenv:Header>` +
    `<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
  );
}

function listOf(value: unknown): readonly Element[] {
  const items = Array.isArray(value) ? value : [value];
  return items.filter((item): item is Element => typeof item === 'object' && item !== null);
}

function prefixOf(value: unknown): { readonly namespacePrefix?: string } {
  return typeof value === 'string' && value !== '' ? { namespacePrefix: value } : {};
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
