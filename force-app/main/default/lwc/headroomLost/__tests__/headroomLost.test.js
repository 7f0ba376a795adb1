import HeadroomLost from 'c/headroomLost';
import { getRecord } from 'lightning/uiRecordApi';
import { createElement } from 'lwc';
import { draw, find, settle, textOf } from '../../__tests__/reading';

const lost = { id: '006000000000009AAA', on: '2027-03-02', reasonField: 'Loss_Reason__c' };
const show = (values = {}) => draw(createElement, ['c-headroom-lost', HeadroomLost], { lost, today: '2027-03-18', ...values });
const record = (fields) => ({ apiName: 'Opportunity', id: lost.id, fields });

describe('c-headroom-lost', () => {
  it('tells the month alone while the viewer cannot read the opportunity', async () => {
    const element = await show();
    expect(textOf(element)).toBe('Already tried, lost in March');
    getRecord.error({ message: 'not found' }, 404);
    await settle();
    expect(textOf(element)).toBe('Already tried, lost in March');
    await expect(element).toBeAccessible();
  });

  it('leads to the opportunity and tells why it was lost, in the words of the org', async () => {
    const element = await show();
    expect(getRecord.getLastConfig()).toMatchObject({
      recordId: lost.id,
      optionalFields: [{ objectApiName: 'Opportunity', fieldApiName: 'Loss_Reason__c' }]
    });
    getRecord.emit(record({ Name: { value: 'Analytics 2026' }, Loss_Reason__c: { value: 'PRICE', displayValue: 'Price' } }));
    await settle();
    expect(textOf(element).replace(' :', ':')).toBe('Already tried in Analytics 2026, lost in March: Price');
    expect(find(element, 'c-headroom-link')).toMatchObject({ recordId: lost.id, objectApiName: 'Opportunity' });
    await expect(element).toBeAccessible();
  });

  it('leaves out a reason that is empty, hidden or not named by the settings', async () => {
    const element = await show();
    getRecord.emit(record({ Name: { value: 'Analytics 2026' }, Loss_Reason__c: { value: null, displayValue: null } }));
    await settle();
    expect(textOf(element)).toBe('Already tried in Analytics 2026, lost in March');
    getRecord.emit(record({ Name: { value: 'Analytics 2026' } }));
    await settle();
    expect(textOf(element)).toBe('Already tried in Analytics 2026, lost in March');
    await show({ lost: { id: lost.id, on: lost.on } });
    expect(getRecord.getLastConfig().optionalFields).toEqual([]);
  });

  it('names the year where it is another one', async () => {
    expect(textOf(await show({ lost: { ...lost, on: '2026-11-30' } }))).toBe('Already tried, lost in November 2026');
  });
});
