import { refusalOfType } from '../deploy/componentTypes.ts';
import type { OrgContext } from '../orgContext.ts';
import type { OrgObject } from '../schema/object.ts';
import { OrgError } from '../orgError.ts';
import type { SoapValue } from '../soap/soapXml.ts';
import { storedComponents } from '../deploy/componentStore.ts';
import { folderOfType } from '../../metadata/structure/typeFolder.ts';

const mostQueries = 3;
/** Stamp of what the platform itself brings. */
const epoch = '1970-01-01T00:00:00.000Z';

/** What is asked for: a type, and of those whose components stand in folders one of these. */
export type ListQuery = { readonly type: string; readonly folder?: string };

/**
 * Properties of the org's components of some types: what was deployed, and the objects of the platform. History objects are no
 * components: they come and go with the objects whose changes they keep. Of a type with folders only those of the folder that a query names.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_listmetadata.htm
 */
export function listMetadata(context: OrgContext, queries: readonly ListQuery[]): SoapValue {
  if (queries.length > mostQueries) throw new OrgError(500, 'LIMIT_EXCEEDED', `At most ${mostQueries} queries can be sent in one call`);
  return queries.flatMap(({ type, folder }) => {
    if (refusalOfType(type) !== undefined) throw unknownType(type);
    const isAsked = (fullName: string): boolean => folderOfType(type)?.adapter !== 'inFolder' || folderOf(fullName) === folder;
    const deployed = storedComponents(context.org, type).filter(({ fullName }) => isAsked(fullName));
    const names = new Set(deployed.map(({ fullName }) => fullName));
    const isStandard = ({ custom, name }: OrgObject): boolean => !custom && !names.has(name) && !/History$/.test(name);
    const standard = type === 'CustomObject' ? context.schema.all().filter(isStandard) : [];
    return [
      ...deployed.map((each) => ({
        createdById: each.createdBy,
        createdByName: nameOf(context, each.createdBy),
        createdDate: each.createdAt,
        fileName: each.fileName,
        fullName: each.fullName,
        id: each.id,
        lastModifiedById: each.modifiedBy,
        lastModifiedByName: nameOf(context, each.modifiedBy),
        lastModifiedDate: each.modifiedAt,
        manageableState: 'unmanaged',
        type
      })),
      ...standard.map(({ name }) => standardObject(context, name))
    ];
  });
}

/** Folder of a component: `Sales` of `Sales/Open_Orders`. */
function folderOf(fullName: string): string {
  return fullName.split('/').slice(0, -1).join('/');
}

function standardObject({ user }: OrgContext, fullName: string): SoapValue {
  const person = { createdById: user.id, createdByName: user.name, lastModifiedById: user.id, lastModifiedByName: user.name };
  const stamps = { createdDate: epoch, lastModifiedDate: epoch };
  return { ...person, ...stamps, fileName: `objects/${fullName}.object`, fullName, id: '', type: 'CustomObject' };
}

/** Refuses a type that the org cannot hold. The code is the platform's for types it does not know. */
export function unknownType(type: string): OrgError {
  process.stderr.write(`local org: metadata of type ${type} is not held. Add it in src/localOrg/deploy/componentTypes.ts.\n`);
  return new OrgError(500, 'INVALID_TYPE', `Unknown type:${type}. The local org holds no metadata of this type.`);
}

function nameOf({ org }: OrgContext, userId: string): string {
  const row = org.database.statement('select "Name" as name from "User" where "Id" = ?').get(userId);
  return String(row?.['name'] ?? '');
}
