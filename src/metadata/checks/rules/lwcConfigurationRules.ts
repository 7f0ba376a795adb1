import type { LwcBundleModel } from '../../pageModel.ts';
import { configurationName } from '../../readLwcBundle.ts';
import { childOf, childrenOf } from '../../xml.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { eachBundle, type LwcFault } from './lwcFault.ts';
import { configurationOf, targetConfigsOf } from './lwcSource.ts';

const guide = 'https://developer.salesforce.com/docs/platform/lwc/guide';
const wellFormed = /^[a-z](?:_?[A-Za-z0-9])*$/;
/** Source: https://developer.salesforce.com/docs/platform/lwc/guide/targets-lightning-record-page.html and its neighbours */
const targetFamilies = /^(lightning|lightningCommunity|lightningSnapin|lightningStatic|analytics|lightningAgentforce)__[A-Z]\w*$/;
const ownTargets = [
  ...['AppPage', 'HomePage', 'RecordPage', 'UtilityBar', 'Tab', 'RecordAction', 'GlobalAction', 'FlowScreen', 'FlowAction', 'Inbox'],
  ...['UrlAddressable', 'VoiceExtension', 'EnablementProgram', 'AgentforceInput', 'AgentforceOutput', 'ServiceCloudVoiceToolkitApi']
];
const pageTargets = ['lightning__RecordPage', 'lightning__AppPage', 'lightning__HomePage'];
const pageTypes = ['Boolean', 'Integer', 'String'];

type Fault = Omit<LwcFault, 'file' | 'problem'>;

function nameFaults({ name }: LwcBundleModel): readonly Fault[] {
  if (wellFormed.test(name)) return [];
  return [
    { what: 'has a name that the platform refuses', fix: 'Begin with a small letter; letters, digits and single underscores follow' }
  ];
}

function targetFaults(bundle: LwcBundleModel): readonly Fault[] {
  const root = configurationOf(bundle);
  const targets = root === undefined ? [] : childrenOf(childOf(root, 'targets') ?? root, 'target');
  return targets
    .filter(({ text }) => {
      const [family, own = ''] = text.trim().split('__');
      return !targetFamilies.test(text.trim()) || (family === 'lightning' && !ownTargets.includes(own));
    })
    .map(({ text, line }) => ({
      line,
      what: `has the target ${text.trim()}, which is unknown to this check`,
      fix: 'Correct the name, or add it in src/metadata/checks/rules/lwcConfigurationRules.ts',
      isUnknown: true
    }));
}

function configFaults(bundle: LwcBundleModel, { lookup }: RuleInput): readonly Fault[] {
  return targetConfigsOf(bundle).flatMap((config): readonly Fault[] => {
    const isPage = (config.attributes['targets'] ?? '').split(',').some((name) => pageTargets.includes(name.trim()));
    const types = childrenOf(config, 'property').flatMap(({ attributes, line }): readonly Fault[] => {
      const { name = '', type } = attributes;
      if (type === undefined) return [{ line, what: `has the property ${name} without type`, fix: 'Give it a type: String' }];
      if (!isPage || pageTypes.includes(type)) return [];
      return [{ line, what: `has the property ${name} of the type ${type}`, fix: `Choose ${pageTypes.join(', ')} on pages` }];
    });
    const objects = childrenOf(childOf(config, 'objects') ?? config, 'object').filter(
      ({ text }) => lookup.object(text.trim()) === 'missing'
    );
    const lost = objects.map(({ text, line }) => ({
      line,
      what: `is for ${text.trim()}, which is missing`,
      fix: 'Correct the object name'
    }));
    return [...types, ...lost];
  });
}

/** Faults of each component's configuration, in its file. */
const eachConfiguration = (check: (bundle: LwcBundleModel, input: RuleInput) => readonly Fault[]) =>
  eachBundle((bundle, input) => {
    const file = configurationName(bundle.name, bundle.files);
    return check(bundle, input).map((fault) => ({ ...fault, file, problem: `${file}: ${bundle.name} ${fault.what}` }));
  });

export const lwcConfigurationRules: readonly Rule[] = [
  {
    name: 'componentName',
    says: 'a component whose name begins with a capital letter or holds a hyphen',
    source: `${guide}/create-components-folder.html`,
    check: eachConfiguration(nameFaults)
  },
  {
    name: 'componentTarget',
    says: 'a target that no list holds: unknown, and not refused',
    source: `${guide}/reference-configuration-tags.html`,
    check: eachConfiguration(targetFaults)
  },
  {
    name: 'componentTargetConfig',
    says: 'a property without type or of a type that pages lack, or a configuration for a missing object',
    source: `${guide}/reference-configuration-tags.html`,
    check: eachConfiguration(configFaults)
  }
];
