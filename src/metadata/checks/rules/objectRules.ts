import type { ObjectModel, ObjectPart } from '../../model.ts';
import { childOf, childrenOf, textOf, textsOf } from '../../xml.ts';
import type { Finding } from '../finding.ts';
import { placeOf } from '../finding.ts';
import { guidePage, notFound } from '../rule.ts';
import type { Rule, RuleInput } from '../rule.ts';

export type Fault = Pick<Finding, 'what' | 'fix' | 'problem'>;

function headFaults(object: ObjectModel): readonly Fault[] {
  if (object.kind === 'standard' || !hasHead(object)) return [];
  const faults: Fault[] = [];
  const label = (text: string | undefined, kind: string): void => {
    if (text === undefined || text === '') {
      faults.push({ what: `has no ${kind}`, fix: `Give it a ${kind}`, problem: `Must specify a non-empty ${kind} for the CustomObject` });
    } else if (text.length > 40) {
      faults.push({
        what: `has ${text.length} characters of ${kind}`,
        fix: 'Shorten it to 40',
        problem: `Value too long for field: ${kind} maximum length is:40`
      });
    }
  };
  label(object.label, 'label');
  // Custom settings and platform events are never listed in the plural by their pages, but their files hold it too.
  if (object.customSettingsType === undefined) label(object.pluralLabel, 'plural label');
  return [...faults, ...sharingFaults(object)];
}

/** Source files of fields alone extend an object that the org has. */
function hasHead(object: ObjectModel): boolean {
  return (
    object.label !== undefined ||
    object.nameField !== undefined ||
    object.sharingModel !== undefined ||
    object.deploymentStatus !== undefined
  );
}

function sharingFaults(object: ObjectModel): readonly Fault[] {
  if (object.kind === 'metadataType') {
    if (object.sharingModel === undefined && object.nameField === undefined) return [];
    return [{ what: 'is a Custom Metadata type with sharingModel or nameField, which the platform refuses', fix: 'Remove both' }];
  }
  if (object.kind !== 'custom' || object.customSettingsType !== undefined) return [];
  const isDetail = object.fields.some(({ type }) => type === 'MasterDetail');
  const { sharingModel: sharing } = object;
  const faults: Fault[] = [];
  if (isDetail && sharing !== undefined && sharing !== 'ControlledByParent') {
    const problem = 'Cannot set sharingModel to anything but ControlledByParent on a CustomObject with a MasterDetail relationship field';
    faults.push({ what: 'has a master but shares by itself', fix: 'Set sharingModel to ControlledByParent', problem });
  }
  if (!isDetail && sharing === 'ControlledByParent') {
    const problem = 'Cannot set sharingModel to ControlledByParent on a CustomObject without a MasterDetail relationship field';
    faults.push({ what: 'has no master and no sharing model of its own', fix: 'Set sharingModel to Private or Read', problem });
  }
  if (object.nameField === undefined) {
    faults.push({ what: 'has no name field', fix: 'Add nameField', problem: 'Must specify a nameField for the CustomObject' });
  } else if (object.nameField.label === '') {
    faults.push({
      what: 'has a name field without label',
      fix: 'Give it a label',
      problem: 'Must specify a non-empty label for the nameField'
    });
  } else if (object.nameField.type === 'AutoNumber' && !/\{0+\}/.test(object.nameField.displayFormat ?? '')) {
    faults.push({
      what: 'has an auto-number name without format',
      fix: 'Give displayFormat: P-{0000}',
      problem: "Must specify 'displayFormat' for an auto number nameField"
    });
  }
  return faults;
}

/** List views name the platform's own fields in a way of their own: `NAME`. Paths such as `Owner.Name` go by the relationship. */
function isApiName(name: string, type: string): boolean {
  return /__c$/i.test(name.split('.')[0] ?? '') || (type !== 'ListView' && !name.includes('.'));
}

