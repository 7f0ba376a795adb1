import type { LwcBundleModel } from '../../pageModel.ts';
import { configurationName } from '../../readLwcBundle.ts';
import { childOf, childrenOf } from '../../xml.ts';
import type { Lookup, Standing } from '../lookup.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { eachBundle, type LwcFault } from './lwcFault.ts';
import { apiNamesOf, childComponentsOf, configurationOf, importsOf, isUnknownModule, targetConfigsOf } from './lwcSource.ts';

const guide = 'https://developer.salesforce.com/docs/platform/lwc/guide';

function fileFaults({ name, files }: LwcBundleModel): readonly LwcFault[] {
  if (files.has(`${name}.js`) || files.has(`${name}.ts`) || files.has(`${name}.css`)) return [];
  const problem = `Cannot find Lightning Component Bundle ${name}: the file ${name}.js is missing`;
  return [{ file: `${name}.js`, line: 1, what: `has no ${name}.js`, fix: 'Name the script like its folder', problem }];
}

type Named = { readonly kind: string; readonly text: string; readonly standing: Standing };

/** What a module of the platform names; undefined for modules that name nothing of the package. */
function namedBy(module: string, lookup: Lookup): Named | undefined {
  const [scope = '', kind = '', ...rest] = module.split('/');
  const text = rest.join('/');
  if (scope === 'c') return { kind: 'component', text: kind, standing: lookup.component('LightningComponentBundle', kind) };
  if (scope !== '@salesforce') return undefined;
  switch (kind) {
    case 'schema':
      return { kind: 'field', text, standing: schemaStanding(text, lookup) };
    case 'apex':
      return { kind: 'Apex method', text, standing: text === '' ? 'there' : apexStanding(text, lookup) };
    case 'label':
      return { kind: 'label', text, standing: text.startsWith('c.') ? lookup.component('CustomLabel', text.slice(2)) : 'unknown' };
    case 'resourceUrl':
      return { kind: 'static resource', text, standing: lookup.component('StaticResource', text) };
    case 'messageChannel':
      return { kind: 'message channel', text, standing: lookup.component('LightningMessageChannel', text.replace(/__c$/, '')) };
    case 'customPermission':
      return { kind: 'custom permission', text, standing: lookup.component('CustomPermission', text) };
    default:
      return undefined;
  }
}

/** `Account`, `Account.Name`, `Contact.Account.Owner.Name`, `Item__c.Parent__r.Name`. */
function schemaStanding(path: string, lookup: Lookup): Standing {
  const [object = '', ...steps] = path.split('.');
  let at = object;
  for (const [index, step] of steps.entries()) {
    const isLast = index === steps.length - 1;
    const field = isLast ? step : /__r$/.test(step) ? step.replace(/__r$/, '__c') : `${step}Id`;
    const standing = lookup.field(at, field);
    if (standing !== 'there' || isLast) return standing;
    const [target] = lookup.knownField(at, field)?.referenceTo ?? [];
    if (target === undefined) return 'unknown';
    at = target;
  }
  return lookup.object(at);
}

/** The class is there, and where the package holds its source also an `@AuraEnabled` method of the name. */
function apexStanding(text: string, lookup: Lookup): Standing {
  const parts = text.split('.');
  const [className = '', method = ''] = parts.slice(-2);
  if (parts.length > 2) return 'unknown';
  const standing = lookup.component('ApexClass', className);
  const source = [...(lookup.packaged('ApexClass', className)?.content?.values() ?? [])][0];
  if (standing !== 'there' || source === undefined) return standing;
  const enabled = new RegExp(`@AuraEnabled\\b[\\s\\S]{0,400}?\\b${method.replace(/\W/g, '')}\\s*\\(`, 'i');
  return enabled.test(source) ? 'there' : 'missing';
}

