import { describe, expect, it } from 'vitest';
import { referenceOf, urlOf } from '../../../src/page/platform/pageReference.ts';

describe('page reference', () => {
  it('leads to a record under the address of Lightning Experience', () => {
    const attributes = { objectApiName: 'Case', recordId: '500', actionName: 'view' };
    expect(urlOf({ type: 'standard__recordPage', attributes })).toBe('/lightning/r/Case/500/view');
  });

  it('leads to the list of an object, with its state in the query', () => {
    const attributes = { objectApiName: 'Account', actionName: 'home' };
    expect(urlOf({ type: 'standard__objectPage', attributes, state: { filterName: 'Recent' } })).toBe(
      '/lightning/o/Account/list?filterName=Recent'
    );
  });

  it('keeps the address of a web page as it is', () => {
    expect(urlOf({ type: 'standard__webPage', attributes: { url: 'https://example.com/a?b=c' } })).toBe('https://example.com/a?b=c');
  });

  it('refuses a type that the page has no place for', () => {
    expect(() => urlOf({ type: 'standard__component', attributes: {} })).toThrow('cannot go to a page of the type standard__component');
  });

  it('is read back from the address it leads to', () => {
    const reference = {
      type: 'standard__recordPage',
      attributes: { objectApiName: 'Account', recordId: '001', actionName: 'view' },
      state: { x: '1' }
    };
    expect(referenceOf('/lightning/r/Account/001/view', '?x=1')).toEqual(reference);
    expect(urlOf(reference)).toBe('/lightning/r/Account/001/view?x=1');
  });
});
