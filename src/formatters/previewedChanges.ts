import type { SettingsChange } from '../domain/settingsChangesJson.ts';
import { filled, type Words } from './words.ts';

/** Further edits are counted. */
const mostChanges = 10;

/** Edits of settings, one line each, the most telling first. */
export function previewedChanges(changes: readonly SettingsChange[], words: Words, verbose: boolean): readonly string[] {
  const told = verbose ? changes : changes.slice(0, mostChanges);
  const more = changes.length - told.length;
  return [...told.map((change) => changeLine(change, words)), ...(more > 0 ? [filled(words('change.more'), more)] : [])];
}

function changeLine({ what, title, did, field = '', from, to }: SettingsChange, words: Words): string {
  const kind = words(`what.${what}`);
  if (did !== 'edited') return filled(words(`change.${did}`), kind, title);
  if (from === undefined) return filled(words('change.reads'), kind, title);
  const shown = (value: string | number | null | undefined): string | number => value ?? words('empty');
  return filled(words('change.edited'), kind, title, field, shown(from), shown(to));
}
