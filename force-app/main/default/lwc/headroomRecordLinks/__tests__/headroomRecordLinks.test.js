import HeadroomRecordLinks from 'c/headroomRecordLinks';
import { getObjectInfos } from 'lightning/uiObjectInfoApi';
import { getRecords } from 'lightning/uiRecordApi';
import { createElement } from 'lwc';
import { draw, find, settle, textOf } from '../../__tests__/reading';

const infos = require('./data/getObjectInfos.json');
const records = require('./data/getRecords.json');

const show = (values) => draw(createElement, ['c-headroom-record-links', HeadroomRecordLinks], values);
const ids = ['500000000000001AAA', '500000000000002AAA'];

describe('c-headroom-record-links', () => {
  it('names the records that the viewer may see and counts the others', async () => {
    const element = await show({ ids, objects: ['Case'] });
    getObjectInfos.emit(infos);
    await settle();
    expect(getRecords.getLastConfig()).toEqual({ records: [{ recordIds: ids, fields: ['Case.CaseNumber'] }] });
    getRecords.emit(records);
    await settle();
    expect(textOf(element)).toBe('00012345, 1 record you cannot see');
    await expect(element).toBeAccessible();
  });

  it('finds the object of an id among several by its key prefix', async () => {
    await show({ ids: ['003000000000001AAA'], objects: ['Case', 'Contact'] });
    getObjectInfos.emit(infos);
    await settle();
    expect(getRecords.getLastConfig()).toEqual({ records: [{ recordIds: ['003000000000001AAA'], fields: ['Contact.Name'] }] });
  });

  it('links events and tasks by id, with the day where it is known', async () => {
    const element = await show({ ids: ['00U000000000001AAA', '00U000000000002AAA'], objects: ['Event'], day: '2027-02-06' });
    getObjectInfos.emit({ results: [{ statusCode: 400, result: [] }] });
    await settle();
    expect(textOf(element)).toBe('Event of Feb 6, 2027, Event 2');
    await expect(element).toBeAccessible();
  });

  it('only counts records of an object that the viewer may not see', async () => {
    const element = await show({ ids, objects: ['Case'], day: '2027-02-06' });
    getObjectInfos.emit({ results: [{ statusCode: 404, result: [] }] });
    await settle();
    expect(textOf(element)).toBe('2 records you cannot see');
    expect(find(element, 'a')).toBeNull();
  });

  it('keeps a sentence readable whose record the viewer may not see', async () => {
    const element = await show({ ids: ids.slice(0, 1), objects: ['Case'], isInSentence: true });
    getObjectInfos.emit({ results: [{ statusCode: 404, result: [] }] });
    await settle();
    expect(textOf(element)).toBe('(you cannot see it)');
  });

  it('puts brackets around what there is, and none around nothing', async () => {
    const element = await show({ ids, objects: ['Case'], isBracketed: true });
    expect(textOf(element)).toBe('');
    getObjectInfos.emit(infos);
    await settle();
    getRecords.emit(records);
    await settle();
    expect(textOf(element)).toBe('(00012345, 1 record you cannot see)');
  });

  it('shows nothing before the answer and counts all of them when it fails', async () => {
    const element = await show({ ids, objects: ['Case'] });
    expect(textOf(element)).toBe('');
    getObjectInfos.emit(infos);
    await settle();
    getRecords.error();
    await settle();
    expect(textOf(element)).toBe('2 records you cannot see');
  });

  it('only numbers records that have no page or whose object cannot be described', async () => {
    const element = await show({ ids: ['017000000000001AAA'], objects: ['CaseHistory'] });
    getObjectInfos.error();
    await settle();
    expect(textOf(element)).toBe('CaseHistory 1');
    expect(find(element, 'a')).toBeNull();
  });
});
