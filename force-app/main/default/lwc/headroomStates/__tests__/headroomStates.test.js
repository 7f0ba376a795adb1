import { problemPanel, statePanel, unreadablePanel } from 'c/headroomStates';

jest.mock('@salesforce/userPermission/CustomizeApplication', () => ({ __esModule: true, default: true }), { virtual: true });

const words = { error: 'failed', noAccess: 'no access', noAccessHint: 'ask', notSetUp: 'not yet', notSetUpAdmin: 'set it up' };
const view = { customers: 'Type is Customer', goodRun: { runId: 'r1' }, lastRun: { error: 'SettingsInvalid' } };

describe('states without values', () => {
  it('tell those who can set it up what to do', () => {
    expect(statePanel('notSetUp', view, words)).toEqual({ icon: 'gear', text: 'set it up' });
  });

  it('say why there is nothing', () => {
    expect(statePanel('notCustomer', view, words).hint).toBe('Customers here: Type is Customer');
    expect(statePanel('notCustomer', undefined, words).hint).toBe('');
    expect(statePanel('firstRun', view, words).hint).toBe('the settings need a correction');
    expect(statePanel('data', view, words)).toBeUndefined();
  });

  it('name the run where something failed', () => {
    expect(unreadablePanel('broken', view.goodRun).hint).toBe('If it stays, give your admin this run: r1');
    expect(problemPanel('error', view, words)).toMatchObject({ text: 'failed', isError: true, actionLabel: 'Try again' });
    expect(problemPanel('error', undefined, words).hint).toBe('');
    expect(problemPanel('noAccess', view, words)).toEqual({ icon: 'lock', text: 'no access', hint: 'ask' });
  });
});
