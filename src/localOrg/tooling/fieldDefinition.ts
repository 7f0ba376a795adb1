import type { OrgObject } from '../schema/object.ts';
import { standardObject } from '../standardObjects/build.ts';
import { checkbox, field, integer, longText, readOnly, text } from '../standardObjects/fields.ts';
import { setup } from '../standardObjects/setup.ts';

const open = { ...readOnly, nillable: true };

/**
 * The fields of all objects as rows.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_fielddefinition.htm
 */
export const fieldDefinition: OrgObject = {
  ...standardObject(
    'FieldDefinition',
    'Field Definition',
    { ...setup, keyPrefix: '4fe', nameField: 'QualifiedApiName', createable: false, updateable: false, deletable: false },
    []
  ),
  fields: [
    field('Id', 'Field Definition ID', 'id', { ...readOnly, length: 18, nillable: false }),
    text('DurableId', 'Durable ID', 255, readOnly),
    text('QualifiedApiName', 'Qualified API Name', 70, readOnly),
    text('EntityDefinitionId', 'Entity Definition ID', 70, {
      ...readOnly,
      reference: { to: ['EntityDefinition'], relationshipName: 'EntityDefinition', childRelationshipName: 'Fields', onDelete: 'Cascade' }
    }),
    text('NamespacePrefix', 'Namespace Prefix', 15, open),
    text('DeveloperName', 'Developer Name', 40, readOnly),
    text('MasterLabel', 'Master Label', 40, readOnly),
    text('Label', 'Label', 40, readOnly),
    integer('Length', 'Length', readOnly),
    text('DataType', 'Data Type', 255, readOnly),
    text('ExtraTypeInfo', 'Extra Type Info', 150, open),
    checkbox('IsCalculated', 'Is Field calculated?', readOnly),
    checkbox('IsNameField', 'Is Name Field?', readOnly),
    checkbox('IsNillable', 'Is Nillable?', readOnly),
    checkbox('IsFieldHistoryTracked', 'Is Field History Tracked?', readOnly),
    checkbox('IsIndexed', 'Is Field Indexed?', readOnly),
    checkbox('IsPolymorphicForeignKey', 'Is Polymorphic Foreign Key?', readOnly),
    integer('Precision', 'Precision', readOnly),
    integer('Scale', 'Scale', readOnly),
    text('RelationshipName', 'Relationship Name', 40, open),
    longText('Description', 'Description', 1000, open)
  ]
};
