import { folderLines } from './folderLines.ts';

/** How the files of a type lie: one file, a file beside its content, a folder each, or parts that become one file. */
export type Adapter =
  'default' | 'inFolder' | 'matchingContentFile' | 'mixedContent' | 'bundle' | 'decomposed' | 'digitalExperience' | 'uiBundles';

/** Where the components of one type stand in a package. */
export type TypeFolder = {
  readonly folder: string;
  readonly type: string;
  /** Ending in Metadata API format with its dot; source format adds `-meta.xml`. Empty for bundles. */
  readonly suffix: string;
  readonly adapter: Adapter;
};

/** A part of a decomposed component: its folder below the component's, the name of its element, and its type. */
export type PartFolder = { readonly element: string; readonly type: string; readonly suffix: string };

const entries = folderLines.map((line) => {
  const [folder = '', type = '', ending = '', adapter = ''] = line.split(' ');
  return { folder, type, suffix: ending === '-' ? '' : `.${ending}`, adapter };
});

const types: readonly TypeFolder[] = entries
  .filter(({ adapter }) => adapter !== 'child')
  .map((entry) => ({ ...entry, adapter: entry.adapter as Adapter }));
const byFolder = Map.groupBy(types, ({ folder }) => folder);

/** Types that share a folder of this name; empty where none does. */
export function typesInFolder(folder: string): readonly TypeFolder[] {
  return byFolder.get(folder) ?? [];
}

/** The type whose files end so: `.layout`. */
export function typeOfSuffix(suffix: string): TypeFolder | undefined {
  return types.find((type) => type.suffix === suffix);
}

/** The types of a name: `Layout`. */
export function folderOfType(name: string): TypeFolder | undefined {
  return types.find(({ type }) => type === name);
}

/** Parts of a type by the name of the element that holds one: `fields` of `objects`. */
export function partsInFolder(folder: string): ReadonlyMap<string, PartFolder> {
  return new Map(
    entries
      .filter((entry) => entry.adapter === 'child' && entry.folder.startsWith(`${folder}/`))
      .map(({ folder: path, type, suffix }) => [path.slice(folder.length + 1), { element: path.slice(folder.length + 1), type, suffix }])
  );
}
