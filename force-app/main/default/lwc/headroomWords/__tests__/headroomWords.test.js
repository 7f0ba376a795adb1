import { counted, fill, firstSentence, sentence } from 'c/headroomWords';

describe('sentences from labels', () => {
  it('fill their places and leave what is not given', () => {
    expect(fill('{0} of {1} readings', 9, 10)).toBe('9 of 10 readings');
    expect(fill('{0} and {1}', 'a')).toBe('a and {1}');
  });

  it('end once where a value ends with a full stop', () => {
    expect(fill('Keine Veränderung seit {0}.', '19. Okt.')).toBe('Keine Veränderung seit 19. Okt.');
    expect(fill('Seit {0}, dann {1}.', '19. Okt.', '3')).toBe('Seit 19. Okt., dann 3.');
    expect(sentence('Seit {0}.', [{ text: '19. Okt.' }])).toEqual([{ text: 'Seit ' }, { text: '19. Okt.' }, { text: '' }]);
  });

  it('choose the singular for one', () => {
    const labels = { one: '{0} day', many: '{0} days' };
    expect(counted(1, labels, '1')).toBe('1 day');
    expect(counted(0, labels, '0')).toBe('0 days');
  });

  it('stop after the first sentence of a longer text', () => {
    expect(firstSentence('Ageing hurts more than number. Default weight 40.')).toBe('Ageing hurts more than number.');
    expect(firstSentence('Version 1.5 of 2')).toBe('Version 1.5 of 2');
  });

  it('keep parts that are no text in their places', () => {
    const link = { text: 'Training 2027', recordId: '006' };
    expect(sentence('In {0}, close date {1}', [link, { text: '30 Apr' }])).toEqual([
      { text: 'In ' },
      link,
      { text: ', close date ' },
      { text: '30 Apr' }
    ]);
    expect(sentence('{0}{1}', [link])).toEqual([link, { text: '' }]);
  });
});
