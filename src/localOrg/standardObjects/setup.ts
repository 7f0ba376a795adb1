/** Salesforce's own set-up objects are read by every user and written by administrators. */
export const setup = { softDelete: false, openToAll: true, setup: true } as const;
/** Outside field-level security. */
export const open = { permissionable: false } as const;
