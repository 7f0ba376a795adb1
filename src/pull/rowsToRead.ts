import type { Settings } from '../domain/settings.ts';
import { soqlText } from '../org/soqlText.ts';
import { readFilter } from '../soql/readFilter.ts';
import type { Condition } from '../soql/syntax.ts';
import type { Watched } from './historyDemands.ts';

/** Rows of an object that are worth reading. */
export type RowsToRead = { readonly where?: string; readonly archived: boolean };

/** Activities older than about a year are archived: query hides them, queryAll brings deleted rows along. */
const activities = ['Task', 'Event'];

/**
 * Which rows of an object to read.
 *
 * Of field histories only the fields that signals look at, and those whose past the settings need, are read: the org
 * cannot filter their values, but the name of the field it can.
 */
export function rowsToRead(object: string, settings: Settings, watched: Watched): RowsToRead {
  const signals = settings.signals.filter((signal) => signal.object === object);
  if (activities.includes(object)) {
    return { where: object === 'Task' && signals.length === 0 ? fewTasks(settings) : 'IsDeleted = false', archived: true };
  }
  // A task can be given to a queue, never to another group.
  if (object === 'Group' && signals.length === 0) return { where: "Type = 'Queue'", archived: false };
  if (object === 'PricebookEntry') return { where: 'Pricebook2.IsStandard = true', archived: false };
  if (!object.endsWith('History')) return { archived: false };
  const named = signals.map((signal) => historyFields(signal.filter));
  const fields = [...new Set([...named.flat(), ...(watched.get(object) ?? [])])].sort();
  if (fields.length === 0 || named.some((each) => each.length === 0)) return { archived: false };
  return { where: `Field IN (${fields.map(soqlText).join(', ')})`, archived: false };
}

/** Without a signal on them, tasks are read for the next open one, and those about survey answers so that none is made twice. */
function fewTasks({ general }: Settings): string {
  const open = 'IsDeleted = false AND IsClosed = false';
  return general.surveyFollowUp ? "IsDeleted = false AND (IsClosed = false OR Headroom_Key__c LIKE 'survey:%')" : open;
}

/** Fields that every row passing a filter belongs to, where the filter says so at its top. */
function historyFields(filter: string | undefined): readonly string[] {
  const read = readFilter(filter ?? '');
  return read.ok ? fieldsNamed(read.value.condition) : [];
}

function fieldsNamed(condition: Condition): readonly string[] {
  if (condition.kind === 'and') return condition.terms.map(fieldsNamed).find((fields) => fields.length > 0) ?? [];
  if (condition.kind !== 'compare' || condition.operator !== '=' || condition.left.kind !== 'path') return [];
  if (condition.left.parts.join('.').toLowerCase() !== 'field' || condition.value.kind !== 'text') return [];
  return [condition.value.text];
}
