import type { ObjectModel, ValidationRule } from '../../metadata/model.ts';
import { formulaFieldProblem } from '../records/formulaFields.ts';
import { validationRuleProblem } from '../records/validationRules.ts';
import type { OrgObject, OrgValidationRule } from '../schema/object.ts';
import { storedComponent } from './componentStore.ts';
import { fail, type Deployment } from './deployment.ts';
import { objectsOf } from './deployObjects.ts';

/**
 * Formula fields and validation rules of the package, rules each in the place of one of the same name. They are checked when all of them stand, because
 * formulas reach over to other objects; a broken one fails as a component.
 */
export function deployRules(deployment: Deployment): void {
  for (const model of objectsOf(deployment.model)) checkFormulaFields(deployment, model);
  const withRules = objectsOf(deployment.model).filter((model) => model.validationRules.length > 0);
  for (const model of withRules) saveRules(deployment, model);
  for (const model of withRules) for (const rule of model.validationRules) checkRule(deployment, model, rule);
}

function checkFormulaFields(deployment: Deployment, model: ObjectModel): void {
  const { schema } = deployment.context;
  const object = schema.object(model.name);
  for (const { name, file } of model.fields) {
    const field = object && schema.field(object, name);
    const problem = field && formulaFieldProblem(schema, object, field);
    if (problem) fail(deployment, { componentType: 'CustomField', fullName: `${model.name}.${name}`, fileName: file, problem });
  }
}

function saveRules({ context }: Deployment, model: ObjectModel): void {
  const object = context.schema.object(model.name);
  if (!object) return;
  const deployed = model.validationRules.map(toOrgRule);
  const names = new Set(deployed.map((rule) => rule.name.toLowerCase()));
  const kept = (object.validationRules ?? []).filter((rule) => !names.has(rule.name.toLowerCase()));
  const saved: OrgObject = { ...object, validationRules: [...kept, ...deployed] };
  context.schema.save(saved);
}

function toOrgRule(rule: ValidationRule): OrgValidationRule {
  return {
    name: rule.name,
    active: rule.active,
    formula: rule.errorConditionFormula,
    message: rule.errorMessage,
    ...(rule.errorDisplayField === undefined ? {} : { displayField: rule.errorDisplayField })
  };
}

function checkRule(deployment: Deployment, model: ObjectModel, rule: ValidationRule): void {
  const object = deployment.context.schema.object(model.name);
  const problem =
    object &&
    (validationRuleProblem(deployment.context.schema, object, toOrgRule(rule)) ?? lostPermission(deployment, rule.errorConditionFormula));
  if (problem === undefined) return;
  fail(deployment, { componentType: 'ValidationRule', fullName: `${model.name}.${rule.name}`, fileName: rule.file, problem });
}

/** A custom permission that a formula asks for and nobody has deployed. */
function lostPermission({ context, model }: Deployment, formula: string): string | undefined {
  const isThere = (name: string): boolean =>
    model.components.some(({ type, fullName }) => type === 'CustomPermission' && fullName === name) ||
    storedComponent(context.org, 'CustomPermission', name) !== undefined;
  const named = [...formula.matchAll(/\$Permission\.(\w+)/gi)].map(([, name = '']) => name);
  const lost = named.find((name) => !isThere(name));
  return lost === undefined ? undefined : `Field $Permission.${lost} does not exist. Check spelling.`;
}
