import type { LwcBundleModel } from '../../pageModel.ts';
import type { Finding } from '../finding.ts';
import type { RuleInput } from '../rule.ts';

/** What is wrong in one file of a component's bundle; `file` is its name in the bundle. */
export type LwcFault = Pick<Finding, 'what' | 'fix' | 'line' | 'problem' | 'isUnknown'> & { readonly file: string };

function finding(bundle: LwcBundleModel, { file, ...fault }: LwcFault): Finding {
  const component = { type: 'LightningComponentBundle', fullName: bundle.name };
  return { ...fault, file: `${bundle.file}/${file}`, element: bundle.name, component };
}

/** The check of a rule that looks at each component on its own. */
export const eachBundle = (check: (bundle: LwcBundleModel, input: RuleInput) => readonly LwcFault[]) => (input: RuleInput) =>
  input.model.lwcBundles.flatMap((bundle) => check(bundle, input).map((fault) => finding(bundle, fault)));
