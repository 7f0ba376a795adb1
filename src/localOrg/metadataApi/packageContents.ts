import type { Component, ComponentName, PackageFiles, PackageModel } from '../../metadata/model.ts';
import { classifyPath } from '../../metadata/packagePath.ts';
import { readPackage } from '../../metadata/readPackage.ts';
import type { ComponentFailure } from '../deploy/deployment.ts';
import { isNamed, type Manifest, readManifest } from './manifest.ts';

/** What a zip asks for: components to deploy, components to delete, and what is wrong with the zip itself. */
export type PackageContents = {
  readonly model: PackageModel;
  /** Every component of the zip that package.xml names. */
  readonly components: readonly Component[];
  readonly deletions: readonly Deletion[];
  readonly failures: readonly ComponentFailure[];
};

/** A component that a destructive manifest names; `pre` before the rest of the deploy, else behind it. */
export type Deletion = { readonly type: string; readonly fullName: string; readonly file: string; readonly isPre: boolean };

type Options = { readonly allowMissingFiles: boolean; readonly autoUpdatePackage: boolean };

/**
 * Reads the files of one package: package.xml decides what is deployed, and the files must hold exactly that.
 *
 * @param root   folder of package.xml inside the zip, with a slash at its end, or empty
 */
export function readContents(files: PackageFiles, root: string, options: Options): PackageContents {
  const path = `${root}package.xml`;
  const read = readManifest(files, path);
  if (!read?.ok) return { ...nothing, failures: [ofFile(path, read ? read.problem : 'No package.xml found')] };
  const known = new Map([...files].filter(([name]) => classifyPath(name).kind !== 'unknown'));
  const model = withHeads(readPackage(known), read.manifest);
  const unnamed = options.autoUpdatePackage ? [] : model.components.filter((component) => !isNamed(read.manifest, component));
  const deletions = deletionsOf(files, root);
  return {
    model,
    components: model.components.filter((component) => !unnamed.includes(component)),
    deletions: deletions.list,
    failures: [
      ...deletions.failures,
      ...unnamed.map((component) => failure(component, 'Not in package.xml')),
      ...unknownFiles(files, read.manifest),
      ...missing(read.manifest, { model, files, path, options })
    ]
  };
}

const nothing: PackageContents = { model: readPackage(new Map()), components: [], deletions: [], failures: [] };

function ofFile(path: string, problem: string): ComponentFailure {
  const fullName = path.split('/').at(-1) ?? path;
  return { componentType: '', fullName, fileName: path, problem };
}

function failure({ type, fullName, file }: ComponentName, problem: string): ComponentFailure {
  return { componentType: type, fullName, fileName: file, problem };
}

/** Labels are components beside the file that holds them; so is an object of the platform that the manifest names. */
function withHeads(model: PackageModel, manifest: Manifest): PackageModel {
  const labels = model.components.some(({ type }) => type === 'CustomLabel')
    ? []
    : model.labels.map(({ name, file }) => ({ type: 'CustomLabel', fullName: name, file }));
  const heads = model.objects
    .filter(({ kind, name }) => kind === 'standard' && manifest.get('CustomObject')?.has(name) && !isListed(model, name))
    .map(({ name, file }) => ({ type: 'CustomObject', fullName: name, file }));
  return { ...model, components: [...heads, ...model.components, ...labels] };
}

function isListed({ components }: PackageModel, object: string): boolean {
  return components.some(({ type, fullName }) => type === 'CustomObject' && fullName === object);
}

function deletionsOf(
  files: PackageFiles,
  root: string
): { readonly list: readonly Deletion[]; readonly failures: readonly ComponentFailure[] } {
  const list: Deletion[] = [];
  const failures: ComponentFailure[] = [];
  for (const name of ['destructiveChangesPre.xml', 'destructiveChanges.xml', 'destructiveChangesPost.xml']) {
    const read = readManifest(files, root + name);
    if (read && !read.ok) failures.push(ofFile(read.path, read.problem));
    if (!read?.ok) continue;
    for (const [type, members] of read.manifest) {
      if (members.has('*')) failures.push(ofFile(read.path, `Wildcards are not supported in ${name}`));
      for (const fullName of members)
        if (fullName !== '*') list.push({ type, fullName, file: read.path, isPre: name !== 'destructiveChangesPost.xml' });
    }
  }
  return { list, failures };
}

/** Name of a component by its file: `classes/Score.cls-meta.xml` is `Score`. */
function stemOf(path: string): string {
  return (path.split('/').at(-1) ?? '').replace(/-meta\.xml$/, '').replace(/\.[^.]+$/, '');
}

function unknownFiles(files: PackageFiles, manifest: Manifest): readonly ComponentFailure[] {
  const named = new Set([...manifest.values()].flatMap((members) => [...members].map((member) => member.split('/').at(-1))));
  return [...files.keys()]
    .filter((path) => classifyPath(path).kind === 'unknown' && !named.has(stemOf(path)) && !path.endsWith('-meta.xml'))
    .map((path) => ({ componentType: '', fullName: path, fileName: path, problem: 'Not in package.xml' }));
}

type Given = { readonly model: PackageModel; readonly files: PackageFiles; readonly path: string; readonly options: Options };

/** Members of package.xml that the zip lacks, or whose type the local org cannot hold. */
function missing(manifest: Manifest, { model, files, path, options }: Given): readonly ComponentFailure[] {
  const present = new Set(model.components.map(({ type, fullName }) => `${type} ${fullName}`));
  const failures: ComponentFailure[] = [];
  for (const [type, members] of manifest) {
    for (const member of members) {
      if (member === '*' || present.has(`${type} ${member}`)) continue;
      if (model.problems.some(({ file }) => stemOf(file) === member.split('.')[0])) continue;
      const file = [...files.keys()].find((name) => classifyPath(name).kind === 'unknown' && stemOf(name) === member.split('/').at(-1));
      if (file) failures.push(cannotHold(type, member, file));
      else if (!options.allowMissingFiles)
        failures.push({ componentType: type, fullName: member, fileName: path, problem: notFound(type, member) });
    }
  }
  return failures;
}

function notFound(type: string, member: string): string {
  return `An object '${member}' of type ${type} was named in package.xml, but was not found in zipped directory`;
}

function cannotHold(type: string, fullName: string, fileName: string): ComponentFailure {
  process.stderr.write(`local org: a deploy holds ${type} ${fullName}, a type the local org cannot hold. Add it under src/metadata.\n`);
  return { componentType: type, fullName, fileName, problem: `The local org cannot hold components of type ${type}` };
}
