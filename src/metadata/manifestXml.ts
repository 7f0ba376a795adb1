/** API version that manifests name. */
export const packageApiVersion = '66.0';

const xmlHeader = '<?xml version="1.0" encoding="UTF-8"?>';
const xmlNamespace = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

/**
 * Text of a manifest: package.xml with an API version, destructiveChanges.xml without.
 *
 * @param members  names by metadata type, written in the order given; a type without names is left out
 */
export function manifestXml(members: ReadonlyMap<string, readonly string[]>, apiVersion?: string): string {
  const types = [...members].filter(([, names]) => names.length > 0).flatMap(([type, names]) => typeLines(type, names));
  const version = apiVersion === undefined ? [] : [`  <version>${apiVersion}</version>`];
  return [xmlHeader, `<Package ${xmlNamespace}>`, ...types, ...version, '</Package>', ''].join('\n');
}

function typeLines(type: string, names: readonly string[]): readonly string[] {
  return ['  <types>', ...names.map((name) => `    <members>${name}</members>`), `    <name>${type}</name>`, '  </types>'];
}
