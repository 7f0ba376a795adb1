import HeadroomRecordLinks from 'c/headroomRecordLinks';
import { getObjectInfos } from 'lightning/uiObjectInfoApi';
import { createElement } from 'lwc';
import { draw } from '../../__tests__/reading';

jest.mock(
  '@salesforce/schema/Headroom_Product_Usage__c',
  () => ({ __esModule: true, default: { objectApiName: 'hdrm__Headroom_Product_Usage__c' } }),
  { virtual: true }
);

describe('c-headroom-record-links in a package with a namespace', () => {
  it('asks for objects of ours by the name that the org has for them, and for others by their own', async () => {
    const objects = ['Headroom_Survey_Response__c', 'Case'];
    await draw(createElement, ['c-headroom-record-links', HeadroomRecordLinks], { ids: ['500000000000001AAA'], objects });
    expect(getObjectInfos.getLastConfig()).toEqual({ objectApiNames: ['hdrm__Headroom_Survey_Response__c', 'Case'] });
  });
});