function shownFields(object: ObjectModel, { lookup }: RuleInput): readonly Finding[] {
  const lost = (type: string, part: ObjectPart, fields: readonly string[]): readonly Finding[] =>
    fields
      .filter((name) => isApiName(name, type) && lookup.field(object.name, name.split('.')[0] ?? '') === 'missing')
      .map((name) => ({
        ...placeOf({ type, fullName: `${object.name}.${part.name}`, file: part.file }, part.element),
        what: `shows ${name}, which the object lacks`,
        fix: 'Correct the field name or remove it',
        problem: notFound(type === 'ListView' ? 'columns' : 'fields', 'CustomField', `${object.name}.${name}`)
      }));
  const setFields = ({ element }: ObjectPart): readonly string[] =>
    [...childrenOf(element, 'displayedFields'), ...childrenOf(element, 'availableFields')].map((item) => textOf(item, 'field') ?? '');
  const filters = ({ element }: ObjectPart): readonly string[] =>
    childrenOf(element, 'filters').map((filter) => textOf(filter, 'field') ?? '');
  return [
    ...object.listViews.flatMap((view) => lost('ListView', view, [...view.columns, ...filters(view)])),
    ...object.compactLayouts.flatMap((layout) => lost('CompactLayout', layout, layout.fields)),
    ...partsOf(object, 'FieldSet').flatMap((set) => lost('FieldSet', set, setFields(set)))
  ];
}

/** Parts of one type with the names that they have inside the object. */
export function partsOf(object: ObjectModel, type: string): readonly ObjectPart[] {
  return object.parts.flatMap((part) =>
    part.type === type && part.root !== undefined
      ? [{ name: part.fullName.slice(object.name.length + 1), file: part.file, element: part.root }]
      : []
  );
}

function assignedLayout(object: ObjectModel, { lookup }: RuleInput): readonly Finding[] {
  const name = object.compactLayoutAssignment;
  if (name === undefined || name === 'SYSTEM' || lookup.component('CompactLayout', `${object.name}.${name}`) !== 'missing') return [];
  const at = placeOf({ type: 'CustomObject', fullName: object.name, file: object.file });
  return [
    {
      ...at,
      what: `assigns the compact layout ${name}, which it lacks`,
      fix: 'Correct the name or add it',
      problem: notFound('compactLayoutAssignment', 'CompactLayout', `${object.name}.${name}`)
    }
  ];
}

/** A rule on every object of the package. */
export const eachObject = (check: (object: ObjectModel, input: RuleInput) => readonly Finding[]) => (input: RuleInput) =>
  input.model.objects.flatMap((object) => check(object, input));

export const objectRules: readonly Rule[] = [
  {
    name: 'objectHead',
    says: 'a custom object without label, plural label or name field, or with a sharing model that does not fit its fields',
    source: guidePage('customobject'),
    check: eachObject((object) =>
      headFaults(object).map((fault) => ({ ...placeOf({ type: 'CustomObject', fullName: object.name, file: object.file }), ...fault }))
    )
  },
  {
    name: 'shownFields',
    says: 'a list view, compact layout or field set with a field that the object lacks',
    source: guidePage('meta_listview'),
    check: eachObject(shownFields)
  },
  {
    name: 'compactLayoutAssignment',
    says: 'an assigned compact layout that is missing',
    source: guidePage('customobject'),
    check: eachObject(assignedLayout)
  },
  {
    name: 'searchLayoutFields',
    says: 'a search layout with a field that the object lacks',
    source: guidePage('customobject'),
    check: eachObject((object, { lookup, model }) => {
      const root = model.components.find(({ type, fullName }) => type === 'CustomObject' && fullName === object.name)?.root;
      const layouts = root === undefined ? undefined : childOf(root, 'searchLayouts');
      const names =
        layouts === undefined
          ? []
          : [
              ...textsOf(layouts, 'customTabListAdditionalFields'),
              ...textsOf(layouts, 'searchResultsAdditionalFields'),
              ...textsOf(layouts, 'lookupDialogsAdditionalFields')
            ];
      return names
        .filter((name) => /__c$/i.test(name) && lookup.field(object.name, name) === 'missing')
        .map((name) => ({
          ...placeOf({ type: 'CustomObject', fullName: object.name, file: object.file }, layouts),
          what: `searches by ${name}, which it lacks`,
          fix: 'Correct the field name or remove it',
          problem: notFound('searchLayouts', 'CustomField', `${object.name}.${name}`)
        }));
    })
  }
];
