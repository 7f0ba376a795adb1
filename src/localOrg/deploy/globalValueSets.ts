import type { FieldModel, Picklist as PicklistModel } from '../../metadata/fieldModel.ts';
import type { ObjectModel } from '../../metadata/model.ts';
import { readPicklistValue } from '../../metadata/readField.ts';
import { childrenOf, parseXml } from '../../metadata/xml.ts';
import type { XmlElement } from '../../metadata/xml.ts';
import { storedComponent } from './componentStore.ts';
import type { PicklistEntry } from '../schema/field.ts';
import type { Deployment } from './deployment.ts';

/** The object with the values of global value sets in its picklists: from the package, else from the org. */
export function withGlobalValues(deployment: Deployment, model: ObjectModel): ObjectModel {
  return { ...model, fields: model.fields.map((field) => filled(deployment, field)) };
}

function filled(deployment: Deployment, field: FieldModel): FieldModel {
  const set = field.picklist?.globalValueSet;
  const root = set === undefined ? undefined : rootOf(deployment, set);
  return field.picklist === undefined || root === undefined ? field : { ...field, picklist: { ...field.picklist, values: valuesOf(root) } };
}

function rootOf({ context, model }: Deployment, name: string): XmlElement | undefined {
  const packaged = model.components.find(({ type, fullName }) => type === 'GlobalValueSet' && fullName === name)?.root;
  if (packaged !== undefined) return packaged;
  const stored = storedComponent(context.org, 'GlobalValueSet', name);
  const parsed = stored && parseXml(`<GlobalValueSet>${stored.definition}</GlobalValueSet>`);
  return parsed?.ok ? parsed.root : undefined;
}

function valuesOf(root: XmlElement): PicklistModel['values'] {
  return childrenOf(root, 'customValue').map(readPicklistValue);
}

/** Picklists of the org that take their values from a set of the package follow it, also where their own files are not deployed. */
export function deployGlobalValueSets({ context, model }: Deployment): void {
  for (const { type, fullName, root } of model.components) {
    if (type !== 'GlobalValueSet' || root === undefined) continue;
    const values = valuesOf(root).map(({ fullName: value, label, isActive, isDefault }): PicklistEntry => ({
      value,
      label,
      active: isActive,
      isDefault
    }));
    for (const object of context.schema.all()) {
      if (!object.fields.some(({ picklist }) => picklist?.globalValueSet === fullName)) continue;
      const fields = object.fields.map((field) =>
        field.picklist?.globalValueSet === fullName ? { ...field, picklist: { ...field.picklist, values } } : field
      );
      context.schema.save({ ...object, fields });
    }
  }
}
