import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layoutFindings, packageFilesOf, sourceFilesOf, toDeployZip } from '../../../src/metadata/sourceZip.ts';
import { unzipPackage } from '../../../src/metadata/packageZip.ts';
import { foreignPackage, shop } from './foreignPackage.ts';
import { inFolder } from './inFolder.ts';
import { seeded } from './seeded.ts';

const wrongEnding = { path: shop.layout, as: shop.layout.replace('.layout-meta.xml', '.layuot-meta.xml') };

/** A project in a folder: the package directory `shop`, its manifest, and what it leaves out. */
const project = (files: Map<string, string>): Map<string, string> =>
  files.set('sfdx-project.json', JSON.stringify({ packageDirectories: [{ path: 'shop' }] })).set('.forceignore', '**/flows/**\n');

describe('a project’s files', () => {
  it('are read from its package directories without what .forceignore names', async () => {
    const files = await inFolder(project(foreignPackage()), (folder) => sourceFilesOf(folder));
    const names = [...files.keys()].map((path) => path.slice(path.indexOf('/shop/') + 1));
    expect(names).toContain(shop.layout);
    expect(names).not.toContain(shop.flow);
    expect(names.some((name) => name.endsWith('sfdx-project.json'))).toBe(false);
  });

  it('become a zip with package.xml and the parts of an object in one file', async () => {
    const zip = unzipPackage(await inFolder(project(foreignPackage()), (folder) => toDeployZip(folder)));
    expect(zip.get('objects/Garden_Order__c.object')).toContain('<fullName>Amount__c</fullName>');
    expect(zip.get('package.xml')).toContain('<members>Garden_Order__c.Amount__c</members>');
  });

  it('become the same bytes each time', async () => {
    const zip = (): Promise<Uint8Array> => inFolder(project(foreignPackage()), (folder) => toDeployZip(folder));
    expect(await zip()).toEqual(await zip());
  });

  it('leave tests of components out also where no .forceignore stands', async () => {
    const files = foreignPackage().set('shop/main/default/lwc/orderBoard/__tests__/orderBoard.test.js', 'no part of the package');
    const converted = await inFolder(files, (folder) => packageFilesOf(join(folder, 'shop')));
    expect([...converted.keys()].filter((path) => path.includes('__tests__'))).toEqual([]);
  });
});

describe('the layout of a source folder', () => {
  it.each([
    ['a wrong ending', wrongEnding, 'cannot be converted: Could not infer a metadata type'],
    ['a class without its source', { path: shop.finder }, "cannot be converted: Expected source files for type 'ApexClass'"]
  ])('is told by source-deploy-retrieve: %s', async (_title, seed, what) => {
    const findings = await inFolder(seeded(seed), (folder) => layoutFindings(join(folder, 'shop')));
    expect(findings).toMatchObject([{ what, fix: 'Correct ending or folder' }]);
  });

  it('is sound for the sound package', async () => {
    expect(await inFolder(foreignPackage(), (folder) => layoutFindings(join(folder, 'shop')))).toEqual([]);
  });
});

describe('scripts/checkMetadata.ts', () => {
  const script = join(import.meta.dirname, '../../../scripts/checkMetadata.ts');
  const run = (files: Map<string, string>): Promise<{ readonly code: number; readonly lines: readonly string[] }> =>
    inFolder(
      files,
      (folder) =>
        new Promise((resolve) => {
          execFile(process.execPath, [script, '--platform', 'shop'], { cwd: folder }, (error, stdout, stderr) =>
            resolve({ code: error === null ? 0 : Number(error.code), lines: `${stderr}${stdout}`.trim().split('\n') })
          );
        })
    );

  it('passes a sound package of somebody else', async () => {
    expect(await run(foreignPackage())).toEqual({ code: 0, lines: ['40 metadata components checked, 0 findings'] });
  });

  it('ends with 1 and one line for a fault: file, line, element, fault, cure', async () => {
    const { code, lines } = await run(seeded({ path: shop.app, from: '<tabs>Garden_Order__c', to: '<tabs>Garden_Odor__c' }));
    expect(code).toBe(1);
    expect(lines).toEqual([
      `${shop.app}:6: Garden_Shop shows the tab Garden_Odor__c, which is missing. Correct the name or add the tab.`,
      '40 metadata components checked, 1 findings'
    ]);
  });

  it('tells a wrong ending once', async () => {
    expect((await run(seeded(wrongEnding))).lines).toHaveLength(2);
  });
});
