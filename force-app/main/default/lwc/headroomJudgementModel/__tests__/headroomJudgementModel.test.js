import { KINDS, overrideView, PULSE_STEPS, pulseView, pulseWord, saveProblem, subjectsOf, willDo } from 'c/headroomJudgementModel';
import { fieldFault, overrideAnswer, overrideNode, pulseAnswer } from '../../__tests__/judgement';
import { headline, overruled, today } from '../../__tests__/samples';

describe('a pulse', () => {
  it('is one of five words, the worst first, as the picklist and the service know them', () => {
    expect(PULSE_STEPS.map(({ value }) => value)).toEqual(['Very worried', 'Worried', 'Neutral', 'Confident', 'Very confident']);
    expect([1, 5, 6].map(pulseWord)).toEqual(['Very worried', 'Very confident', '']);
  });

  it('counts from the next sync when it was given after the last run', () => {
    const [newest, before] = pulseView(pulseAnswer, today);
    expect(newest).toEqual({
      key: 'a06000000000002AAA',
      what: 'Worried',
      reason: '“They ask for an export”',
      by: 'Jorunn North, Mar 18',
      standing: 'Counts from the next sync',
      isWaiting: true
    });
    expect(before).toMatchObject({ reason: '', by: 'Jorunn North, Dec 7, 2026', standing: '', isWaiting: false });
  });

  it('waits when there was no run at all, and names nobody whom the viewer cannot see', () => {
    const answer = JSON.parse(JSON.stringify(pulseAnswer));
    answer.uiapi.query.goodRuns.edges = [];
    delete answer.uiapi.query.pulses.edges[1].node.author;
    const [, before] = pulseView(answer, today);
    expect([before.isWaiting, before.by]).toEqual([true, 'A colleague, Dec 7, 2026']);
  });
});

describe('an override', () => {
  const standing = (row, card) => overrideView(overrideAnswer([row]), [card ?? headline], today).current[0].standing;

  it('says what it does to which scorecard, by whom and until when', () => {
    const { current } = overrideView(overrideAnswer([overrideNode()]), [headline], today);
    expect(current[0]).toMatchObject({
      key: 'a01000000000001AAA',
      what: 'Risk by department: not above 59',
      reason: '“Sponsor has left”',
      by: 'Jorunn North, Mar 1, until Mar 31',
      endsToday: false
    });
  });

  it('names a measure by its title, and what this viewer is not shown by its key', () => {
    const said = (changes) => overrideView(overrideAnswer([overrideNode(changes)]), [headline], today).current[0].what;
    expect(said({ kind: 'Exclude', measure: 'vr_defects', to: null })).toBe('Open defects: left out');
    expect(said({ kind: 'Points', measure: 'vr_gone', to: 20 })).toBe('vr_gone: 20 points');
    expect(said({ scorecard: 'secret_card' })).toBe('secret_card: not above 59');
  });

  it('counts where the detail of the last run lists it', () => {
    const id = 'a01000000000001AAA';
    const listed = { id, kind: 'cap', to: 59, until: '2027-03-31' };
    expect(standing(overrideNode(), overruled(listed))).toBe('Counts');
    expect(standing(overrideNode(), overruled({ ...listed, acts: false }))).toBe('Counts, without effect today');
  });

  it('has a change that waits where it was edited after the run that counts it', () => {
    const listed = { id: 'a01000000000001AAA', kind: 'cap', to: 59, until: '2027-03-31' };
    const edited = { editedAt: '2027-03-18T07:00:00.000Z' };
    expect(standing(overrideNode({ ...edited, until: '2027-03-18' }), overruled(listed))).toBe('Change counts from the next sync');
    expect(standing(overrideNode({ ...edited, reason: 'Sponsor has left us' }), overruled(listed))).toBe('Counts');
  });

  it('waits when it was made after the last run, and was refused when that run did not count it', () => {
    const made = { madeAt: '2027-03-18T07:00:00.000Z', editedAt: '2027-03-18T07:00:00.000Z' };
    expect(standing(overrideNode(made))).toBe('Counts from the next sync');
    expect(standing(overrideNode())).toBe('Did not count at the last sync');
  });

  it('that has ended says on which day', () => {
    const { current, ended } = overrideView(overrideAnswer([], [overrideNode({ until: '2027-02-01' })]), [headline], today);
    expect(current).toEqual([]);
    expect(ended[0]).toMatchObject({ by: 'Jorunn North, Mar 1, ended Feb 1', standing: '' });
  });
});

