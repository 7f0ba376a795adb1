import { partsInFolder, typeOfSuffix, typesInFolder } from './structure/typeFolder.ts';
import type { TypeFolder } from './structure/typeFolder.ts';

/**
 * What a path in a package holds, in source format or in Metadata API format. The first segment of a path that names a type's
 * folder decides; what stands before it (`main/default`, `unpackaged`) does not matter.
 */
export type PackagePath =
  | { readonly kind: 'component'; readonly type: string; readonly fullName: string }
  | { readonly kind: 'objectHead'; readonly object: string }
  | { readonly kind: 'objectPart'; readonly object: string; readonly part: string; readonly name: string }
  /** A file of a bundle: components, Aura, sites. */
  | { readonly kind: 'bundleFile'; readonly type: string; readonly bundle: string; readonly name: string }
  /** Source of an Apex class, bytes of a static resource: stands beside a `-meta.xml` file. */
  | { readonly kind: 'content'; readonly type: string; readonly fullName: string }
  /** Not deployed: manifests, component tests, editor files. */
  | { readonly kind: 'ignored' }
  /** In no folder of a type: no metadata. */
  | { readonly kind: 'outside' }
  /** `belongsTo` where the ending is one of another folder. */
  | { readonly kind: 'unknown'; readonly belongsTo?: TypeFolder };

const META = '-meta.xml';
const MANIFEST = /(^|\/)(package|destructiveChanges(Pre|Post)?)\.xml$/;
const NOT_DEPLOYED =
  /(^|\/)(__tests__|__mocks__|__types__|__utam__)\/|(^|\/)(jsconfig\.json|tsconfig\.json|\.eslintrc\.json|\.forceignore)$|\/lwc\/.*\.(ts|md)$|(^|\/)\.[^/]+$/;

/** Ending of old projects; Salesforce's own tools still read it. Source: https://github.com/forcedotcom/source-deploy-retrieve (metadataRegistry.json) */
const legacyEnding = /\.custompageweblink(?=-meta\.xml$|$)/;

/** Says what a file is by its path alone; both formats may stand side by side. */
export function classifyPath(given: string): PackagePath {
  const path = given.replace(legacyEnding, '.weblink');
  if (MANIFEST.test(path) || NOT_DEPLOYED.test(path)) return { kind: 'ignored' };
  const segments = path.split('/');
  const at = segments.findIndex((segment, index) => index < segments.length - 1 && typesInFolder(segment).length > 0);
  const rest = segments.slice(at + 1);
  const candidates = typesInFolder(segments[at] ?? '');
  for (const entry of candidates) {
    const place = placeIn(entry, rest);
    if (place !== undefined) return place;
  }
  const belongsTo = typeOfSuffix(endingOf(path));
  if (candidates.length > 0)
    return { kind: 'unknown', ...(belongsTo === undefined || candidates.includes(belongsTo) ? {} : { belongsTo }) };
  // Source format lets most types stand in any folder: their ending tells.
  const place = belongsTo === undefined || belongsTo.folder === 'objects' ? undefined : placeIn(belongsTo, segments.slice(-1));
  return place ?? { kind: 'outside' };
}

function endingOf(path: string): string {
  const name = withoutMeta(path.split('/').at(-1) ?? '');
  return name.includes('.') ? name.slice(name.lastIndexOf('.')) : '';
}

function withoutMeta(name: string): string {
  return name.endsWith(META) ? name.slice(0, -META.length) : name;
}

function placeIn(entry: TypeFolder, rest: readonly string[]): PackagePath | undefined {
  switch (entry.adapter) {
    case 'bundle':
    case 'uiBundles':
      return bundlePath(entry, rest);
    case 'digitalExperience':
      return bundlePath(entry, [rest.slice(0, 2).join('/'), ...rest.slice(2)]);
    case 'mixedContent':
      return mixedPath(entry, rest);
    case 'matchingContentFile':
      return contentPath(entry, rest);
    case 'inFolder':
      return componentPath(entry, rest.join('/')) ?? folderPath(entry, rest);
    case 'decomposed':
      if (entry.folder === 'objects' && rest.length > 1) return sourceObjectPath(rest);
      return componentPath(entry, rest.at(-1) ?? '') ?? childPath(entry, rest);
    default:
      return componentPath(entry, rest.at(-1) ?? '');
  }
}

