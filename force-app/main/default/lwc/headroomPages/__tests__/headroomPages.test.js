import { firstStep, newTaskPage, recordPage } from 'c/headroomPages';
import { encodeDefaultFieldValues } from 'lightning/pageReferenceUtils';

const playbook = {
  k: 'save',
  title: 'Save',
  steps: [
    { subject: 'Why is {account} at risk? See {case}', role: 'account owner', days: 2 },
    { subject: 'Call the sponsor', role: 'account owner', days: 5 }
  ]
};

describe('pages that components lead to', () => {
  it('shows a record unless another action is asked for', () => {
    expect(recordPage('Task', '00T1').attributes).toEqual({ recordId: '00T1', objectApiName: 'Task', actionName: 'view' });
    expect(recordPage('Task', '00T1', 'edit').attributes.actionName).toBe('edit');
  });

  it('fills a new task in with no more than is known', () => {
    newTaskPage('001');
    expect(encodeDefaultFieldValues).toHaveBeenLastCalledWith({ WhatId: '001' });
    newTaskPage('001', { subject: 'Call' });
    expect(encodeDefaultFieldValues).toHaveBeenLastCalledWith({ WhatId: '001', Subject: 'Call' });
    newTaskPage('001', { subject: 'Call', dueOn: '2027-03-20' });
    expect(encodeDefaultFieldValues).toHaveBeenLastCalledWith({ WhatId: '001', Subject: 'Call', ActivityDate: '2027-03-20' });
  });
});

describe('first step of a playbook', () => {
  it('names the account and leaves open what only the sync can fill', () => {
    expect(firstStep(playbook, 'Acme', '2027-03-30')).toEqual({
      subject: 'Why is Acme at risk? See …',
      role: 'account owner',
      dueOn: '2027-04-01'
    });
    const growth = { ...playbook, steps: [{ subject: 'Ask {account} about {product line}', role: 'account owner', days: 7 }] };
    expect(firstStep(growth, 'Acme')?.subject).toBe('Ask Acme about …');
  });

  it('is due on no day while the org does not tell its own', () => {
    expect(firstStep(playbook, 'Acme')).not.toHaveProperty('dueOn');
  });

  it('is nothing without a playbook, and without steps', () => {
    expect(firstStep(undefined, 'Acme', '2027-03-30')).toBeUndefined();
    expect(firstStep({ ...playbook, steps: [] }, 'Acme', '2027-03-30')).toBeUndefined();
  });
});
