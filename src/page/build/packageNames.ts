import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const custom = /__(c|mdt)$/;
const relationship = /<relationshipName>(\w+)<\/relationshipName>/;

/**
 * Names that a package directory brings: custom objects and types, custom fields, and the relationships that go with them.
 * Reads: `objects/<object>/fields/*.field-meta.xml` and the names of the object folders.
 */
export function packageNames(packageFolder: string): readonly string[] {
  const names = new Set<string>();
  for (const folder of globSync('**/objects/*', { cwd: packageFolder })) {
    if (custom.test(basename(folder))) names.add(basename(folder));
  }
  for (const file of globSync('**/objects/*/fields/*.field-meta.xml', { cwd: packageFolder })) {
    const field = basename(file).replace('.field-meta.xml', '');
    const children = relationship.exec(readFileSync(join(packageFolder, file), 'utf8'))?.[1];
    names.add(field).add(field.replace(/__c$/, '__r'));
    if (children !== undefined) names.add(`${children}__r`);
  }
  return [...names].sort();
}
