import { describe, expect, it } from 'vitest';
import { bandsJson } from '../../../src/settings/bandsJson.ts';
import { starterSettings } from './starterRows.ts';

const settings = starterSettings();

describe('bandsJson', () => {
  it('gives a band the playbook that the settings name for it, its steps in their order', () => {
    const [red] = bandsJson(settings, 'vendor_risk');
    expect(red).toMatchObject({ k: 'vendor_risk_red', floor: 0, playbook: { k: 'recover_at_risk' } });
    expect(red?.playbook?.steps).toHaveLength(5);
    const days = red?.playbook?.steps.map((step) => step.days) ?? [];
    expect(days).toEqual([...days].sort((a, b) => a - b));
  });

  it('says who does what after how many days, and no more', () => {
    const steps = bandsJson(settings, 'vendor_risk')[0]?.playbook?.steps ?? [];
    for (const step of steps) {
      expect(Object.keys(step).sort()).toEqual(['days', 'role', 'subject']);
    }
  });

  it('leaves a band without a playbook as it is', () => {
    expect(bandsJson(settings, 'vendor_risk')[1]).toEqual({
      ...{ k: 'vendor_risk_yellow', floor: 40, label: 'Watch', colour: 'yellow' }
    });
  });

  it('leaves out a playbook that is off or has no step', () => {
    const off = { ...settings, playbooks: settings.playbooks.filter(({ key }) => key !== 'recover_at_risk') };
    expect(bandsJson(off, 'vendor_risk')[0]).not.toHaveProperty('playbook');
    const bare = { ...settings, playbookSteps: [] };
    expect(bandsJson(bare, 'vendor_risk')[0]).not.toHaveProperty('playbook');
  });
});
