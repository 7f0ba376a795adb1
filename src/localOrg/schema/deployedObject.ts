import type { OrgField } from './field.ts';
import type { OrgObject, OrgValidationRule, SharingModel } from './object.ts';

/** What the org stores of an object that a deploy created or extended. */
export type DeployedObject =
  | { readonly kind: 'custom'; readonly object: OrgObject }
  | {
      readonly kind: 'extension';
      readonly fields: readonly OrgField[];
      readonly sharingModel?: SharingModel;
      readonly validationRules?: readonly OrgValidationRule[];
      readonly historySwitch?: boolean;
      /** Fields of the platform's own whose history is tracked; undefined = as the platform brings them. */
      readonly trackedFields?: readonly string[];
    };

/** What is stored of an object, so that `restoredObject` gives it back. */
export function toDeployed(object: OrgObject): DeployedObject {
  if (object.custom || object.feature !== undefined) return { kind: 'custom', object };
  return {
    kind: 'extension',
    fields: object.fields.filter(isDeployed),
    sharingModel: object.sharingModel,
    ...(object.validationRules ? { validationRules: object.validationRules } : {}),
    ...(object.historySwitch === undefined ? {} : { historySwitch: object.historySwitch }),
    trackedFields: object.fields.filter((field) => field.trackHistory && !isDeployed(field)).map(({ name }) => name)
  };
}

/** The object as it was saved: a custom one as it is, a standard one with what was deployed to it. */
export function restoredObject(deployed: DeployedObject, standard: () => OrgObject): OrgObject {
  if (deployed.kind === 'custom') return deployed.object;
  const own = standard();
  const { sharingModel = own.sharingModel, validationRules = [], historySwitch = own.historySwitch, trackedFields } = deployed;
  const ownFields = trackedFields
    ? own.fields.map((field) => ({ ...field, trackHistory: trackedFields.includes(field.name) }))
    : own.fields;
  return {
    ...own,
    sharingModel,
    validationRules,
    ...(historySwitch === undefined ? {} : { historySwitch }),
    fields: [...ownFields, ...deployed.fields]
  };
}

function isDeployed(field: OrgField): boolean {
  return field.custom || field.feature !== undefined || field.name === 'RecordTypeId';
}