function bundlePath({ type }: TypeFolder, rest: readonly string[]): PackagePath | undefined {
  const [bundle, ...inside] = rest;
  if (bundle === undefined || inside.length === 0) return undefined;
  return { kind: 'bundleFile', type, bundle, name: inside.join('/') };
}

/** `x.resource-meta.xml` beside `x.resource`, `x.js` or a folder `x`; documents stand one folder deeper. */
function mixedPath(entry: TypeFolder, rest: readonly string[]): PackagePath | undefined {
  const path = rest.join('/');
  if (path.endsWith(META) && rest.length <= (entry.folder === 'documents' ? 2 : 1)) return componentPath(entry, path);
  const depth = entry.folder === 'documents' ? 2 : 1;
  const [name = ''] = rest.slice(depth - 1);
  if (rest.length < depth) return undefined;
  const owner = [...rest.slice(0, depth - 1), name.replace(/\.[^.]+$/, '')].join('/');
  return { kind: 'content', type: entry.type, fullName: owner };
}

function contentPath(entry: TypeFolder, rest: readonly string[]): PackagePath | undefined {
  // Email templates stand in folders that belong to their names.
  const name = entry.folder === 'email' ? rest.join('/') : (rest.at(-1) ?? '');
  if (name.endsWith(META)) return componentPath(entry, name);
  if (!name.endsWith(entry.suffix)) return undefined;
  return { kind: 'content', type: entry.type, fullName: name.slice(0, -entry.suffix.length) };
}

/** The description of a folder in Metadata API format, `reports/Sales-meta.xml`, which no type of its own names. */
function folderPath({ type }: TypeFolder, rest: readonly string[]): PackagePath | undefined {
  const path = rest.join('/');
  return path.endsWith(META) && !path.includes('.report') && !/\.[a-z]/i.test(withoutMeta(path))
    ? { kind: 'component', type: `${type}Folder`, fullName: withoutMeta(path) }
    : undefined;
}

/** A part with a file of its own beside its owner's: `objectTranslations/Pulse__c-de/Mood__c.fieldTranslation-meta.xml`. */
function childPath(entry: TypeFolder, rest: readonly string[]): PackagePath | undefined {
  const [owner = '', file = ''] = rest.slice(-2);
  const part = [...partsInFolder(entry.folder).values()].find(({ suffix }) => withoutMeta(file).endsWith(suffix));
  if (part === undefined) return undefined;
  return { kind: 'component', type: part.type, fullName: `${owner}.${withoutMeta(file).slice(0, -part.suffix.length)}` };
}

const objectParts = partsInFolder('objects');

function sourceObjectPath(rest: readonly string[]): PackagePath | undefined {
  const [object = '', second = '', file] = rest;
  if (file === undefined) return second === `${object}.object${META}` ? { kind: 'objectHead', object } : undefined;
  const ending = `${objectParts.get(second)?.suffix ?? ''}${META}`;
  return objectParts.has(second) && file.endsWith(ending)
    ? { kind: 'objectPart', object, part: second, name: file.slice(0, -ending.length) }
    : undefined;
}

function componentPath(entry: TypeFolder, name: string): PackagePath | undefined {
  const bare = withoutMeta(name);
  if (entry.suffix === '' && bare !== name) return { kind: 'component', type: entry.type, fullName: bare.replace(/\.[^.]+$/, '') };
  if (entry.suffix === '' || !bare.endsWith(entry.suffix)) return undefined;
  return { kind: 'component', type: entry.type, fullName: bare.slice(0, -entry.suffix.length) };
}
