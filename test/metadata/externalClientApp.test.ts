import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSourceFolder } from '../../src/metadata/sourceFolder.ts';
import { parseXml, type XmlElement } from '../../src/metadata/xml.ts';
import { fieldsOfType } from './metadataTypes.ts';

const root = join(import.meta.dirname, '..', '..');
const files = await readSourceFolder(join(root, 'external-client-app'));

function rootOf(path: string): XmlElement {
  const parsed = parseXml(files.get(path) ?? '');
  if (!parsed.ok) throw new Error(`${path}: ${parsed.message}`);
  return parsed.root;
}

function textOf(path: string, name: string): string | undefined {
  return rootOf(path).children.find((child) => child.name === name)?.text;
}

/** The one file of an app whose name ends so. */
function fileOf(app: string, suffix: string): string {
  const found = [...files.keys()].filter((path) => path.startsWith(`external-client-app/${app}/`) && path.endsWith(`.${suffix}-meta.xml`));
  expect(found).toHaveLength(1);
  return found[0] ?? '';
}

const kinds = { eca: 'externalClientApps', ecaOauth: 'extlClntAppOauthSettings', ecaGlblOauth: 'extlClntAppGlobalOauthSets' } as const;

describe('the External Client Apps', () => {
  it.each([...files.keys()])('%s holds only elements of its metadata type, in the type’s own spelling', (path) => {
    const { name, children } = rootOf(path);
    const known = fieldsOfType(name);
    expect(children.map((child) => child.name).filter((child) => !known.has(child))).toEqual([]);
    expect([...known].filter(([, required]) => required).filter(([field]) => !children.some((child) => child.name === field))).toEqual(
      // Lists are required in the types and may be empty in a file.
      [...known].filter(([field, required]) => required && ['customAttributes', 'trustedIpRanges'].includes(field))
    );
  });

  it.each([...files.keys()])('%s carries no key, secret, certificate, org id or link to a consumer', (path) => {
    expect(files.get(path)).not.toMatch(/consumerKey|consumerSecret>|<certificate>|oauthLink|orgScopedExternalApp|00D/);
  });

  it.each(['jwt', 'client-credentials'])('%s is a local app: it cannot be packaged', (app) => {
    expect(textOf(fileOf(app, 'eca'), 'distributionState')).toBe('Local');
    for (const [suffix, folder] of Object.entries(kinds)) expect(fileOf(app, suffix)).toContain(`/${folder}/`);
  });

  it('JWT bearer asks for api and refresh_token, client credentials for api alone', () => {
    expect(textOf(fileOf('jwt', 'ecaOauth'), 'commaSeparatedOauthScopes')).toBe('Api, RefreshToken');
    expect(textOf(fileOf('client-credentials', 'ecaOauth'), 'commaSeparatedOauthScopes')).toBe('Api');
  });

  it('lets in only users whom an admin approved by Headroom_Integration, from addresses that the org trusts', () => {
    for (const app of ['jwt', 'client-credentials']) {
      const policies = fileOf(app, 'ecaOauthPlcy');
      expect(textOf(policies, 'permittedUsersPolicyType')).toBe('AdminApprovedPreAuthorized');
      expect(textOf(policies, 'commaSeparatedPermissionSet')).toBe('Headroom_Integration');
      expect(textOf(policies, 'ipRelaxationPolicyType')).toBe('Enforce');
    }
  });

  it('stand outside every package directory', () => {
    const project = JSON.parse(readFileSync(join(root, 'sfdx-project.json'), 'utf8')) as { packageDirectories: { path: string }[] };
    expect(project.packageDirectories.map(({ path }) => path)).toEqual(['force-app', 'starter', 'translations']);
  });
});

describe('the scratch org definition', () => {
  const definition = JSON.parse(readFileSync(join(root, 'config', 'project-scratch-def.json'), 'utf8')) as {
    edition: string;
    settings: Record<string, Record<string, boolean>>;
  };

  it('is of an edition that Headroom supports', () => expect(definition.edition).toBe('Enterprise'));

  it.each(Object.entries(definition.settings))('%s holds only settings of its metadata type', (name, values) => {
    const known = fieldsOfType(`${name.slice(0, 1).toUpperCase()}${name.slice(1)}`);
    expect(Object.keys(values).filter((field) => !known.has(field))).toEqual([]);
  });

  it('is the one that the package is built with', () => {
    const project = JSON.parse(readFileSync(join(root, 'sfdx-project.json'), 'utf8')) as { packageDirectories: Record<string, unknown>[] };
    expect(project.packageDirectories[0]).toMatchObject({
      path: 'force-app',
      package: 'Headroom',
      versionNumber: '0.1.0.NEXT',
      definitionFile: 'config/project-scratch-def.json'
    });
  });
});