describe('what can be overruled', () => {
  it('is the whole scorecard and each of its measures, with what it shows now', () => {
    const subjects = subjectsOf(headline);
    expect(subjects[0]).toEqual({ value: '', label: 'The whole scorecard', now: 'Now: Watch 71.5' });
    expect(subjects.find(({ value }) => value === 'vr_oldest_case').now).toBe('Now: 53.8 points');
    const unread = { ...headline, detail: { ...headline.detail, measures: [{ k: 'vr_defects', pts: null }] } };
    expect(subjectsOf(unread)[1]).toEqual({ value: 'vr_defects', label: 'Open defects', now: 'Now: no reading' });
  });

  it('is told in words for every kind, once everything is there', () => {
    const said = (kind, measure, value) => willDo({ kind, value, lastDay: '2027-04-30' }, headline, measure, today);
    expect(said('Cap', '', 50)).toBe('Until Apr 30 Risk by department is shown with 50 at most.');
    expect(said('Cap', 'vr_defects', 50)).toBe('Until Apr 30 Open defects gives 50 points at most.');
    expect(said('Exclude', '')).toBe('Until Apr 30 Risk by department has no score for this customer.');
    expect(said('Exclude', 'vr_defects')).toBe('Until Apr 30 Open defects takes no part in the score.');
    expect(said('Points', '', 65.5)).toBe('Until Apr 30 Risk by department is shown with 65.5.');
    expect(said('Points', 'vr_defects', 20)).toBe('Until Apr 30 Open defects gives 20 points, whatever its reading.');
    expect(said('Cap', '', undefined)).toBe('');
    expect(willDo({ kind: 'Exclude', value: undefined, lastDay: '' }, headline, '', today)).toBe('');
    expect(said('', '', 50)).toBe('');
  });

  it('has three kinds, of which one has no value', () => {
    expect(KINDS.map(({ value, hasValue }) => [value, hasValue])).toEqual([
      ['Cap', true],
      ['Exclude', false],
      ['Points', true]
    ]);
  });
});

describe('a refusal to save', () => {
  const fields = { value: 'Value__c', lastDay: 'Expires_On__c' };

  it('stands beside the field that it is about', () => {
    expect(saveProblem(fieldFault('Value__c', 'Enter a number from 0 to 100.'), fields)).toEqual({
      fields: { value: 'Enter a number from 0 to 100.' },
      form: ''
    });
  });

  it('stands above the form when its field is not in it, or when it is about none', () => {
    expect(saveProblem(fieldFault('Account__c', 'No such account.'), fields)).toEqual({ fields: {}, form: 'Not saved: No such account.' });
    const duplicate = fieldFault('Value__c', 'Too low.');
    duplicate.body.output.errors = [{ errorCode: 'DUPLICATES_DETECTED', message: 'It is there already.' }];
    expect(saveProblem(duplicate, fields)).toEqual({ fields: { value: 'Too low.' }, form: 'Not saved: It is there already.' });
  });

  it('tells missing access and a missing answer apart from everything else', () => {
    const access = 'Not saved: you may not write this. Ask your Salesforce admin for the permission set Headroom Success.';
    expect(saveProblem({ status: 403, body: { message: 'no' } }, fields).form).toBe(access);
    expect(saveProblem({ status: 400, body: { errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY', message: 'no' } }, fields).form).toBe(access);
    expect(saveProblem({ status: 0, body: { message: 'x' } }, fields).form).toBe('Not saved: the org could not be reached. Try again.');
    expect(saveProblem({ status: 500, body: { message: 'Broken.' } }, fields).form).toBe('Not saved: Broken.');
    expect(saveProblem(new TypeError('is no function'), fields).form).toBe('Not saved: is no function');
  });
});
