import HeadroomRecordOwner from 'c/headroomRecordOwner';
import { getRecord } from 'lightning/uiRecordApi';
import { createElement } from 'lwc';
import { draw, settle, textOf } from '../../__tests__/reading';

const values = { recordId: '500000000000001AAA', objectApiName: 'Case' };
const show = (more = {}) => draw(createElement, ['c-headroom-record-owner', HeadroomRecordOwner], { ...values, ...more });
const ownedBy = (name) => ({ id: values.recordId, fields: { Owner: { value: { fields: { Name: { value: name } } } } } });

describe('c-headroom-record-owner', () => {
  it('names who owns the record, asked for with the viewer’s rights', async () => {
    const element = await show();
    expect(textOf(element)).toBe('');
    expect(getRecord.getLastConfig()).toEqual({
      recordId: values.recordId,
      fields: ['Case.Id'],
      optionalFields: ['Case.Owner.Name']
    });
    getRecord.emit(ownedBy('Support lead North'));
    await settle();
    expect(textOf(element)).toBe('· owner Support lead North');
    await expect(element).toBeAccessible();
  });

  it('asks for nothing of an activity, which UI API does not serve', async () => {
    await show({ recordId: '00U000000000001AAA', objectApiName: 'Event' });
    expect(getRecord.getLastConfig().fields).toBeUndefined();
  });

  it('says nothing where the record has no owner, or the viewer may not know', async () => {
    const element = await show();
    getRecord.emit({ id: values.recordId, fields: {} });
    await settle();
    expect(textOf(element)).toBe('');
    getRecord.error({ message: 'not found' }, 404);
    await settle();
    expect(textOf(element)).toBe('');
  });
});
