/** What a permission set grants. */
export type ObjectPermission = {
  readonly object: string;
  readonly allowRead: boolean;
  readonly allowCreate: boolean;
  readonly allowEdit: boolean;
  readonly allowDelete: boolean;
  readonly viewAllRecords: boolean;
  readonly modifyAllRecords: boolean;
};

export type FieldPermission = {
  /** As the file names it: `Account`; `Task` or `Event` for fields of `Activity`. */
  readonly object: string;
  readonly field: string;
  readonly readable: boolean;
  readonly editable: boolean;
};

export type PermissionSetModel = {
  readonly name: string;
  readonly file: string;
  readonly label: string;
  readonly description?: string;
  readonly objectPermissions: readonly ObjectPermission[];
  readonly fieldPermissions: readonly FieldPermission[];
  /** API names of the Custom Metadata types whose records may be read. */
  readonly metadataTypes: readonly string[];
  /** Names of the custom permissions that formulas ask for as `$Permission.X`. */
  readonly customPermissions: readonly string[];
  readonly tabSettings: readonly { readonly tab: string; readonly visibility: string }[];
  readonly applications: readonly string[];
  /** Names of enabled user permissions: `ViewAllData`. */
  readonly userPermissions: readonly string[];
};
