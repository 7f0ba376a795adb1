import HeadroomNext from 'c/headroomNext';
import { encodeDefaultFieldValues } from 'lightning/pageReferenceUtils';
import { createElement } from 'lwc';
import { draw, textOf } from '../../__tests__/reading';
import { accountId, headline, today, view } from '../../__tests__/samples';

const mockNavigate = jest.fn();
jest.mock('lightning/navigation', () => {
  const Navigate = Symbol('Navigate');
  const NavigationMixin = (Base) =>
    class extends Base {
      [Navigate](page) {
        mockNavigate(page);
      }
    };
  return { NavigationMixin: Object.assign(NavigationMixin, { Navigate, GenerateUrl: Symbol('GenerateUrl') }) };
});

const steps = [
  { subject: 'Why is {account} at risk? See {case}', role: 'customer success manager', days: 2 },
  { subject: 'Call the sponsor', role: 'account owner', days: 5 }
];

/** The headline in a band that has a playbook. */
const playbook = { k: 'recover', title: 'Recover', steps };
const bands = headline.settings.bands.map((band) => ({ ...band, ...(band.k === headline.detail.band ? { playbook } : {}) }));
const withPlaybook = { ...headline, settings: { ...headline.settings, bands } };
const noTask = { ...view.summary, nextTaskId: null, nextTaskDue: null, nextTaskStep: null };
const show = (values = {}) =>
  draw(createElement, ['c-headroom-next', HeadroomNext], { card: headline, summary: view.summary, accountId, today, ...values });
const due = (on) => ({ summary: { ...view.summary, nextTaskDue: on } });

describe('c-headroom-next with an open task', () => {
  it('names its step and when it is due, and opens it', async () => {
    const element = await show();
    expect(textOf(element)).toBe('Next: Get the decision in writing Due Apr 16, in 29 days Open task');
    await expect(element).toBeAccessible();
    element.shadowRoot.querySelector('button').click();
    expect(mockNavigate).toHaveBeenCalledWith({
      type: 'standard__recordPage',
      attributes: { recordId: '00T000000000001AAA', objectApiName: 'Task', actionName: 'view' }
    });
  });

  it('does not repeat the subject of a task that is not ours', async () => {
    const element = await show({ summary: { ...view.summary, nextTaskStep: null } });
    expect(textOf(element)).toContain('Next: open task on this account');
  });

  it.each([
    ['2027-03-17', 'Overdue since Mar 17, 1 day', 'overdue'],
    ['2027-03-01', 'Overdue since Mar 1, 17 days', 'overdue'],
    ['2027-03-18', 'Due today, Mar 18', 'soft'],
    ['2027-03-19', 'Due Mar 19, in 1 day', 'soft'],
    [null, 'No due date', 'soft']
  ])('due on %s reads %s', async (on, words, className) => {
    const paragraph = (await show(due(on))).shadowRoot.querySelector('p');
    expect(textOf(paragraph)).toBe(words);
    expect(paragraph.className).toBe(className);
  });

  it('judges no date where the moment is unknown', async () => {
    const element = await show({ ...due('2027-03-01'), today: undefined });
    expect(textOf(element)).toContain('Due Mar 1, 2027');
  });

  it('goes before the playbook', async () => {
    expect(textOf(await show({ card: withPlaybook }))).not.toContain('Recover');
  });
});

describe('c-headroom-next with a playbook', () => {
  it('opens a new task with the first step filled in, and creates nothing itself', async () => {
    encodeDefaultFieldValues.mockReturnValue('encoded');
    const element = await show({ card: withPlaybook, summary: noTask });
    expect(textOf(element)).toBe(
      'Next: Why is Quillhaven Software at risk? See … Step 1 of 2 of Recover, due Mar 20, by: customer success manager Start: Recover'
    );
    await expect(element).toBeAccessible();
    element.shadowRoot.querySelector('button').click();
    expect(encodeDefaultFieldValues).toHaveBeenCalledWith({
      Subject: 'Why is Quillhaven Software at risk? See …',
      WhatId: accountId,
      ActivityDate: '2027-03-20'
    });
    expect(mockNavigate).toHaveBeenCalledWith({
      type: 'standard__objectPage',
      attributes: { objectApiName: 'Task', actionName: 'new' },
      state: { defaultFieldValues: 'encoded' }
    });
  });

  it('leaves the date open where the moment is unknown', async () => {
    const element = await show({ card: withPlaybook, summary: noTask, today: undefined });
    expect(textOf(element)).toContain('Step 1 of 2 of Recover, by: customer success manager');
    element.shadowRoot.querySelector('button').click();
    expect(encodeDefaultFieldValues.mock.calls[0][0]).not.toHaveProperty('ActivityDate');
  });

  it('says nothing where there is neither task nor playbook', async () => {
    expect(textOf(await show({ summary: noTask }))).toBe('');
  });
});
