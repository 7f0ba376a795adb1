import { childOf, parseXml, type XmlElement } from '../../metadata/xml.ts';
import { OrgError } from '../orgError.ts';

/** One call of a SOAP API: what is asked for, with which session. Names stand without their namespace prefixes. */
export type SoapCall = {
  readonly operation: string;
  /** The element that carries the operation; its children are the arguments. */
  readonly argument: XmlElement;
  readonly sessionId?: string;
};

/** A request that is no readable envelope. Source: SOAP 1.1, section 4.4.1 (fault code `Client`). */
export function clientFault(message: string): OrgError {
  return new OrgError(500, 'soapenv:Client', message);
}

/** Reads a SOAP 1.1 envelope. Throws a client fault for anything else, and for document types: an envelope may have none. */
export function readEnvelope(body: Buffer): SoapCall {
  const text = body.toString('utf8');
  if (/<!DOCTYPE/i.test(text.slice(0, 2000))) throw clientFault('DOCTYPE is not allowed in a SOAP message');
  const { rest, zip } = withoutZip(text);
  const parsed = parseXml(rest);
  if (!parsed.ok) throw clientFault(`The SOAP message ${parsed.message}`);
  const envelope = plainElement(parsed.root, zip);
  const soapBody = childOf(envelope, 'Body');
  const argument = soapBody?.children[0];
  if (envelope.name !== 'Envelope' || !argument) throw clientFault('The SOAP message has no Envelope with a Body and an operation');
  const header = childOf(envelope, 'Header');
  const sessionId = header && childOf(header, 'SessionHeader') && childOf(header, 'SessionHeader')?.children[0]?.text.trim();
  return { operation: argument.name, argument, ...(sessionId ? { sessionId } : {}) };
}

const zipTag = 'ZipFile>';

/** The zip of a deploy is cut out before the XML is read: as text of a tree its megabytes would take a gigabyte. */
function withoutZip(text: string): { readonly rest: string; readonly zip: string } {
  const tag = text.indexOf(zipTag);
  const start = tag + zipTag.length;
  const end = text.indexOf('<', start);
  if (tag < 0 || end < 0) return { rest: text, zip: '' };
  return { rest: text.slice(0, start) + text.slice(end), zip: text.slice(start, end) };
}

/** The element and all below it with their names alone, and the zip in its place. */
function plainElement(element: XmlElement, zip: string): XmlElement {
  const name = localName(element.name);
  return {
    ...element,
    name,
    attributes: Object.fromEntries(Object.entries(element.attributes).map(([key, value]) => [localName(key), value])),
    children: element.children.map((child) => plainElement(child, zip)),
    text: name === 'ZipFile' ? zip : element.text
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
