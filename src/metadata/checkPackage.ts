import { accessChecks } from './checks/house/accessChecks.ts';
import { designChecks } from './checks/house/designChecks.ts';
import { nameChecks } from './checks/house/nameChecks.ts';
import { textChecks } from './checks/house/textChecks.ts';
import { translationChecks } from './checks/house/translationChecks.ts';
import type { Finding } from './checks/finding.ts';
import type { OrgNames } from './checks/lookup.ts';
import { platformFindings } from './checks/platformRules.ts';
import type { PackageModel } from './model.ts';

/**
 * Everything that is wrong with our package, sorted by file: what the platform refuses, and what this project decided against.
 *
 * @param org  names beside the package; give all package directories at once, references are looked up in the model first
 */
export function checkPackage(model: PackageModel, org?: OrgNames): readonly Finding[] {
  const house = [nameChecks, textChecks, accessChecks, designChecks, translationChecks].flatMap((check) => check(model));
  return [...platformFindings(model, org), ...house].sort((a, b) => compare(a.file, b.file) || compare(a.element, b.element));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
