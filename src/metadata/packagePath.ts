/**
 * Where each kind of component stands in a package, in source format and in Metadata API format. The first segment of
 * a path that names a type folder decides; what stands before it (`main/default`, `unpackaged`) does not matter.
 */
type TypeFolder = {
  readonly folder: string;
  readonly type: string;
  /** Extension in Metadata API format; source format adds `-meta.xml`. Empty for bundles. */
  readonly suffix: string;
};

/** Folders of the component types that a package of ours may hold. */
const typeFolders: readonly TypeFolder[] = [
  { folder: 'objects', type: 'CustomObject', suffix: '.object' },
  { folder: 'customMetadata', type: 'CustomMetadata', suffix: '.md' },
  { folder: 'permissionsets', type: 'PermissionSet', suffix: '.permissionset' },
  { folder: 'flexipages', type: 'FlexiPage', suffix: '.flexipage' },
  { folder: 'applications', type: 'CustomApplication', suffix: '.app' },
  { folder: 'tabs', type: 'CustomTab', suffix: '.tab' },
  { folder: 'labels', type: 'CustomLabels', suffix: '.labels' },
  { folder: 'lwc', type: 'LightningComponentBundle', suffix: '' },
  { folder: 'layouts', type: 'Layout', suffix: '.layout' },
  { folder: 'translations', type: 'Translations', suffix: '.translation' },
  { folder: 'objectTranslations', type: 'CustomObjectTranslation', suffix: '.objectTranslation' }
];

/** Folders below an object's folder in source format, and the element each file becomes in the object file. */
const objectPartFolders: Readonly<Record<string, string>> = {
  fields: '.field-meta.xml',
  listViews: '.listView-meta.xml',
  validationRules: '.validationRule-meta.xml',
  compactLayouts: '.compactLayout-meta.xml'
};

/** What a path in a package holds. */
export type PackagePath =
  | { readonly kind: 'component'; readonly type: string; readonly fullName: string; readonly zipPath: string }
  | { readonly kind: 'objectHead'; readonly object: string; readonly zipPath: string }
  | { readonly kind: 'objectPart'; readonly object: string; readonly part: string; readonly zipPath: string }
  | { readonly kind: 'bundleFile'; readonly bundle: string; readonly name: string; readonly zipPath: string }
  /** Not deployed: manifests, component tests, editor files. */
  | { readonly kind: 'ignored' }
  | { readonly kind: 'unknown' };

const META = '-meta.xml';
const MANIFEST = /(^|\/)(package|destructiveChanges(Pre|Post)?)\.xml$/;
const NOT_DEPLOYED = /(^|\/)(__tests__|__mocks__|__types__)\/|(^|\/)(jsconfig\.json|tsconfig\.json|\.eslintrc\.json)$|\.ts$/;

/** Says what a file is by its path alone; both formats may stand side by side. */
export function classifyPath(path: string): PackagePath {
  if (MANIFEST.test(path) || NOT_DEPLOYED.test(path)) return { kind: 'ignored' };
  const segments = path.split('/');
  const at = segments.findIndex((segment) => typeFolders.some(({ folder }) => folder === segment));
  const entry = typeFolders.find(({ folder }) => folder === segments[at]);
  if (entry === undefined) return { kind: 'unknown' };
  const rest = segments.slice(at + 1);
  if (entry.folder === 'lwc') return bundlePath(rest);
  if (entry.folder === 'objects' && rest.length > 1) return sourceObjectPath(rest);
  return componentPath(entry, rest.join('/'));
}

function bundlePath(rest: readonly string[]): PackagePath {
  const [bundle, ...inside] = rest;
  if (bundle === undefined || inside.length === 0) return { kind: 'unknown' };
  return { kind: 'bundleFile', bundle, name: inside.join('/'), zipPath: ['lwc', ...rest].join('/') };
}

function sourceObjectPath(rest: readonly string[]): PackagePath {
  const [object = '', second = '', file] = rest;
  const zipPath = `objects/${object}.object`;
  if (file === undefined) return second === `${object}.object${META}` ? { kind: 'objectHead', object, zipPath } : { kind: 'unknown' };
  const suffix = objectPartFolders[second];
  return suffix !== undefined && file.endsWith(suffix) ? { kind: 'objectPart', object, part: second, zipPath } : { kind: 'unknown' };
}

function componentPath(entry: TypeFolder, name: string): PackagePath {
  const zipName = name.endsWith(META) ? name.slice(0, -META.length) : name;
  if (!zipName.endsWith(entry.suffix)) return { kind: 'unknown' };
  const fullName = zipName.slice(0, -entry.suffix.length);
  return { kind: 'component', type: entry.type, fullName, zipPath: `${entry.folder}/${zipName}` };
}
