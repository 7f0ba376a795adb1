import type { Component, ReadProblem } from './model.ts';
import type { LwcBundleModel } from './pageModel.ts';
import { readLwcBundle } from './readLwcBundle.ts';
import { folderOfType } from './structure/typeFolder.ts';
import { present } from './xml.ts';

/** Files of a bundle as they come in, by their type and name in the map that holds it. */
export type BundleDraft = { readonly type: string; readonly folder: string; readonly files: Map<string, string> };

export type BundlesRead = {
  readonly lwc: readonly LwcBundleModel[];
  readonly components: readonly Component[];
  readonly problems: readonly ReadProblem[];
};

/** Reads component bundles; of Aura components and sites only the files. */
export function readBundles(drafts: ReadonlyMap<string, BundleDraft>): BundlesRead {
  const lwc: LwcBundleModel[] = [];
  const components: Component[] = [];
  const problems: ReadProblem[] = [];
  for (const [key, { type, folder, files }] of drafts) {
    const fullName = key.slice(type.length + 1);
    if (type !== 'LightningComponentBundle') {
      components.push({ type, fullName, file: folder, content: files });
      continue;
    }
    const { bundle, root, problem } = readLwcBundle(fullName, folder, files);
    lwc.push(bundle);
    components.push({ type, fullName, file: folder, content: files, ...present({ root }) });
    if (problem !== undefined) problems.push({ file: folder, element: fullName, ...problem, component: { type, fullName } });
  }
  return { lwc, components, problems };
}

/** Content without the `-meta.xml` file that makes it a component. */
export function missingMeta(
  contents: ReadonlyMap<string, ReadonlyMap<string, string>>,
  components: readonly Component[]
): readonly ReadProblem[] {
  const known = new Set(components.map(({ type, fullName }) => `${type} ${fullName}`));
  return [...contents]
    .filter(([key]) => !known.has(key))
    .map(([key, files]) => {
      const [type = '', fullName = ''] = key.split(' ');
      const [file = ''] = files.keys();
      const message = 'has no -meta.xml file beside it';
      return { file, element: fullName, message, fix: 'Add the file that describes it', component: { type, fullName } };
    });
}

/** Types whose components are nothing without their content. */
function needsContent(type: string): boolean {
  return folderOfType(type)?.adapter === 'matchingContentFile' || type === 'StaticResource';
}

/** A `-meta.xml` file without the content that it describes. */
export function missingContent(
  contents: ReadonlyMap<string, ReadonlyMap<string, string>>,
  components: readonly Component[]
): readonly ReadProblem[] {
  return components
    .filter(({ type, fullName }) => needsContent(type) && !contents.has(`${type} ${fullName}`))
    .map(({ type, fullName, file }) => ({
      file,
      element: fullName,
      message: 'has no content beside its -meta.xml file',
      fix: 'Add the file that it describes',
      component: { type, fullName }
    }));
}
