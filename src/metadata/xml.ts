import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An XML element with its own text; text between child elements is dropped, metadata has none. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
  /** Where its tag begins; the first line and column are 1. */
  readonly line: number;
  readonly column: number;
};

export type XmlResult =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly message: string; readonly line?: number; readonly column?: number };

type RawNode = { readonly [key: string]: unknown; readonly [key: symbol]: { readonly startIndex: number } | undefined };

const ATTRIBUTES = ':@';
const TEXT = '#text';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  htmlEntities: true,
  captureMetaData: true
});
const POSITION = XMLParser.getMetaDataSymbol() as unknown as symbol;

/** A document type before the root element: metadata has none, and its entities could grow without end or name files. */
const documentType = /^(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*<!DOCTYPE/i;
/** What may hold any `&`, and an `&` that begins no entity of XML. */
const loneAmpersand = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|(&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)\w*;?)/gi;

/**
 * Reads the text of one metadata file. Never throws.
 *
 * @returns the root element, or a sentence that says where the text stops being XML
 */
export function parseXml(text: string): XmlResult {
  const body = text.replace(/^\uFEFF/, '');
  if (documentType.test(body)) return unreadable('a document type (DOCTYPE) is not allowed');
  const valid = XMLValidator.validate(body);
  if (valid !== true) return unreadable(refusalOf(valid.err.msg), { line: valid.err.line, column: valid.err.col });
  const starts = lineStarts(body);
  const lone = [...body.matchAll(loneAmpersand)].find(([, found]) => found !== undefined);
  if (lone) return unreadable(`${lone[0]} is no entity, write &amp; for a plain &`, placeAt(lone.index, starts));
  try {
    const nodes = parser.parse(body) as readonly RawNode[];
    const root = nodes.find((node) => elementName(node) !== undefined);
    return root === undefined ? unreadable('no root element') : { ok: true, root: toElement(root, starts) };
  } catch (error) {
    // The parser throws for what it limits, such as tags nested without end.
    return unreadable(error instanceof Error ? error.message : String(error));
  }
}

function refusalOf(message: string): string {
  return message === "char '&' is not expected." ? 'a plain & is written &amp;' : message;
}

type Place = { readonly line: number; readonly column: number };

function unreadable(what: string, place?: Place): XmlResult {
  return { ok: false, message: `is not readable XML: ${what}${place === undefined ? '' : ` (line ${place.line})`}`, ...place };
}

/** Index of the first character of each line. */
function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}

/** The line of an index, from 1, by halving. */
function lineOf(index: number, starts: readonly number[]): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= index) low = middle;
    else high = middle;
  }
  return low + 1;
}

function elementName(node: RawNode): string | undefined {
  return Object.keys(node).find((key) => key !== ATTRIBUTES && key !== TEXT);
}

function placeAt(index: number, starts: readonly number[]): Place {
  const line = lineOf(index, starts);
  return { line, column: index - (starts[line - 1] ?? 0) + 1 };
}

function toElement(node: RawNode, starts: readonly number[]): XmlElement {
  const name = elementName(node) ?? '';
  const { line, column } = placeAt(node[POSITION]?.startIndex ?? 0, starts);
  const content = (node[name] ?? []) as readonly RawNode[];
  const children = content.filter((child) => elementName(child) !== undefined).map((child) => toElement(child, starts));
  const text = content.map((child) => (typeof child[TEXT] === 'string' ? child[TEXT] : '')).join('');
  return { name, attributes: (node[ATTRIBUTES] ?? {}) as Readonly<Record<string, string>>, children, text, line, column };
}

/** Child elements of one name, in the order of the file. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** The first child of a name, undefined where there is none. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

/** Text of a child element, undefined where it is missing or empty. */
export function textOf(element: XmlElement, name: string): string | undefined {
  const text = childOf(element, name)?.text;
  return text === undefined || text === '' ? undefined : text;
}

/** Texts of all child elements of one name. */
export function textsOf(element: XmlElement, name: string): readonly string[] {
  return childrenOf(element, name).map((child) => child.text);
}

/** Whether a child element says true; a missing one does not. */
export function flagOf(element: XmlElement, name: string): boolean {
  return textOf(element, name) === 'true';
}

/** A child element's number, undefined where it is missing or no number. */
export function numberOf(element: XmlElement, name: string): number | undefined {
  const text = textOf(element, name);
  if (text === undefined) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** The entries of an object that have a value: keeps optional properties absent instead of undefined. */
export function present<T extends Readonly<Record<string, unknown>>>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
