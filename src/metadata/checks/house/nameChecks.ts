import type { PackageModel } from '../../model.ts';
import type { Finding } from '../finding.ts';

/** What every API name begins with that a deploy could otherwise merge into metadata of the org. */
const prefix = 'Headroom_';

const componentName = /^headroom[A-Z][A-Za-z0-9]*$/;

type Named = { readonly name: string; readonly file: string; readonly kind: string };

/** Names: the prefix on everything that is deployed beside an org's own metadata, and none on fields of our own objects. */
export function nameChecks(model: PackageModel): readonly Finding[] {
  return [
    ...prefixed(model).flatMap(missingPrefix),
    ...model.lwcBundles.filter(({ name }) => !componentName.test(name)).map(wrongComponentName),
    ...ownFields(model).flatMap(needlessPrefix)
  ];
}

function prefixed(model: PackageModel): readonly Named[] {
  const standard = model.objects.filter(({ kind }) => kind === 'standard');
  return [
    ...model.objects.filter(({ kind }) => kind !== 'standard').map((item) => ({ ...item, kind: 'object' })),
    ...standard.flatMap(({ fields }) => fields).map((item) => ({ ...item, kind: 'field' })),
    ...standard.flatMap(({ listViews }) => listViews).map((item) => ({ ...item, kind: 'list view' })),
    ...standard.flatMap(({ validationRules }) => validationRules).map((item) => ({ ...item, kind: 'validation rule' })),
    ...model.permissionSets.map((item) => ({ ...item, kind: 'permission set' })),
    ...model.flexipages.map((item) => ({ ...item, kind: 'page' })),
    ...model.tabs.map((item) => ({ ...item, kind: 'tab' })),
    ...model.labels.map((item) => ({ ...item, kind: 'label' })),
    ...model.apps.filter(({ name }) => `${name}_` !== prefix).map((item) => ({ ...item, kind: 'app' }))
  ];
}

function ownFields(model: PackageModel): readonly Named[] {
  const own = model.objects.filter(({ kind }) => kind !== 'standard');
  return own.flatMap(({ name, fields }) => fields.map((field) => ({ ...field, kind: `field of ${name}` })));
}

function missingPrefix({ name, file, kind }: Named): readonly Finding[] {
  if (name.startsWith(prefix)) return [];
  const what = `is a ${kind} without the prefix, so a deploy would merge it into what the org has under that name`;
  return [{ file, element: name, what, fix: `Name it ${prefix}${name}` }];
}

function needlessPrefix({ name, file, kind }: Named): readonly Finding[] {
  if (!name.startsWith(prefix)) return [];
  return [{ file, element: name, what: `is a ${kind} with the prefix`, fix: `Name it ${name.slice(prefix.length)}` }];
}

function wrongComponentName({ name, file }: { readonly name: string; readonly file: string }): Finding {
  return {
    file,
    element: name,
    what: 'is a component whose name does not begin with headroom',
    fix: 'Rename folder and files, such as headroomHealth'
  };
}
