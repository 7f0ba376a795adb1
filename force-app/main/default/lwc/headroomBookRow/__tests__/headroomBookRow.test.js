import HeadroomBookRow from 'c/headroomBookRow';
import { datedRows } from 'c/headroomBookModel';
import { createElement } from 'lwc';
import { mine, monday, node, span, view } from '../../__tests__/bookSamples';
import { draw, settle, textOf } from '../../__tests__/reading';

const mockNavigate = jest.fn();
jest.mock('lightning/navigation', () => {
  const Navigate = Symbol('Navigate');
  const GenerateUrl = Symbol('GenerateUrl');
  const NavigationMixin = (Base) =>
    class extends Base {
      [Navigate](page) {
        mockNavigate(page);
      }
      [GenerateUrl](page) {
        return Promise.resolve(`/${page.attributes.objectApiName}/${page.attributes.recordId}`);
      }
    };
  return { NavigationMixin: Object.assign(NavigationMixin, { Navigate, GenerateUrl }) };
});
jest.mock('lightning/pageReferenceUtils', () => ({ encodeDefaultFieldValues: (values) => values }));

const found = (name) => mine.find((one) => one.account.Name.value.startsWith(name));

async function show(from, more = {}) {
  const [row] = datedRows(view([from]).rows, span);
  const element = await draw(createElement, ['c-headroom-book-row', HeadroomBookRow], {
    ...{ row, today: monday, hasMoney: true, isCodeSaid: true },
    ...more
  });
  element.setAttribute('role', 'row');
  await settle();
  return element;
}

const cells = (element) => [...element.shadowRoot.querySelectorAll('.cell')].map(textOf);

describe('c-headroom-book-row', () => {
  it('says what a manager asks on Monday', async () => {
    const element = await show(found('Tallowmere'));
    expect(cells(element)).toEqual([
      'Tallowmere Logistics',
      'At risk 22.8',
      '↓ 4 down 4 since Feb 15',
      '14 cases open, oldest 88 days',
      'Product Oldest open case 52 days',
      '142,000',
      'Mar 27 12 days',
      '20',
      'Agree a plan 3 days overdue',
      '',
      '+'
    ]);
    expect(element.shadowRoot.querySelector('.overdue').textContent).toBe('3 days overdue');
  });

  it('has an arrow only for changes above the setting, and says each in words', async () => {
    expect(cells(await show(found('Castermoor')))[2]).toBe('+1 up 1 since Feb 15');
    expect(cells(await show(found('Osterby')))[2]).toBe('−2 down 2 since Feb 15');
    expect(cells(await show(found('Newco')))[2]).toBe('');
  });

  it('says what is not known and what never was', async () => {
    const newco = cells(await show(found('Newco')));
    expect([newco[1], newco[6], newco[7]]).toEqual(['Too new to judge', 'not known', 'never']);
    expect(cells(await show(found('Fennholt')))[6]).toBe('may leave any month');
    expect(cells(await show(node('Acme', { score: null, band: null, state: 'not_enough_data' })))[1]).toBe('Not enough data');
    expect(cells(await show(node('Acme', { score: null, band: null, state: 'none' })))[1]).toBe('Not enough data');
  });

  it('writes the currency where the heading does not, and no value without access', async () => {
    expect(cells(await show(found('Osterby'), { isCodeSaid: false }))[5]).toBe('EUR 240,000');
    expect(cells(await show(found('Osterby'), { hasMoney: false }))).toHaveLength(10);
  });

  it('says that a decision has passed', async () => {
    const passed = node('Acme', { score: 50, band: 'yellow', decide: '2027-03-14' });
    expect(cells(await show(passed))[6]).toBe('Mar 14 1 day ago');
  });

  it('leads to the account and to its task', async () => {
    const element = await show(found('Tallowmere'));
    const [account, task] = element.shadowRoot.querySelectorAll('a');
    expect([account.getAttribute('href'), task.getAttribute('href')]).toEqual(['/Account/001TallowmereLogistics', '/Task/00T1']);
    account.click();
    task.click();
    expect(mockNavigate.mock.calls.slice(-2).map(([page]) => page.attributes)).toEqual([
      { objectApiName: 'Account', recordId: '001TallowmereLogistics', actionName: 'view' },
      { objectApiName: 'Task', recordId: '00T1', actionName: 'view' }
    ]);
  });

  it('opens the page of a new task with the account, and with the playbook’s first step where one is started', async () => {
    const element = await show(found('Pinewick'));
    element.shadowRoot.querySelector('.new').click();
    element.shadowRoot.querySelector('.start').click();
    const page = { type: 'standard__objectPage', attributes: { objectApiName: 'Task', actionName: 'new' } };
    const account = { WhatId: '001PinewickInsurance' };
    expect(mockNavigate.mock.calls.slice(-2)).toEqual([
      [{ ...page, state: { defaultFieldValues: account } }],
      [{ ...page, state: { defaultFieldValues: { ...account, Subject: 'Pinewick Insurance: see …', ActivityDate: '2027-03-18' } } }]
    ]);
    expect(element.shadowRoot.querySelector('.new').getAttribute('aria-label')).toBe('New task for Pinewick Insurance');
  });
});
