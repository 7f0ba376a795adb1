import type { ObjectModel, PackageModel } from '../../metadata/model.ts';
import type { ComponentFailure } from '../deploy/deployment.ts';
import { objectPartTypes } from '../deploy/heldTypes.ts';

/**
 * The package without what failed, for deploys that keep what succeeds. A failed part leaves its object, a label its file; anything
 * else leaves with its file.
 */
export function withoutFailed(model: PackageModel, failures: readonly ComponentFailure[]): PackageModel {
  const failed = new Set(failures.map(({ componentType, fullName }) => `${componentType} ${fullName}`));
  const isPart = (type: string): boolean => objectPartTypes.has(type) || type === 'CustomLabel' || type === 'CustomObject';
  const files = new Set(failures.filter(({ componentType }) => !isPart(componentType)).map(({ fileName }) => fileName));
  const isKept: IsKept = (type, fullName) => !failed.has(`${type} ${fullName}`);
  const lists = Object.entries(model).map(([name, list]) => [
    name,
    (list as readonly { readonly file: string }[]).filter(({ file }) => !files.has(file))
  ]);
  const rest = Object.fromEntries(lists) as PackageModel;
  return {
    ...rest,
    objects: rest.objects.filter(({ name }) => isKept('CustomObject', name)).map((object) => keptParts(object, isKept)),
    labels: rest.labels.filter(({ name }) => isKept('CustomLabel', name)),
    components: rest.components.filter(({ type, fullName }) => isKept(type, fullName)),
    problems: []
  };
}

type IsKept = (type: string, fullName: string) => boolean;

function keptParts(object: ObjectModel, isKept: IsKept): ObjectModel {
  const kept =
    (type: string) =>
    ({ name }: { readonly name: string }): boolean =>
      isKept(type, `${object.name}.${name}`);
  return {
    ...object,
    fields: object.fields.filter(kept('CustomField')),
    standardFields: object.standardFields.filter(kept('CustomField')),
    validationRules: object.validationRules.filter(kept('ValidationRule')),
    listViews: object.listViews.filter(kept('ListView')),
    compactLayouts: object.compactLayouts.filter(kept('CompactLayout')),
    parts: object.parts.filter(({ type, fullName }) => isKept(type, fullName))
  };
}
