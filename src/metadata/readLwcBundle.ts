import type { PackageFiles } from './model.ts';
import type { LwcBundleModel } from './pageModel.ts';
import type { XmlElement } from './xml.ts';
import { childOf, flagOf, parseXml, present, textOf, textsOf } from './xml.ts';

/** A bundle, and the sentence that says what is wrong with its configuration file where something is. */
export type BundleResult = {
  readonly bundle: LwcBundleModel;
  /** Root of the configuration file. */
  readonly root?: XmlElement;
  readonly problem?: { readonly message: string; readonly fix: string; readonly line?: number };
};

/** Name of the configuration file: like the component, or else the only one, which deploys take too. */
export function configurationName(name: string, files: PackageFiles): string {
  const own = `${name}.js-meta.xml`;
  return files.has(own) ? own : ([...files.keys()].find((file) => file.endsWith('.js-meta.xml')) ?? own);
}

/**
 * Reads a component bundle from its files.
 *
 * @param file   path of the bundle's folder
 * @param files  file name inside the bundle to text
 */
export function readLwcBundle(name: string, file: string, files: PackageFiles): BundleResult {
  const bare: LwcBundleModel = { name, file, isExposed: false, targets: [], files };
  const configuration = files.get(configurationName(name, files));
  if (configuration === undefined) {
    return { bundle: bare, problem: { message: `has no ${name}.js-meta.xml`, fix: 'Add the configuration file of the component' } };
  }
  const result = parseXml(configuration);
  if (!result.ok) {
    const { message, line } = result;
    return { bundle: bare, problem: { message: `${name}.js-meta.xml ${message}`, fix: 'Correct the file', ...present({ line }) } };
  }
  const targets = childOf(result.root, 'targets');
  const bundle = {
    ...bare,
    isExposed: flagOf(result.root, 'isExposed'),
    targets: targets === undefined ? [] : textsOf(targets, 'target'),
    ...present({ apiVersion: textOf(result.root, 'apiVersion'), masterLabel: textOf(result.root, 'masterLabel') })
  };
  return { bundle, root: result.root };
}
