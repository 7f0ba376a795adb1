import type { LocalOrg } from '../localOrg.ts';
import type { OrgObject } from '../schema/object.ts';
import { refreshFieldDefinitions } from '../tooling/refreshFieldDefinitions.ts';

/** Writes the rows of EntityDefinition and FieldDefinition anew from the schema: after the org was created and after each deploy. */
export function refreshEntityDefinitions(org: LocalOrg): void {
  org.database.statement('delete from "EntityDefinition"').run();
  const columns = [
    'Id',
    'DurableId',
    'QualifiedApiName',
    'DeveloperName',
    'Label',
    'PluralLabel',
    'KeyPrefix',
    'IsCustomSetting',
    'IsQueryable',
    'Description'
  ];
  const names = columns.map((column) => `"${column}"`).join(', ');
  const insert = org.database.statement(`insert into "EntityDefinition" (${names}) values (${columns.map(() => '?').join(', ')})`);
  for (const object of org.schema.all()) insert.run(...valuesOf(object));
  refreshFieldDefinitions(org);
}

/** The id is the durable one, so that `FieldDefinition.EntityDefinitionId` leads to it. */
function valuesOf(object: OrgObject): (string | number | null)[] {
  const developerName = object.name.replace(/__(?:c|mdt)$/, '');
  return [
    object.name,
    object.name,
    object.name,
    developerName,
    object.label,
    object.labelPlural,
    object.keyPrefix,
    0,
    1,
    object.description ?? null
  ];
}