function importFaults(bundle: LwcBundleModel, { lookup }: RuleInput): readonly LwcFault[] {
  const templates = childComponentsOf(bundle).map((use) => ({ ...use, module: `c/${use.module}` }));
  return [...importsOf(bundle), ...templates].flatMap(({ file, line, module }): readonly LwcFault[] => {
    if (isUnknownModule(module)) {
      const what = `imports ${module}, which is unknown to this check`;
      return [{ file, line, what, fix: 'Correct the name of the module', isUnknown: true }];
    }
    const named = namedBy(module, lookup);
    if (named?.standing === 'unknown' && module.startsWith('@salesforce/schema/')) {
      const what = `imports the field ${named.text}, which is unknown to this check`;
      return [{ file, line, what, fix: 'Correct the name, or add it in src/localOrg/standardObjects', isUnknown: true }];
    }
    if (named?.standing !== 'missing') return [];
    const problem = `No MODULE named markup://${module.replace('/', ':')} found : [markup://c:${bundle.name}]`;
    const invalid = `Invalid reference ${named.text} of type ${module.split('/')[1] ?? ''} in file ${file}`;
    return [
      {
        file,
        line,
        what: `imports the ${named.kind} ${named.text}, which is missing`,
        fix: 'Correct the name or add it',
        problem: module.startsWith('c/') ? problem : invalid
      }
    ];
  });
}

const pageTargets = ['lightning__RecordPage', 'lightning__AppPage', 'lightning__HomePage'];
const formFactors = ['Small', 'Large'];

function configurationFaults(bundle: LwcBundleModel): readonly LwcFault[] {
  const root = configurationOf(bundle);
  if (root === undefined) return [];
  const file = configurationName(bundle.name, bundle.files);
  const fault = (line: number, what: string, fix: string): LwcFault => ({
    file,
    line,
    what,
    fix,
    problem: `${file}: ${bundle.name} ${what}`
  });
  const faults: LwcFault[] = [];
  for (const config of targetConfigsOf(bundle)) {
    const names = (config.attributes['targets'] ?? '').split(',').map((name) => name.trim());
    const lost = names.find((name) => !bundle.targets.includes(name));
    if (lost !== undefined) faults.push(fault(config.line, `configures the target ${lost}, which it does not list`, 'Add it to targets'));
    const factors = childrenOf(childOf(config, 'supportedFormFactors') ?? config, 'supportedFormFactor').map(
      ({ attributes }) => attributes['type'] ?? ''
    );
    const wrong = factors.find((factor) => !formFactors.includes(factor));
    if (wrong !== undefined) faults.push(fault(config.line, `supports the form factor ${wrong}`, `Choose ${formFactors.join(' or ')}`));
    if (childOf(config, 'objects') !== undefined && names.some((name) => pageTargets.slice(1).includes(name))) {
      faults.push(fault(config.line, `limits objects on ${names.join(', ')}`, 'Objects can be limited on record pages alone'));
    }
  }
  return faults;
}

function propertyFaults(bundle: LwcBundleModel): readonly LwcFault[] {
  const api = apiNamesOf(bundle);
  if (api === undefined) return [];
  return targetConfigsOf(bundle).flatMap((config) =>
    childrenOf(config, 'property')
      .filter(({ attributes }) => !api.has(attributes['name'] ?? ''))
      .map(({ attributes, line }) => {
        const name = attributes['name'] ?? '';
        const problem = `The '${name}' property doesn't exist on the component ${bundle.name}`;
        return {
          file: configurationName(bundle.name, bundle.files),
          line,
          what: `has the property ${name}, which is no @api name of its class`,
          fix: 'Correct the name or add @api',
          problem
        };
      })
  );
}

export const lwcRules: readonly Rule[] = [
  {
    name: 'componentFiles',
    says: 'a component without a script of its name',
    source: `${guide}/create-components-folder.html`,
    check: eachBundle(fileFaults)
  },
  {
    name: 'componentImports',
    says: 'a component that imports a missing object, field, Apex method, label, static resource, message channel, custom permission or component',
    source: `${guide}/reference-salesforce-modules.html`,
    check: eachBundle(importFaults)
  },
  {
    name: 'componentConfiguration',
    says: 'a configuration with a target, form factor or object list that does not fit',
    source: `${guide}/reference-configuration-tags.html`,
    check: eachBundle(configurationFaults)
  },
  {
    name: 'componentProperty',
    says: 'a property of the configuration that is no @api name of the class',
    source: `${guide}/reference-configuration-tags.html`,
    check: eachBundle(propertyFaults)
  }
];
