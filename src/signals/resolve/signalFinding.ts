import type { SoqlError } from '../../soql/soqlError.ts';
import { nearestName } from './nearestName.ts';

/** One thing wrong with a setting, in the words that the settings' own findings use. */
export type SignalFinding = {
  /** Full name of the record, `Headroom_Signal.case_open`. */
  readonly record: string;
  /** API name of the field of the record. */
  readonly field: string;
  /** What stands there, as text; empty when nothing does. */
  readonly value: string;
  readonly what: string;
  /** Imperative sentence, without a full stop. */
  readonly fix: string;
};

/** Where a text of the settings stands. */
export type SettingPlace = { readonly record: string; readonly field: string; readonly value: string };

/** Names that exist where a name was not understood. */
export type KnownNames = (object: string) => readonly string[];

/** Finding for a path or filter that SOQL does not understand, with the nearest name that exists. */
export function soqlFinding(place: SettingPlace, error: SoqlError, known: KnownNames): SignalFinding {
  const where = error.column === undefined || error.name !== undefined ? '' : ` (row ${error.row ?? 1}, column ${error.column})`;
  const name = error.name;
  if (name === undefined) return { ...place, what: `It cannot be read${where}: ${error.detail}`, fix: 'Correct it as SOQL asks for' };
  const relationship = error.detail.startsWith("Didn't understand relationship");
  const what = error.errorCode === 'INVALID_TYPE' ? `There is no object ${name}` : unknownName(error, name, relationship);
  const nearest = nearestName(name, known(error.object ?? ''));
  const access = `or give read access with the permission set ${(error.object ?? '').includes('Headroom_') ? 'Headroom_Integration' : 'Headroom_Sources'}`;
  if (error.errorCode !== 'INVALID_TYPE' && !/No such column|Didn't understand/.test(error.detail)) {
    return { ...place, what: error.detail, fix: 'Choose another field or operator' };
  }
  return { ...place, what, fix: `${nearest === undefined ? 'Name one that exists' : `Write ${nearest} instead of ${name}`}, ${access}` };
}

function unknownName(error: SoqlError, name: string, relationship: boolean): string {
  return `${error.object ?? 'The object'} has no ${relationship ? 'relationship' : 'field'} ${name}`;
}
