import type { Finding, SettingPlace } from '../../domain/finding.ts';
import type { FindingCode } from '../../domain/findingCodes.ts';
import { nearestLabelled } from '../../domain/nearestName.ts';
import type { LabelledName } from '../../domain/nearestName.ts';
import type { SoqlError } from '../../soql/soqlError.ts';

/** Names that exist where a name was not understood. */
export type KnownNames = (object: string) => readonly LabelledName[];

/** Finding for a path or filter that SOQL does not understand, with the nearest name that exists. */
export function soqlFinding(place: SettingPlace, error: SoqlError, known: KnownNames): Finding {
  const code = codeOf(error);
  const where = error.column === undefined ? '' : ` (row ${error.row ?? 1}, column ${error.column})`;
  switch (code) {
    case 'E-OBJECT-UNKNOWN':
    case 'E-PATH-UNKNOWN':
    case 'E-FIELD-UNKNOWN':
      return { code, ...place, what: unknownWords(code, error), fix: nameFix(error, known(error.object ?? '')) };
    case 'E-PATH-DEEP':
      return { code, ...place, what: error.detail, fix: 'Shorten the path, or read a formula field that holds the value' };
    case 'E-FILTER-CLAUSE':
      return { code, ...place, what: error.detail, fix: 'Keep only what may stand after WHERE; for windows use the fields of the signal' };
    case 'E-FILTER-VALUE':
      return { code, ...place, what: error.detail, fix: 'Choose another field, operator or value' };
    default:
      return { code, ...place, what: `It cannot be read${where}: ${error.detail}`, fix: textFix(error.detail, place.value) };
  }
}

/** Only the front end's own words tell some errors apart: like Salesforce, it has one code for many of them. */
function codeOf({ errorCode, detail, name }: SoqlError): FindingCode {
  if (errorCode === 'INVALID_TYPE') return 'E-OBJECT-UNKNOWN';
  if (detail.startsWith("Didn't understand relationship")) return 'E-PATH-UNKNOWN';
  if (detail.startsWith('No such column')) return 'E-FIELD-UNKNOWN';
  if (/child-to-parent levels/.test(detail)) return 'E-PATH-DEEP';
  if (/not allowed in a filter|semi join|inner select|inner and outer/i.test(detail)) return 'E-FILTER-CLAUSE';
  const compared = name !== undefined || errorCode === 'INVALID_QUERY_FILTER_OPERATOR' || errorCode === 'INVALID_FIELD';
  return compared ? 'E-FILTER-VALUE' : 'E-FILTER-TEXT';
}

function unknownWords(code: FindingCode, { name = '', object }: SoqlError): string {
  if (code === 'E-OBJECT-UNKNOWN') return `There is no object ${name}`;
  return `${object ?? 'The object'} has no ${code === 'E-PATH-UNKNOWN' ? 'relationship' : 'field'} ${name}`;
}

/** Fields that only orgs with person accounts have. Source: Object Reference, "Person Account Record Types". */
const personField = /^(?:IsPersonAccount|Person[A-Z]\w*|\w+__pc)$/;

function nameFix({ name = '', object = '' }: SoqlError, known: readonly LabelledName[]): string {
  const nearest = nearestLabelled(name, known);
  const access = `or give read access with the permission set ${object.includes('Headroom_') ? 'Headroom_Integration' : 'Headroom_Sources'}`;
  if (object === 'Account' && personField.test(name) && nearest === undefined) return `Name a field of business accounts, ${access}`;
  return `${nearest === undefined ? 'Name one that exists' : `Write ${nearest} instead of ${name}`}, ${access}`;
}

/** Mistakes that are made often, told by the words of the error and the text itself. */
function textFix(detail: string, text: string): string {
  if (/expecting '''/.test(detail)) return "Close the quote, and write a quote inside a text as \\'";
  if (/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?![\d:.]|Z|[+-]\d{2})/i.test(text)) {
    return 'End the time with its zone, such as 2026-01-31T00:00:00Z';
  }
  if (/;|--|\/\*|\/\//.test(detail)) return 'Keep one condition, without ; and without comments';
  return 'Write it as SOQL takes it after WHERE';
}
