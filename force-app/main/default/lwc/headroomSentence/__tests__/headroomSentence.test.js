import HeadroomSentence from 'c/headroomSentence';
import { createElement } from 'lwc';
import { draw, find, textOf } from '../../__tests__/reading';

const show = (parts) => draw(createElement, ['c-headroom-sentence', HeadroomSentence], { parts });

describe('c-headroom-sentence', () => {
  it('presents text, strong text and links in their order', async () => {
    const element = await show([
      { text: 'about ' },
      { text: 'EUR 84,000', strong: true },
      { text: ' in ' },
      { text: 'Training 2027', recordId: '006A', objectApiName: 'Opportunity' },
      { ids: ['500A'], objects: ['Case'] }
    ]);
    expect(textOf(element)).toBe('about EUR 84,000 in Training 2027');
    expect(find(element, 'strong').textContent).toBe('EUR 84,000');
    expect(find(element, 'c-headroom-record-links').ids).toEqual(['500A']);
    await expect(element).toBeAccessible();
  });

  it('is empty without parts', async () => {
    expect(textOf(await show([]))).toBe('');
  });

  it('presents who owns a record', async () => {
    const element = await show([{ text: 'On hold' }, { ownerOf: '500A', objectApiName: 'Case' }]);
    expect(find(element, 'c-headroom-record-owner')).toMatchObject({ recordId: '500A', objectApiName: 'Case' });
    expect(textOf(element)).toBe('On hold');
  });
});
