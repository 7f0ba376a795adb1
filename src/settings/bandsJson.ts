import type { BandSettingsJson } from '../domain/resultJson.ts';
import type { Settings } from '../domain/settings.ts';
import { bandsOf } from './checkBands.ts';

type Content = Pick<Settings, 'bands' | 'playbooks' | 'playbookSteps'>;

/**
 * Bands of a scorecard as its published content holds them, by rising floor, each with the playbook that the settings name
 * for it. A playbook that is off, or has no step, is left out: there is nothing to start.
 */
export function bandsJson(settings: Content, scorecard: string): readonly BandSettingsJson[] {
  return bandsOf(settings, scorecard).map((band) => ({
    ...{ k: band.key, floor: band.floor, label: band.title, colour: band.colour },
    ...playbookOf(settings, band.playbook)
  }));
}

function playbookOf({ playbooks, playbookSteps }: Content, key: string | undefined): Pick<BandSettingsJson, 'playbook'> {
  const playbook = playbooks.find((one) => one.key === key);
  const steps = playbookSteps
    .filter((step) => step.playbook === key)
    .sort((a, b) => a.step - b.step || (a.key < b.key ? -1 : 1))
    .map(({ subject, role, dueDays }) => ({ subject, role, days: dueDays }));
  return playbook === undefined || steps.length === 0 ? {} : { playbook: { k: playbook.key, title: playbook.title, steps } };
}
