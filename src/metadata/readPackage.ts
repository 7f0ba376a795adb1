import type { PermissionSetModel } from './accessModel.ts';
import { childComponents } from './childComponents.ts';
import { missingContent, missingMeta, readBundles } from './readBundles.ts';
import type { BundleDraft } from './readBundles.ts';
import type { Component, ObjectModel, PackageFiles, PackageModel, ReadProblem, RecordModel } from './model.ts';
import { classifyPath } from './packagePath.ts';
import type { PackagePath } from './packagePath.ts';
import type { AppModel, FlexipageModel, LabelModel, TabModel } from './pageModel.ts';

import { readObject } from './readObject.ts';
import type { ObjectSource } from './readObject.ts';
import { readApp, readFlexipage, readLabels, readTab } from './readPage.ts';
import { readPermissionSet } from './readPermissionSet.ts';
import { readRecord } from './readRecord.ts';
import { partsInFolder } from './structure/typeFolder.ts';
import { parseXml, present, textOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

type Draft = {
  readonly objects: Map<string, { source: ObjectSource }>;
  readonly bundles: Map<string, BundleDraft>;
  /** Files beside a definition, by type and name. */
  readonly contents: Map<string, Map<string, string>>;
  readonly records: RecordModel[];
  readonly permissionSets: PermissionSetModel[];
  readonly flexipages: FlexipageModel[];
  readonly apps: AppModel[];
  readonly tabs: TabModel[];
  readonly labels: LabelModel[];
  readonly components: Component[];
  readonly problems: ReadProblem[];
};

function emptyDraft(): Draft {
  return {
    objects: new Map(),
    bundles: new Map(),
    contents: new Map(),
    records: [],
    permissionSets: [],
    flexipages: [],
    apps: [],
    tabs: [],
    labels: [],
    components: [],
    problems: []
  };
}

/**
 * Reads a package from its files, in source format, in Metadata API format, or both mixed.
 *
 * Never throws: what cannot be read is left out and stands in `problems`, with file and reason.
 *
 * @param files  path (forward slashes, relative to the project or to the root of the zip) to text
 */
export function readPackage(files: PackageFiles): PackageModel {
  const draft = emptyDraft();
  for (const path of [...files.keys()].sort()) addFile(draft, path, files.get(path) ?? '');
  return finish(draft);
}

function addFile(draft: Draft, path: string, text: string): void {
  const place = classifyPath(path);
  if (place.kind === 'ignored' || place.kind === 'outside') return;
  if (place.kind === 'unknown') draft.problems.push(misplaced(path, place));
  else if (place.kind === 'bundleFile') addBundleFile(draft, place, { path, text });
  else if (place.kind === 'content') addContent(draft, `${place.type} ${place.fullName}`, { path, text });
  else addXml(draft, place, { path, text });
}

function misplaced(path: string, { belongsTo }: Extract<PackagePath, { kind: 'unknown' }>): ReadProblem {
  if (belongsTo === undefined) {
    return {
      file: path,
      element: path,
      message: 'stands in no folder, or has no ending, of a metadata type',
      fix: 'Correct folder or ending'
    };
  }
  const { type, folder } = belongsTo;
  return { file: path, element: path, message: `has the ending of ${type} and stands in another folder`, fix: `Move it to ${folder}` };
}

type XmlPlace = Extract<PackagePath, { kind: 'component' | 'objectHead' | 'objectPart' }>;
type FileText = { readonly path: string; readonly text: string };

function addXml(draft: Draft, place: XmlPlace, { path, text }: FileText): void {
  const result = parseXml(text);
  if (!result.ok) {
    const { message, line, column } = result;
    draft.problems.push({ file: path, element: path, ...present({ message, line, column, component: namedBy(place) }), message });
  } else if (place.kind === 'objectPart') {
    noteName(draft, { path, name: place.name }, result.root);
    addObjectPart(draft, place.object, { kind: place.part, element: result.root, file: path });
  } else if (place.kind === 'objectHead') addObjectHead(draft, place.object, { root: result.root, file: path });
  else addComponent(draft, { type: place.type, fullName: place.fullName, file: path }, result.root);
}

function namedBy(place: XmlPlace): ReadProblem['component'] {
  if (place.kind === 'component') return { type: place.type, fullName: place.fullName };
  return { type: 'CustomObject', fullName: place.object };
}

/** A file of a source tree and the name inside it are one. */
function noteName(draft: Draft, { path, name }: { readonly path: string; readonly name: string }, root: XmlElement): void {
  const inside = textOf(root, 'fullName') ?? '';
  if (inside === name) return;
  const message = `has the file name ${name} and the fullName ${inside}`;
  draft.problems.push({ file: path, element: inside, message, fix: 'Make the two the same', line: root.line, column: root.column });
}

function addContent(draft: Draft, key: string, { path, text }: FileText): void {
  draft.contents.set(key, (draft.contents.get(key) ?? new Map<string, string>()).set(path, text));
}

function addBundleFile(draft: Draft, place: Extract<PackagePath, { kind: 'bundleFile' }>, { path, text }: FileText): void {
  const key = `${place.type} ${place.bundle}`;
  const folder = path.slice(0, -place.name.length - 1);
  const known = draft.bundles.get(key) ?? { type: place.type, folder, files: new Map<string, string>() };
  known.files.set(place.name, text);
  draft.bundles.set(key, known);
}

function sourceOf(draft: Draft, name: string, file: string): { source: ObjectSource } {
  const known = draft.objects.get(name) ?? { source: { name, file, parts: [] } };
  draft.objects.set(name, known);
  return known;
}

function addObjectPart(draft: Draft, name: string, part: ObjectSource['parts'][number]): void {
  const known = sourceOf(draft, name, part.file);
  known.source = { ...known.source, parts: [...known.source.parts, part] };
}

function addObjectHead(draft: Draft, name: string, head: { root: XmlElement; file: string }): void {
  const known = sourceOf(draft, name, head.file);
  const inside = head.root.children.filter((child) => child.children.length > 0);
  const parts = inside.map((element) => ({ kind: element.name, element, file: head.file }));
  known.source = { ...known.source, file: head.file, root: head.root, parts: [...known.source.parts, ...parts] };
}

function addComponent(draft: Draft, named: Component, root: XmlElement): void {
  const { type, fullName, file } = named;
  if (type === 'CustomObject') {
    addObjectHead(draft, fullName, { root, file });
    return;
  }
  draft.components.push({ ...named, root });
  if (type === 'CustomMetadata') draft.records.push(readRecord(root, fullName, file));
  else if (type === 'PermissionSet') draft.permissionSets.push(readPermissionSet(root, fullName, file));
  else if (type === 'FlexiPage') draft.flexipages.push(readFlexipage(root, fullName, file));
  else if (type === 'CustomApplication') draft.apps.push(readApp(root, fullName, file));
  else if (type === 'CustomTab') draft.tabs.push(readTab(root, fullName, file));
  else if (type === 'CustomLabels') draft.labels.push(...readLabels(root, file));
  draft.components.push(...childComponents(type, fullName, { file, root }));
}

function finish(draft: Draft): PackageModel {
  const objects = [...draft.objects.values()].map(({ source }) => ({ source, ...readObject(source) }));
  const bundles = readBundles(draft.bundles);
  const components = [
    ...objects.flatMap(({ source, object }) => objectComponents(source, object)),
    ...draft.components.map((component) => withContent(draft, component)),
    ...bundles.components
  ];
  return {
    objects: objects.map(({ object }) => object),
    records: draft.records,
    permissionSets: draft.permissionSets,
    flexipages: draft.flexipages,
    apps: draft.apps,
    tabs: draft.tabs,
    labels: draft.labels,
    lwcBundles: bundles.lwc,
    components,
    problems: [
      ...draft.problems,
      ...objects.flatMap(({ problems }) => problems),
      ...bundles.problems,
      ...missingMeta(draft.contents, draft.components),
      ...missingContent(draft.contents, draft.components)
    ]
  };
}

function withContent(draft: Draft, component: Component): Component {
  const content = draft.contents.get(`${component.type} ${component.fullName}`);
  return content === undefined ? component : { ...component, content };
}

/** A custom object deploys as itself and its parts; of a platform object only the parts, unless the package sets it up too. */
function objectComponents({ root }: ObjectSource, object: ObjectModel): readonly Component[] {
  const isOwn = object.kind !== 'standard' || (root !== undefined && root.children.some(({ name }) => !partsInFolder('objects').has(name)));
  const itself = { type: 'CustomObject', fullName: object.name, file: object.file, ...present({ root }) };
  return [...(isOwn ? [itself] : []), ...object.parts];
}
