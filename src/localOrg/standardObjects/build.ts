import type { OrgField } from '../schema/field.ts';
import type { OrgObject, SharingModel } from '../schema/object.ts';
import { checkbox, datetime, field, lookup, readOnly } from './fields.ts';

const stampFields: readonly OrgField[] = [
  datetime('CreatedDate', 'Created Date', { ...readOnly, nillable: false }),
  lookup('CreatedById', 'Created By ID', 'User', { ...readOnly, nillable: false, onDelete: 'Restrict' }),
  datetime('LastModifiedDate', 'Last Modified Date', { ...readOnly, nillable: false }),
  lookup('LastModifiedById', 'Last Modified By ID', 'User', { ...readOnly, nillable: false, onDelete: 'Restrict' }),
  datetime('SystemModstamp', 'System Modstamp', { ...readOnly, nillable: false })
];

/** The fields that every record carries and only the org writes. */
export function systemFields(label: string, softDelete: boolean, stamps: 'all' | 'created' = 'all'): OrgField[] {
  return [
    field('Id', `${label} ID`, 'id', { ...readOnly, length: 18, nillable: false }),
    ...(softDelete ? [checkbox('IsDeleted', 'Deleted', { ...readOnly })] : []),
    ...(stamps === 'all' ? stampFields : stampFields.filter((stamp) => stamp.name.startsWith('Created')))
  ];
}

type ObjectOptions = {
  readonly labelPlural?: string;
  readonly keyPrefix: string;
  readonly nameField?: string;
  readonly softDelete?: boolean;
  readonly createable?: boolean;
  readonly updateable?: boolean;
  readonly deletable?: boolean;
  readonly openToAll?: boolean;
  readonly setup?: boolean;
  readonly permissionsOf?: string;
  readonly sharingModel?: SharingModel;
  readonly historySwitch?: boolean;
  /** History rows know only when and by whom they were made. */
  readonly stamps?: 'all' | 'created';
};

/** A standard object: what is not said is as on Account. */
export function standardObject(name: string, label: string, options: ObjectOptions, fields: readonly OrgField[]): OrgObject {
  const softDelete = options.softDelete ?? true;
  return {
    name,
    label,
    labelPlural: options.labelPlural ?? `${label}s`,
    keyPrefix: options.keyPrefix,
    custom: false,
    isMetadataType: false,
    nameField: options.nameField ?? 'Name',
    createable: options.createable ?? true,
    updateable: options.updateable ?? true,
    deletable: options.deletable ?? true,
    softDelete,
    replicateable: softDelete,
    openToAll: options.openToAll ?? false,
    setup: options.setup ?? false,
    ...(options.permissionsOf ? { permissionsOf: options.permissionsOf } : {}),
    sharingModel: options.sharingModel ?? 'ReadWrite',
    ...(options.historySwitch === undefined ? {} : { historySwitch: options.historySwitch }),
    fields: [...systemFields(label, softDelete, options.stamps), ...fields]
  };
}
