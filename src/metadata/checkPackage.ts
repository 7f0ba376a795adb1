import { checkFields } from './checks/checkFields.ts';
import { checkNames } from './checks/checkNames.ts';
import { checkObjects } from './checks/checkObjects.ts';
import { checkPages } from './checks/checkPages.ts';
import { checkPermissionSets } from './checks/checkPermissionSets.ts';
import { checkRecords } from './checks/checkRecords.ts';
import { checkTexts } from './checks/checkTexts.ts';
import type { Finding } from './checks/finding.ts';
import type { PackageModel } from './model.ts';

/**
 * Everything that is wrong with a package, sorted by file.
 *
 * References are looked up inside the model alone: give it all package directories at once.
 */
export function checkPackage(model: PackageModel): readonly Finding[] {
  const unread = model.problems.map(({ file, element, message }) => ({ file, element, what: message, fix: 'Correct the file' }));
  const checks = [checkNames, checkTexts, checkObjects, checkFields, checkRecords, checkPermissionSets, checkPages];
  return [...unread, ...checks.flatMap((check) => check(model))].sort((a, b) => compare(a.file, b.file) || compare(a.element, b.element));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
