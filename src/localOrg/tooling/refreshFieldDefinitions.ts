import type { SqlValue } from '../database.ts';
import { makeId } from '../ids.ts';
import type { LocalOrg } from '../localOrg.ts';
import { isNumeric, type OrgField } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';
import { quoted } from '../schema/tables.ts';
import { dataTypeOf } from './dataType.ts';

const indexedNames = new Set(['Id', 'CreatedDate', 'SystemModstamp', 'LastModifiedDate', 'RecordTypeId']);

/** Writes the rows of FieldDefinition anew from the schema: after the org was created and after each deploy. */
export function refreshFieldDefinitions(org: LocalOrg): void {
  org.database.statement('delete from "FieldDefinition"').run();
  const rows = org.schema.all().flatMap((object) => object.fields.filter(isWhole).map((field) => rowOf(object, field)));
  const columns = Object.keys(rows[0] ?? {});
  const names = ['Id', ...columns].map(quoted).join(', ');
  const insert = org.database.statement(`insert into "FieldDefinition" (${names}) values (?${', ?'.repeat(columns.length)})`);
  for (const [at, row] of rows.entries()) insert.run(makeId('4fe', at + 1), ...Object.values(row));
}

/** The parts of a compound field are elements of the user interface (EntityParticle); the field is the compound. */
function isWhole({ compoundName }: OrgField): boolean {
  return compoundName === undefined;
}

function rowOf(object: OrgObject, field: OrgField): Readonly<Record<string, SqlValue>> {
  return {
    DurableId: `${object.name}.${field.name}`,
    QualifiedApiName: field.name,
    EntityDefinitionId: object.name,
    DeveloperName: field.name.replace(/__c$/, ''),
    MasterLabel: field.label,
    Label: field.label,
    Length: isNumeric(field.type) ? 0 : field.length,
    DataType: dataTypeOf(field),
    ExtraTypeInfo: field.extraTypeInfo ?? null,
    IsCalculated: field.formula || field.autoNumber !== undefined ? 1 : 0,
    IsNameField: field.name === object.nameField ? 1 : 0,
    IsNillable: field.nillable ? 1 : 0,
    IsFieldHistoryTracked: field.trackHistory ? 1 : 0,
    IsIndexed: isIndexed(object, field) ? 1 : 0,
    IsPolymorphicForeignKey: (field.reference?.to.length ?? 0) > 1 ? 1 : 0,
    Precision: field.precision,
    Scale: field.scale,
    RelationshipName: field.reference?.relationshipName ?? null,
    Description: field.description ?? null
  };
}

/** Source: https://developer.salesforce.com/docs/atlas.en-us.salesforce_large_data_volumes_bp.meta/salesforce_large_data_volumes_bp/ldv_deployments_infrastructure_indexes.htm */
function isIndexed(object: OrgObject, field: OrgField): boolean {
  const isKey = field.unique || field.externalId || field.reference !== undefined;
  return isKey || field.name === object.nameField || indexedNames.has(field.name);
}
