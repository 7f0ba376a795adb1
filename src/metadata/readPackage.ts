import type { PermissionSetModel } from './accessModel.ts';
import type { ComponentName, ObjectModel, PackageFiles, PackageModel, ReadProblem, RecordModel } from './model.ts';
import { classifyPath } from './packagePath.ts';
import type { AppModel, FlexipageModel, LabelModel, LwcBundleModel, TabModel } from './pageModel.ts';
import { readLwcBundle } from './readLwcBundle.ts';
import { readObject } from './readObject.ts';
import type { ObjectSource } from './readObject.ts';
import { readApp, readFlexipage, readLabels, readTab } from './readPage.ts';
import { readPermissionSet } from './readPermissionSet.ts';
import { readRecord } from './readRecord.ts';
import { parseXml } from './xml.ts';
import type { XmlElement } from './xml.ts';

type Draft = {
  readonly objects: Map<string, { source: ObjectSource }>;
  readonly bundles: Map<string, { readonly folder: string; readonly files: Map<string, string> }>;
  readonly records: RecordModel[];
  readonly permissionSets: PermissionSetModel[];
  readonly flexipages: FlexipageModel[];
  readonly apps: AppModel[];
  readonly tabs: TabModel[];
  readonly labels: LabelModel[];
  readonly components: ComponentName[];
  readonly problems: ReadProblem[];
};

/**
 * Reads a package from its files, in source format, in Metadata API format, or both mixed.
 *
 * Never throws: what cannot be read is left out and stands in `problems`, with file and reason.
 *
 * @param files  path (forward slashes, relative to the project or to the root of the zip) to text
 */
export function readPackage(files: PackageFiles): PackageModel {
  const draft: Draft = {
    objects: new Map(),
    bundles: new Map(),
    records: [],
    permissionSets: [],
    flexipages: [],
    apps: [],
    tabs: [],
    labels: [],
    components: [],
    problems: []
  };
  for (const path of [...files.keys()].sort()) addFile(draft, path, files.get(path) ?? '');
  return finish(draft);
}

function addFile(draft: Draft, path: string, text: string): void {
  const place = classifyPath(path);
  if (place.kind === 'ignored') return;
  if (place.kind === 'unknown') {
    draft.problems.push({
      file: path,
      element: path,
      message: 'stands in no folder, or has no ending, of a metadata type that the package uses'
    });
    return;
  }
  if (place.kind === 'bundleFile') {
    addBundleFile(draft, place.bundle, { path, name: place.name, text });
    return;
  }
  const result = parseXml(text);
  if (!result.ok) draft.problems.push({ file: path, element: path, message: result.message });
  else if (place.kind === 'objectPart') addObjectPart(draft, place.object, { kind: place.part, element: result.root, file: path });
  else if (place.kind === 'objectHead') addObjectHead(draft, place.object, { root: result.root, file: path });
  else addComponent(draft, { type: place.type, fullName: place.fullName, file: path }, result.root);
}

function addBundleFile(draft: Draft, bundle: string, entry: { path: string; name: string; text: string }): void {
  const folder = entry.path.slice(0, -entry.name.length - 1);
  const known = draft.bundles.get(bundle) ?? { folder, files: new Map<string, string>() };
  known.files.set(entry.name, entry.text);
  draft.bundles.set(bundle, known);
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

function addComponent(draft: Draft, component: ComponentName, root: XmlElement): void {
  const { type, fullName, file } = component;
  if (type === 'CustomObject') {
    addObjectHead(draft, fullName, { root, file });
    return;
  }
  draft.components.push(component);
  if (type === 'CustomMetadata') draft.records.push(readRecord(root, fullName, file));
  else if (type === 'PermissionSet') draft.permissionSets.push(readPermissionSet(root, fullName, file));
  else if (type === 'FlexiPage') draft.flexipages.push(readFlexipage(root, fullName, file));
  else if (type === 'CustomApplication') draft.apps.push(readApp(root, fullName, file));
  else if (type === 'CustomTab') draft.tabs.push(readTab(root, fullName, file));
  else if (type === 'CustomLabels') draft.labels.push(...readLabels(root, file));
}

function finish(draft: Draft): PackageModel {
  const objects = [...draft.objects.values()].map(({ source }) => readObject(source));
  const bundles = [...draft.bundles].map(([name, { folder, files }]) => readLwcBundle(name, folder, files));
  const bundleProblems = bundles.flatMap(({ bundle, problem }) =>
    problem === undefined ? [] : [{ file: bundle.file, element: bundle.name, message: problem }]
  );
  return {
    objects: objects.map(({ object }) => object),
    records: draft.records,
    permissionSets: draft.permissionSets,
    flexipages: draft.flexipages,
    apps: draft.apps,
    tabs: draft.tabs,
    labels: draft.labels,
    lwcBundles: bundles.map(({ bundle }) => bundle),
    components: [...objects.flatMap(({ object }) => objectComponents(object)), ...draft.components, ...bundles.map(bundleComponent)],
    problems: [...draft.problems, ...objects.flatMap(({ problems }) => problems), ...bundleProblems]
  };
}

function bundleComponent({ bundle }: { readonly bundle: LwcBundleModel }): ComponentName {
  return { type: 'LightningComponentBundle', fullName: bundle.name, file: bundle.file };
}

/** A custom object deploys as itself and its parts; of a platform object only the parts are ours. */
function objectComponents(object: ObjectModel): readonly ComponentName[] {
  const part = (type: string) => (item: { readonly name: string; readonly file: string }) => ({
    type,
    fullName: `${object.name}.${item.name}`,
    file: item.file
  });
  return [
    ...(object.kind === 'standard' ? [] : [{ type: 'CustomObject', fullName: object.name, file: object.file }]),
    ...object.fields.map(part('CustomField')),
    ...object.validationRules.map(part('ValidationRule')),
    ...object.listViews.map(part('ListView')),
    ...object.compactLayouts.map(part('CompactLayout'))
  ];
}
