import { account, actionInfos, answerOf, rowOf, userId } from '../../__tests__/whitespaceActions';
import { comeBack, goAway } from '../away';
import { rightsIn } from '../rights';
import { actionsOf, rowNow } from '../rowActions';

const names = ['Opportunity', 'OpportunityLineItem', 'Headroom_Whitespace_Feedback__c'];
const viewer = { rights: rightsIn(actionInfos(), names), userId, today: '2027-03-18' };

function said(changes, without = []) {
  const { note, primary, items } = actionsOf(rowOf(changes), { ...viewer, rights: rightsIn(actionInfos(without), names) });
  return [note, primary?.label ?? '', items.map(({ label }) => label)];
}

const answers = ['Not a fit…', 'Has competitor…', 'They do it themselves…', 'Later…'];
const own = ['Change answer…', 'Take back answer'];

describe('a row offers', () => {
  it.each(['Open', 'Partly_Used'])('to create an opportunity and to answer: %s', (status) => {
    expect(said({ status })).toEqual(['', 'Create opportunity', answers]);
  });

  it('to view the opportunity that is open, if the viewer can see it', () => {
    const status = 'Open_Opportunity';
    expect(said({ status, opportunityId: '006000000000001AAA' })).toEqual(['', 'View opportunity', []]);
    expect(said({ status, opportunityId: '006000000000001AAA', isOpportunityVisible: false })).toEqual(['', '', []]);
  });

  it('to add the product to an opportunity that was made from it and still has none', () => {
    const open = { status: 'Open_Opportunity', opportunityId: '006000000000001AAA', isWithoutProduct: true };
    expect(said(open)).toEqual(['', 'Add product', ['View opportunity']]);
    expect(said({ ...open, productCode: undefined })).toEqual(['', 'View opportunity', []]);
    expect(said({ ...open, gap: 0 })).toEqual(['', 'View opportunity', []]);
    expect(said(open, ['OpportunityLineItem'])).toEqual(['', 'View opportunity', []]);
    expect(said({ ...open, isOpportunityVisible: false })).toEqual(['', '', []]);
  });

  it('no button while on hold, and to be told when it ends', () => {
    expect(said({ status: 'Blocked_At_Risk' })).toEqual(['No opportunity while on hold', 'Tell me when it ends', []]);
    const tellMe = answerOf({ answer: 'Tell_Me' });
    const waiting = { status: 'Blocked_At_Risk', tellMe };
    expect(said(waiting)).toEqual(['You will be told when it ends', '', ['Do not tell me any more']]);
    const note = 'Noted; tasks are switched off in this org, so nobody is told';
    expect(said({ ...waiting, tellsWhoAsks: false })).toEqual([note, '', ['Do not tell me any more']]);
    const ended = answerOf({ answer: 'Tell_Me', until: '2027-03-18' });
    expect(said({ status: 'Blocked_At_Risk', tellMe: ended })[1]).toBe('Tell me when it ends');
  });

  it.each([
    ['Unknown', 'No button: fill the field first'],
    ['Not_Eligible', 'Nothing to do'],
    ['No_Rule', 'Nothing to do'],
    ['Covered', 'Nothing to do']
  ])('nothing, and says why: %s', (status, note) => {
    expect(said({ status })).toEqual([note, '', []]);
  });

  it('the day on which it comes back, and to change an own answer', () => {
    const answer = answerOf({ isCounted: true, until: '2027-06-01' });
    expect(said({ status: 'Not_A_Fit', answer, comesBackOn: '2027-06-01' })).toEqual(['Comes back Jun 1', '', own]);
    expect(said({ status: 'Has_Competitor', answer: answerOf({ isCounted: true }) })).toEqual(['In the menu: change', '', own]);
  });

  it('an answer of one’s own where a colleague has answered', () => {
    const answer = answerOf({ isCounted: true, author: { id: '005000000000002AAA', name: 'Somebody' } });
    expect(said({ status: 'Not_A_Fit', answer })).toEqual(['In the menu: change', '', answers]);
  });

  it('what was just said in place of the button', () => {
    const answer = answerOf({ until: '2027-06-01' });
    expect(said({ answer })).toEqual(['Not a fit until Jun 1 (counts from the next sync)', '', own]);
  });

  it('its button again once an answer is taken back', () => {
    const answer = answerOf({ until: '2027-03-18' });
    expect(said({ answer })).toEqual(['Taken back (counts from the next sync)', 'Create opportunity', answers]);
  });

  it('to add the product to an opportunity that no sync has read', () => {
    const created = { id: '006000000000001AAA', name: 'x', createdAt: '' };
    expect(said({ created })).toEqual(['Created, waiting for sync', 'Add product', ['View opportunity']]);
    expect(said({ created, productCode: undefined })).toEqual(['Created, waiting for sync', 'View opportunity', []]);
    expect(said({ created: { ...created, hasProducts: true } })[1]).toBe('View opportunity');
    expect(said({ created }, ['OpportunityLineItem'])[1]).toBe('View opportunity');
  });

  it('only what the viewer may do', () => {
    expect(said({}, ['Opportunity'])).toEqual(['You may not create opportunities', '', answers]);
    expect(said({}, ['Headroom_Whitespace_Feedback__c'])).toEqual(['', 'Create opportunity', []]);
    expect(said({ status: 'Blocked_At_Risk' }, ['Headroom_Whitespace_Feedback__c'])).toEqual(['No opportunity while on hold', '', []]);
  });
});

describe('a row with what was just said', () => {
  it('keeps it until the org tells the same', () => {
    const answer = answerOf();
    expect(rowNow(rowOf(), { answer }).answer).toBe(answer);
    const counted = answerOf({ isCounted: true });
    expect(rowNow(rowOf({ answer: counted }), { answer }).answer).toBe(counted);
  });

  it('forgets what was created once the opportunity is read', () => {
    const created = { id: '006000000000001AAA', name: '', createdAt: '' };
    expect(rowNow(rowOf(), { created }).created).toEqual(created);
    expect(rowNow(rowOf({ status: 'Open_Opportunity' }), { created }).created).toBeUndefined();
  });
});

describe('whoever went to the page of a new opportunity', () => {
  it('comes back once', () => {
    goAway(account.id);
    expect([comeBack(account.id), comeBack(account.id)]).toEqual([true, false]);
  });
});
