/**
 * Checks metadata in source format: `node scripts/checkMetadata.ts [--platform] [package directory or project ...]`; exit 1 with one
 * line per finding. `--platform` leaves out what only this project decided, for packages of others, whose unknown names and types
 * are told and do not fail.
 */
import { join } from 'node:path';
import { standardNames } from '../src/localOrg/deploy/orgNames.ts';
import { findingLine } from '../src/metadata/checks/finding.ts';
import { platformFindings } from '../src/metadata/checks/platformRules.ts';
import { checkPackage } from '../src/metadata/checkPackage.ts';
import { readPackage } from '../src/metadata/readPackage.ts';
import { layoutFindings, sourceFilesOf } from '../src/metadata/sourceZip.ts';

const root = join(import.meta.dirname, '..');
/** Package directories of this project, and what is deployed beside them. */
const ownFolders = ['force-app', 'starter', 'translations', 'external-client-app'];

const given = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const folders = given.length > 0 ? given : ownFolders.map((folder) => join(root, folder));
const model = readPackage(await sourceFilesOf(...folders));
const isForeign = process.argv.includes('--platform');
const own = (isForeign ? platformFindings : checkPackage)(model, standardNames());
const told = new Set(own.map(({ file }) => file));
const findings = [...own, ...(await layoutFindings(...folders)).filter(({ file }) => !told.has(file))];
for (const finding of findings) console.error(findingLine(finding));
const faults = findings.filter(({ isUnknown }) => !isForeign || !isUnknown);
const unknown = findings.length - faults.length;
console.log(
  `${model.components.length} metadata components checked, ${faults.length} findings${unknown > 0 ? `, ${unknown} unknown` : ''}`
);
process.exitCode = faults.length > 0 ? 1 : 0;
