type ChildType = { readonly name: string; readonly directoryName: string; readonly suffix: string };
type RegistryType = {
  readonly name: string;
  readonly directoryName: string;
  readonly suffix?: string;
  readonly inFolder?: boolean;
  readonly folderType?: string;
  readonly strategies?: { readonly adapter: string };
  readonly children?: { readonly types: Readonly<Record<string, ChildType>> };
};

/**
 * One line for each type of source-deploy-retrieve's registry.
 *
 * @returns  `folder Type ending adapter` and, below a decomposed type, `folder/child Child ending child`; `-` where a type has no ending
 */
export function folderLines(registry: unknown): readonly string[] {
  const { types } = registry as { readonly types: Readonly<Record<string, RegistryType>> };
  const lines = Object.values(types).flatMap((type) => [
    `${type.directoryName} ${type.name} ${type.suffix ?? '-'} ${adapterOf(type)}`,
    ...Object.values(type.children?.types ?? {}).map(
      (child) => `${type.directoryName}/${child.directoryName} ${child.name} ${child.suffix} child`
    )
  ]);
  return lines.sort();
}

function adapterOf({ inFolder, strategies }: RegistryType): string {
  const adapter = strategies?.adapter ?? 'default';
  return inFolder === true && adapter === 'default' ? 'inFolder' : adapter;
}
