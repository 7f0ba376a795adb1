import type { RunReportJson } from '../../../domain/resultJson.ts';
import type { Settings } from '../../../domain/settings.ts';

/** What a run's report says of the settings: how many measures there are, and where the success manager of an account is named. */
export function reportSettings({ general, measures }: Pick<Settings, 'general' | 'measures'>): Pick<RunReportJson, 'measures' | 'manager'> {
  const { successManagerPath: path, successManagerTeamRole: role } = general;
  const manager = path !== undefined ? { path } : role !== undefined ? { role } : undefined;
  return { measures: measures.length, ...(manager === undefined ? {} : { manager }) };
}
