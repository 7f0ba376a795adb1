import type { FieldPermission, ObjectPermission, PermissionSetModel } from './accessModel.ts';
import { childrenOf, flagOf, present, textOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** Reads a permission set; entries that are switched off are kept out of the lists of names. */
export function readPermissionSet(root: XmlElement, name: string, file: string): PermissionSetModel {
  return {
    name,
    file,
    label: textOf(root, 'label') ?? '',
    ...present({ description: textOf(root, 'description') }),
    objectPermissions: childrenOf(root, 'objectPermissions').map(objectPermission),
    fieldPermissions: childrenOf(root, 'fieldPermissions').map(fieldPermission),
    metadataTypes: enabledNames(root, 'customMetadataTypeAccesses', 'name', 'enabled'),
    customPermissions: enabledNames(root, 'customPermissions', 'name', 'enabled'),
    tabSettings: childrenOf(root, 'tabSettings').map((element) => ({
      tab: textOf(element, 'tab') ?? '',
      visibility: textOf(element, 'visibility') ?? 'None'
    })),
    applications: enabledNames(root, 'applicationVisibilities', 'application', 'visible'),
    userPermissions: enabledNames(root, 'userPermissions', 'name', 'enabled')
  };
}

function enabledNames(root: XmlElement, list: string, nameOf: string, enabledBy: string): readonly string[] {
  return childrenOf(root, list)
    .filter((element) => flagOf(element, enabledBy))
    .map((element) => textOf(element, nameOf) ?? '');
}

function objectPermission(element: XmlElement): ObjectPermission {
  return {
    object: textOf(element, 'object') ?? '',
    allowRead: flagOf(element, 'allowRead'),
    allowCreate: flagOf(element, 'allowCreate'),
    allowEdit: flagOf(element, 'allowEdit'),
    allowDelete: flagOf(element, 'allowDelete'),
    viewAllRecords: flagOf(element, 'viewAllRecords'),
    modifyAllRecords: flagOf(element, 'modifyAllRecords')
  };
}

function fieldPermission(element: XmlElement): FieldPermission {
  const [object = '', field = ''] = (textOf(element, 'field') ?? '').split('.');
  return { object, field, readable: flagOf(element, 'readable'), editable: flagOf(element, 'editable') };
}
