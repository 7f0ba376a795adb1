import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../../src/metadata/checks/house/translationChecks.ts';
import { readPackage } from '../../src/metadata/readPackage.ts';
import { packageFilesOf, toDeployZip } from '../../src/metadata/sourceZip.ts';
import { deploy, openTestOrg, type TestOrg } from '../localOrg/testOrg.ts';

const root = join(import.meta.dirname, '..', '..');
const [forceApp, translations] = ['force-app', 'translations'].map((folder) => join(root, folder)) as [string, string];

let org: TestOrg;
beforeAll(async () => {
  org = await openTestOrg();
});
afterAll(() => org.remove());

describe('the translations', () => {
  it('stand in a package directory that holds nothing else, in our three languages', async () => {
    const { components } = readPackage(await packageFilesOf(translations));
    expect(components.map(({ type, fullName }) => `${type} ${fullName}`).sort()).toEqual(
      languages.map((language) => `Translations ${language}`)
    );
  });

  it('are refused by an org that does not hold the labels', async () => {
    const { success, details } = await deploy(org, await toDeployZip(translations));
    expect(success).toBe(false);
    const [first] = [details.componentFailures].flat();
    expect(first).toMatchObject({
      componentType: 'Translations',
      problem: expect.stringMatching(/no CustomLabel named Headroom_\w+ found/)
    });
  });

  it('deploy by themselves after the package, and again', async () => {
    expect(await deploy(org, await toDeployZip(forceApp))).toMatchObject({ success: true });
    const zip = await toDeployZip(translations);
    expect(await deploy(org, zip)).toMatchObject({ success: true, numberComponentsDeployed: 3 });
    expect(await deploy(org, zip)).toMatchObject({ success: true });
  });
});
