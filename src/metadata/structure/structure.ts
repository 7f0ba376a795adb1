import { typeLines } from './typeLines.ts';

/** One element that a type may hold. */
export type StructureElement = {
  readonly name: string;
  /** `string`, `boolean`, `number`, `any`, the name of another type, or of an enumeration. */
  readonly type: string;
  readonly isRequired: boolean;
  readonly isRepeated: boolean;
};

/** Elements of a type by name. */
export type Structure = ReadonlyMap<string, StructureElement>;

const typeText = new Map<string, string>();
const wordText = new Map<string, string>();
for (const line of typeLines) {
  const [, name = '', sign, rest = ''] = /^(\w+)(: ?| =)(.*)$/.exec(line) ?? [];
  (sign === ' =' ? wordText : typeText).set(name, rest.trim());
}

/**
 * What the platform takes and the published types lack: elements of `@salesforce/types` that documentation and sample projects of
 * Salesforce hold. Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm,
 * meta_sites.htm, meta_custompermission.htm (isLicensed is not required), meta_classes.htm (status is Active when left out), https://github.com/trailheadapps
 */
const amendments: Readonly<Record<string, string>> = {
  ApexClass: 'status?ApexCodeUnitStatus',
  ApexTrigger: 'status?ApexCodeUnitStatus',
  CustomField: 'displayLocationInDecimal?boolean',
  CustomPermission: 'isLicensed?boolean',
  CustomSite: 'allowGuestPaymentsApi?boolean siteType?string',
  CustomObject: 'protected?boolean',
  LookupFilterTranslation: 'errorMessage?string',
  FlowActionCall: 'versionSegment?number versionString?string'
};

/** Enumerations whose published words are not all: any word passes. */
const openWords: readonly string[] = ['SiteType'];

const structures = new Map<string, Structure>();

/** The elements of a metadata type; undefined for types that are not in the list and for enumerations. */
export function structureOf(type: string): Structure | undefined {
  const text = typeText.get(type);
  if (text === undefined) return undefined;
  const known = structures.get(type) ?? new Map(`${text} ${amendments[type] ?? ''}`.split(' ').flatMap(readElement));
  structures.set(type, known);
  return known;
}

function readElement(text: string): readonly (readonly [string, StructureElement])[] {
  const [, name, mark, type] = /^(\w+)([?!*])(\w+)$/.exec(text) ?? [];
  if (name === undefined || type === undefined) return [];
  return [[name, { name, type, isRequired: mark === '!', isRepeated: mark === '*' }]];
}

/** Words of an enumeration; empty where nobody published them, undefined where the name is no enumeration. */
export function wordsOf(name: string): readonly string[] | undefined {
  if (openWords.includes(name)) return [];
  return wordText
    .get(name)
    ?.split('|')
    .filter((word) => word !== '');
}
