import { makeId } from '../ids.ts';
import type { LocalOrg } from '../localOrg.ts';
import type { OrgObject } from '../schema/object.ts';

/** Writes the rows of EntityDefinition anew from the schema: after the org was created and after each deploy. */
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
  for (const [at, object] of org.schema.all().entries()) insert.run(...valuesOf(object, at));
}

function valuesOf(object: OrgObject, at: number): (string | number | null)[] {
  const id = makeId('4ie', at + 1);
  const developerName = object.name.replace(/__(?:c|mdt)$/, '');
  return [
    id,
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
