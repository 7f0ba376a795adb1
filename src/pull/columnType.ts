import type { ColumnType } from '../store/factStore.ts';

const types: Readonly<Record<string, ColumnType | undefined>> = {
  boolean: 'boolean',
  double: 'number',
  int: 'number',
  long: 'number',
  percent: 'number',
  currency: 'money',
  date: 'date',
  datetime: 'instant',
  // Compound and binary fields, which Bulk 2.0 does not read.
  address: undefined,
  location: undefined,
  base64: undefined,
  complexvalue: undefined,
  // Whoever lacks the permission View Encrypted Data reads a mask instead of the value.
  encryptedstring: undefined
};

/** The column that a field of this describe type becomes; undefined for fields whose values cannot be read in bulk. */
export function columnType(describeType: string): ColumnType | undefined {
  return describeType in types ? types[describeType] : 'text';
}
