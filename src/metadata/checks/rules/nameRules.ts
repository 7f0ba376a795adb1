import type { Component } from '../../model.ts';
import { structureOf } from '../../structure/structure.ts';
import { textOf } from '../../xml.ts';
import { placeOf } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { guidePage } from '../rule.ts';
import type { Rule, RuleInput } from '../rule.ts';

const wellFormed = /^[A-Za-z](?:_?[A-Za-z0-9])*$/;
/** Types whose names are developer names. Layouts, reports, settings and others have names of their own form. */
const developerNames: Readonly<Record<string, number>> = {
  CompactLayout: 80,
  CustomApplication: 40,
  CustomField: 40,
  CustomLabel: 80,
  CustomMetadata: 40,
  CustomObject: 40,
  CustomPermission: 80,
  FlexiPage: 80,
  GlobalValueSet: 80,
  ListView: 40,
  PermissionSet: 80,
  PermissionSetGroup: 80,
  QuickAction: 80,
  RecordType: 80,
  ValidationRule: 40
};

function nameFindings(component: Component): readonly Finding[] {
  const longest = developerNames[component.type];
  if (longest === undefined || (component.type === 'CustomObject' && !component.fullName.includes('__'))) return [];
  const name = bareName(component);
  const at = placeOf(component, component.root);
  if (name.length > longest) {
    const problem = `The ${component.type} name is too long: the maximum is ${longest} characters`;
    return [{ ...at, what: `has a name of ${name.length} characters`, fix: `Shorten it to ${longest} without its suffix`, problem }];
  }
  if (wellFormed.test(name) || (component.type === 'CustomField' && !component.fullName.endsWith('__c'))) return [];
  const problem =
    'can only contain alphanumeric characters, must begin with a letter, cannot end with an underscore or contain two consecutive underscore characters, and must be unique across all fields';
  return [
    {
      ...at,
      what: 'has a name that the platform refuses',
      fix: 'Use letters, digits and single underscores, a letter first',
      problem: `The name ${name} ${problem}`
    }
  ];
}

/** The last part of the name without suffix and without the namespace of another package. */
function bareName({ type, fullName }: Component): string {
  const [first = ''] = fullName.split('.');
  const last = type === 'CustomMetadata' ? fullName.slice(first.length + 1) : (fullName.split('.').at(-1) ?? '');
  const bare = last.replace(/__(c|mdt|e|b|x)$/i, '');
  const [, namespace] = /^([A-Za-z0-9]{1,15}__)/.exec(bare) ?? [];
  return namespace === undefined || (type === 'CustomMetadata' && !first.startsWith(namespace)) ? bare : bare.slice(namespace.length);
}

const labelled: Readonly<Record<string, readonly [element: string, longest: number]>> = {
  CompactLayout: ['label', 80],
  CustomApplication: ['label', 40],
  CustomMetadata: ['label', 40],
  CustomPermission: ['label', 80],
  FlexiPage: ['masterLabel', 80],
  GlobalValueSet: ['masterLabel', 80],
  ListView: ['label', 40],
  PermissionSet: ['label', 80],
  QuickAction: ['label', 80],
  RecordType: ['label', 80],
  Report: ['name', 40]
};

function labelFindings(component: Component): readonly Finding[] {
  const rule = labelled[component.type];
  if (rule === undefined || component.root === undefined) return [];
  const [element, longest] = rule;
  const text = textOf(component.root, element);
  const at = placeOf(component, component.root);
  if (text !== undefined && text.length > longest) {
    const problem = `Value too long for field: ${element} maximum length is:${longest}`;
    return [{ ...at, what: `has ${text.length} characters of label`, fix: `Shorten it to ${longest}`, problem }];
  }
  // Where the type requires its label, the rule of structure says so.
  const isRequired = structureOf(component.type)?.get(element)?.isRequired === true;
  if (text !== undefined || isRequired || ['CustomApplication', 'QuickAction'].includes(component.type)) return [];
  return [{ ...at, what: 'has no label', fix: `Add the element ${element}`, problem: `Required field is missing: ${element}` }];
}

/** The same component in two files of a package directory: one would overwrite the other. Two directories are two packages. */
function doubled({ model }: RuleInput): readonly Finding[] {
  // Parts of translations may lie in several folders of one package: deploys bring them together.
  const whole = model.components.filter(({ type }) => type !== 'CustomObjectTranslation');
  const groups = Map.groupBy(whole, ({ type, fullName, file }) =>
    `${file.split('/').slice(0, 2).join('/')} ${type} ${fullName}`.toLowerCase()
  );
  return [...groups.values()].flatMap((same) =>
    same.slice(1).map((component) => ({
      ...placeOf(component, component.root),
      what: `stands a second time, beside ${same[0]?.file ?? ''}`,
      fix: 'Keep one',
      problem: `Duplicate ${component.type}: ${component.fullName}`
    }))
  );
}

function messageFindings({ model }: RuleInput): readonly Finding[] {
  return model.objects.flatMap((object) =>
    object.validationRules.flatMap((rule): readonly Finding[] => {
      const at = placeOf({ type: 'ValidationRule', fullName: `${object.name}.${rule.name}`, file: rule.file }, rule.element);
      if (rule.errorMessage.trim() === '')
        return [
          {
            ...at,
            what: 'has no error message',
            fix: 'Write a sentence that says the cure',
            problem: 'Required field is missing: errorMessage'
          }
        ];
      if (rule.errorMessage.length <= 255) return [];
      const problem = 'Value too long for field: errorMessage maximum length is:255';
      return [{ ...at, what: `has ${rule.errorMessage.length} characters of error message`, fix: 'Shorten it to 255', problem }];
    })
  );
}

export const nameRules: readonly Rule[] = [
  {
    name: 'developerName',
    says: 'a developer name that is too long or holds other characters than letters, digits and single underscores',
    source: guidePage('metadata'),
    check: ({ model }) => model.components.flatMap(nameFindings)
  },
  {
    name: 'label',
    says: 'a label that is missing or too long',
    source: guidePage('metadata'),
    check: ({ model }) => model.components.flatMap(labelFindings)
  },
  { name: 'doubled', says: 'a component that stands in two files', source: guidePage('file_based_zip_file'), check: doubled },
  {
    name: 'errorMessage',
    says: 'a validation rule without error message, or with one of more than 255 characters',
    source: guidePage('meta_validationformulas'),
    check: messageFindings
  }
];
