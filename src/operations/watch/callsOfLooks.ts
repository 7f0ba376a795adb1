import { mostDescribes, mostQueries, mostReads } from '../../org/compositeReads.ts';
import { settingTypes } from '../../settings/readSettings.ts';
import type { PreparedRun } from '../prepareRun.ts';
import { watchedObjects } from './watchedObjects.ts';

/** Pause between two looks of a service unless the admin asks for another one. */
export const defaultPauseMs = 5000;

/** Of each object the ids that were updated, and those that were deleted. */
const readsAnObject = 2;

/** Beside what shares calls: the record of the run. */
const callsAlone = 1;

/**
 * API calls of a look and of a cycle in which nothing changed: as many as their reads need that share calls. Pure.
 *
 * @param counts.watched    objects that are looked at
 * @param counts.described  objects that are described at the begin of a cycle
 * @example                 callsOfLooks({ watched: 40, described: 60 }) // { callsALook: 4, callsACycle: 14 }
 */
export function callsOfLooks({ watched, described }: { readonly watched: number; readonly described: number }): {
  readonly callsALook: number;
  readonly callsACycle: number;
} {
  const settings = Math.ceil(settingTypes.length / mostQueries);
  const windows = Math.ceil((watched * readsAnObject) / mostReads);
  const callsALook = Math.max(settings, Math.ceil((watched * readsAnObject + settingTypes.length) / mostReads));
  return { callsALook, callsACycle: settings + Math.ceil(described / mostDescribes) + windows + callsAlone };
}

/** The same for what a run starts from. Pure. */
export function callsOfPrepared(prepared: Pick<PreparedRun, 'plan' | 'describes' | 'settings'>): ReturnType<typeof callsOfLooks> {
  return callsOfLooks({ watched: watchedObjects(prepared).length, described: prepared.describes.size });
}
