import type { Component, PackageFiles } from '../../metadata/model.ts';
import { partsInFolder } from '../../metadata/structure/typeFolder.ts';
import { ownName } from './ownName.ts';

const objectParts = partsInFolder('objects');
const partElements = new RegExp(`<(${[...objectParts.keys(), 'labels'].join('|')})>([\\s\\S]*?)</\\1>`, 'g');

/** Text of each component as it was deployed, by `type fullName`: the elements inside its root, in the Metadata API's format. */
export type Definitions = ReadonlyMap<string, string>;

/** What tells a definition from all others of a package. */
export function definitionKey({ type, fullName }: { readonly type: string; readonly fullName: string }): string {
  return `${type} ${fullName}`;
}

/**
 * Cuts the files of a package into the definitions of its components. No part of a part has its own name, so the text can be cut
 * from left to right without reading the XML as a tree.
 */
export function definitionsOf(components: readonly Component[], files: PackageFiles): Definitions {
  const definitions = new Map<string, string>();
  for (const component of components) {
    const text = files.get(component.file);
    if (text === undefined) definitions.set(definitionKey(component), bundleText(component.file, files));
    else if (!definitions.has(definitionKey(component))) addFile(definitions, component, insideOfRoot(text) + contentOf(component));
  }
  return definitions;
}

function addFile(definitions: Map<string, string>, component: Component, inside: string): void {
  const isObject = /\.object$/.test(component.file);
  const isLabels = /\.labels$/.test(component.file);
  if (!isObject && !isLabels) {
    definitions.set(definitionKey(component), inside);
    return;
  }
  const owner = (component.file.split('/').at(-1) ?? '').replace(/\.\w+$/, '');
  const head = inside.replace(partElements, (_, element: string, part: string) => {
    const name = ownName(part)?.name ?? '';
    definitions.set(
      definitionKey({ type: objectParts.get(element)?.type ?? 'CustomLabel', fullName: isLabels ? name : `${owner}.${name}` }),
      part.trim()
    );
    return '';
  });
  definitions.set(
    definitionKey({ type: isLabels ? 'CustomLabels' : 'CustomObject', fullName: owner }),
    head.replace(/>\s+</g, '><').trim()
  );
}

/** Text of the files beside a definition: they are part of what a deploy can change. */
function contentOf({ content }: Component): string {
  return [...(content?.values() ?? [])].join('\n');
}

function bundleText(folder: string, files: PackageFiles): string {
  const own = [...files].filter(([path]) => path.startsWith(`${folder}/`)).sort(([a], [b]) => (a < b ? -1 : 1));
  return own.map(([path, text]) => `${path.slice(folder.length + 1)}\n${text}`).join('\n');
}

function insideOfRoot(text: string): string {
  const body = text.replace(/<\?xml[^>]*\?>/, '').replace(/<!--[\s\S]*?-->/g, '');
  const open = /<\w[^>]*?(\/?)>/.exec(body);
  if (!open || open[1] === '/') return '';
  return body.slice(open.index + open[0].length, body.lastIndexOf('</')).trim();
}
