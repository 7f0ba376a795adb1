import { ANSWERS, answerWord } from 'c/headroomAnswers';

describe('answers', () => {
  it('are offered in the order of the menu', () => {
    expect(ANSWERS.map(({ label }) => label)).toEqual(['Not a fit', 'Has competitor', 'They do it themselves', 'Later']);
  });

  it('say their day where they have one', () => {
    expect(answerWord({ answer: 'Later', until: '2027-06-01' }, '2027-03-18')).toBe('Later until Jun 1');
    expect(answerWord({ answer: 'Not_A_Fit' })).toBe('Not a fit');
  });
});
