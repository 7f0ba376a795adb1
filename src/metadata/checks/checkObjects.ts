import type { ObjectModel, PackageModel } from '../model.ts';
import { checkFormula } from './checkFormula.ts';
import type { Finding } from './finding.ts';

const systemColumns = ['NAME', 'OWNER.ALIAS', 'CREATED_DATE', 'CREATEDBY_USER', 'LAST_UPDATE', 'UPDATEDBY_USER'];
const systemFields = ['Name', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById', 'OwnerId'];

/** Objects as wholes: sharing, child relationships, list views, compact layouts and validation rules fit their fields. */
export function checkObjects(model: PackageModel): readonly Finding[] {
  return [...model.objects.flatMap(objectFindings), ...doubledRelationships(model)];
}

function objectFindings(object: ObjectModel): readonly Finding[] {
  return [...headFindings(object), ...viewFindings(object), ...ruleFindings(object)];
}

function headFindings(object: ObjectModel): readonly Finding[] {
  const at = { file: object.file, element: object.name };
  const isDetail = object.fields.some(({ type }) => type === 'MasterDetail');
  if (object.kind === 'metadataType' && (object.sharingModel !== undefined || object.nameField !== undefined)) {
    return [{ ...at, what: 'is a Custom Metadata type with sharingModel or nameField, which the platform refuses', fix: 'Remove both' }];
  }
  if (object.kind !== 'custom') return [];
  if (isDetail && object.sharingModel !== 'ControlledByParent') {
    return [{ ...at, what: 'has a master but shares by itself', fix: 'Set sharingModel to ControlledByParent' }];
  }
  if (!isDetail && (object.sharingModel === undefined || object.sharingModel === 'ControlledByParent')) {
    return [{ ...at, what: 'has no master and no sharing model of its own', fix: 'Set sharingModel to Private or Read' }];
  }
  return object.nameField === undefined ? [{ ...at, what: 'has no name field', fix: 'Add nameField' }] : [];
}

function viewFindings(object: ObjectModel): readonly Finding[] {
  const fields = new Set(object.fields.map(({ name }) => name));
  const lost = (file: string, element: string, name: string): Finding => ({
    file,
    element: `${object.name}.${element}`,
    what: `shows ${name}, which the object lacks`,
    fix: 'Correct the field name or remove it'
  });
  return [
    ...object.listViews.flatMap(({ file, name, columns }) =>
      columns.filter((column) => !systemColumns.includes(column) && !fields.has(column)).map((column) => lost(file, name, column))
    ),
    ...object.compactLayouts.flatMap((layout) =>
      layout.fields
        .filter((field) => !systemFields.includes(field) && !fields.has(field))
        .map((field) => lost(layout.file, layout.name, field))
    )
  ];
}

function ruleFindings(object: ObjectModel): readonly Finding[] {
  const fields = new Set(object.fields.map(({ name }) => name));
  return object.validationRules.flatMap((rule): readonly Finding[] => {
    const at = { file: rule.file, element: `${object.name}.${rule.name}` };
    const fault = checkFormula(rule.errorConditionFormula, fields);
    if (fault !== undefined) return [{ ...at, ...fault }];
    if (rule.errorDisplayField !== undefined && fields.has(rule.errorDisplayField)) return [];
    return [{ ...at, what: 'shows its error at no field of the object', fix: 'Set errorDisplayField to the field that cures it' }];
  });
}

/** Two fields may not give their parent the same child relationship. */
function doubledRelationships(model: PackageModel): readonly Finding[] {
  const named = model.objects.flatMap((object) =>
    object.fields
      .filter(({ relationshipName }) => relationshipName !== undefined)
      .map((field) => ({ field, element: `${object.name}.${field.name}`, key: `${field.referenceTo}.${field.relationshipName}` }))
  );
  const byKey = Map.groupBy(named, ({ key }) => key);
  return [...byKey.values()].flatMap((same) =>
    same.slice(1).map(({ field, element, key }) => ({
      file: field.file,
      element,
      what: `gives ${key} a second time as a child relationship`,
      fix: 'Choose another relationshipName'
    }))
  );
}
