import type { Finding } from '../../domain/finding.ts';
import type { FindingCode } from '../../domain/findingCodes.ts';
import { nearestName } from '../../domain/nearestName.ts';
import { settingTypes } from '../../settings/readSettings.ts';

/** What can be wrong with a file itself, before a field of it is looked at. */
export type FileFault = 'type' | 'key' | 'size' | 'encoding' | 'empty' | 'entity' | 'xml' | 'root' | 'field' | 'twice';

/** How a fault is said; the value is what stands there. */
type Words = { readonly code: FindingCode; readonly what: (value: string) => string; readonly fix: string | ((value: string) => string) };

const typeNames = settingTypes.map(({ name }) => name);

const faults: Readonly<Record<FileFault, Words>> = {
  type: {
    code: 'E-FILE-NAME',
    what: (type) => `${type} is no type of settings that Headroom knows`,
    fix: (type) => {
      const near = nearestName(type, typeNames);
      return near === undefined ? `Name the file after one of ${typeNames.join(', ')}` : `Name the file ${near}.<record>`;
    }
  },
  key: {
    code: 'E-FILE-NAME',
    what: (key) => `"${key}" is no developer name`,
    fix: 'Use up to 40 letters, digits and single underscores, beginning with a letter and not ending with an underscore'
  },
  size: { code: 'E-FILE-SIZE', what: (bytes) => `the file has ${bytes} bytes`, fix: 'Check what the file is: no record is that large' },
  encoding: { code: 'E-FILE-ENCODING', what: () => 'the file is not UTF-8', fix: 'Save it as UTF-8' },
  empty: { code: 'E-FILE-EMPTY', what: () => 'the file is empty', fix: 'Fill it, or delete it' },
  entity: { code: 'E-FILE-ENTITY', what: () => 'the file declares a document type or entities', fix: 'Delete its <!DOCTYPE ...>' },
  xml: { code: 'E-FILE-XML', what: (message) => `the file ${message}`, fix: 'Correct the XML at that line' },
  root: {
    code: 'E-FILE-XML',
    what: (root) => `the file holds <${root}> instead of <CustomMetadata>`,
    fix: 'Retrieve the record anew, or correct its root element'
  },
  field: { code: 'E-FILE-TWICE', what: (field) => `${field} stands there twice`, fix: 'Keep one <values> for each field' },
  twice: { code: 'E-NAME-TWICE', what: (other) => `the record also stands in ${other}`, fix: 'Keep one file for each record' }
};

/**
 * A finding about a file. Pure.
 *
 * @param record  full name, as the file is named
 * @param value   what stands there; '' = nothing that could be shown
 */
export function fileFault(kind: FileFault, record: string, place: NonNullable<Finding['place']>, value: string): Finding {
  const { code, what, fix } = faults[kind];
  return { code, record, field: kind === 'field' ? value : 'file', value: '', what: what(value), fix: wordsOf(fix, value), place };
}

function wordsOf(fix: Words['fix'], value: string): string {
  return typeof fix === 'string' ? fix : fix(value);
}
