/** Checks the package's metadata: `node scripts/checkMetadata.ts [package directory ...]`; exit 1 with one line per finding. */
import { join } from 'node:path';
import { findingLine } from '../src/metadata/checks/finding.ts';
import { checkPackage } from '../src/metadata/checkPackage.ts';
import { readPackage } from '../src/metadata/readPackage.ts';
import { readSourceFolder } from '../src/metadata/sourceFolder.ts';

const root = join(import.meta.dirname, '..');
const given = process.argv.slice(2);
const folders = given.length > 0 ? given : ['force-app', 'starter'].map((folder) => join(root, folder));
const trees = await Promise.all(folders.map(readSourceFolder));
const model = readPackage(new Map(trees.flatMap((tree) => [...tree])));
const findings = checkPackage(model);
for (const finding of findings) console.error(findingLine(finding));
console.log(`${model.components.length} metadata components checked, ${findings.length} findings`);
process.exitCode = findings.length > 0 ? 1 : 0;
