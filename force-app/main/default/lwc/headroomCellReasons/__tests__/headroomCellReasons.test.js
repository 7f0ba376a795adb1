import { whyOf } from 'c/headroomCellReasons';
import { accountId, today } from '../../__tests__/samples';

const lines = [
  { k: 'platform', title: 'Platform seats', unit: 'seats', unitOne: 'seat', price: 'price_book' },
  { k: 'analytics', title: 'Analytics', unit: 'packages', unitOne: 'package', needsFirst: 'platform', price: 'price_book' }
];
const rule = (k, per, more) => ({ k, per, line: '', title: '', why: 'For admins.', basis: '', yellowFrom: 1, greenFrom: 1, ...more });
const whitespaceRules = [
  rule('staff', 'per_employee', { segment: 'software companies' }),
  rule('long', 'per_employee', { segment: 'companies of a kind that takes very many words to be told from all the others' }),
  rule('users', 'per_user'),
  rule('once', 'fixed'),
  rule('large', 'fixed', { segment: 'companies from 500 people' }),
  rule('per_seat', 'per_product_line', { perLine: 'platform' })
];
const about = { k: 'defect', title: 'Defect', department: 'Product', clears: '', unit: 'days', object: 'Case' };
const holds = [{ ...about, text: 'On hold: defect {record} on {line} open {value}' }];
const context = { settings: { lines, whitespaceRules, holds }, accountId, today };
const cell = (st, more = {}) => ({ k: 'platform', st, lvl: null, own: 1, tgt: 2, amt: null, ...more });
const why = (entry, record, more = {}) =>
  whyOf(entry, record, { ...context, ...more })
    .map((part) => part.text ?? (part.ownerOf ? `<owner of ${part.objectApiName} ${part.ownerOf}>` : `<${part.ids}>`))
    .join('');

describe('reasons', () => {
  it('name the gap and what it is measured against, never the words for admins', () => {
    const staff = cell('Partly_Used', { rule: 'staff', base: 240 });
    expect(why(staff, { gap: 80 })).toBe('80 seats below what software companies of 240 people use here');
    expect(why(cell('Open', { rule: 'users', base: 30 }), { gap: 1 })).toBe('1 seat below what fits 30 users');
    const training = cell('Open', { k: 'analytics', rule: 'per_seat', base: 191 });
    expect(why(training, { gap: 16 })).toBe('16 packages below what fits 191 seats');
    expect(why(cell('Partly_Used', { rule: 'large' }), { gap: 1 })).toBe('1 seat below what fits companies from 500 people');
    expect(why(cell('Open'), {})).toBe('');
  });

  it('name what fits while nothing is owned', () => {
    const none = cell('Open', { k: 'analytics', rule: 'once', own: 0, tgt: 1 });
    expect(why(none, { gap: 1 })).toBe('What fits customers like this: 1 package; none owned yet');
  });

  it('are cut down to the gap where they would be longer than a line, or where the rule is gone', () => {
    expect(why(cell('Open', { rule: 'long', base: 240 }), { gap: 80 })).toBe('80 seats below what fits here');
    expect(why(cell('Partly_Used'), { gap: 1 })).toBe('1 seat below what fits here');
  });

  it('name what is missing', () => {
    expect(why(cell('Unknown', { because: 'employees' }))).toBe('Number of employees is missing');
    expect(why(cell('Unknown', { because: 'quantity' }))).toBe('No record says what they own');
    expect(why(cell('Unknown'))).toBe('A number is missing');
  });

  it('link the record by which a hold holds', () => {
    const hold = { rule: 'defect', since: '2027-03-13', ids: ['500A'], val: 20, all: false };
    expect(why(cell('Blocked_At_Risk', { hold }))).toBe(
      'On hold: defect <500A> on Platform seats open 20 days (Product, in force since Mar 13)<owner of Case 500A>'
    );
    expect(why(cell('Blocked_At_Risk', { hold: { ...hold, all: true } }))).toBe('The whole account is on hold');
    expect(why(cell('Blocked_At_Risk'))).toBe('');
  });

  it('say that a hold ends when its conditions no longer hold', () => {
    const hold = { rule: 'defect', since: '2027-03-13', ids: [], val: 20, all: false, ends: { runs: 1, day: '2027-03-17' } };
    expect(why(cell('Blocked_At_Risk', { hold }))).toContain(
      '(Product, in force since Mar 13) Its conditions no longer hold; it ends when they have not for two nights.'
    );
  });

  it('count the days of a hold for today, not for the day on which it was written', () => {
    // January 1 to March 18: 31 + 28 + 17
    const hold = { rule: 'defect', since: '2027-01-31', ids: [], val: 45, on: '2027-01-01', all: false };
    expect(why(cell('Blocked_At_Risk', { hold }))).toBe('On hold: defect on Platform seats open 76 days (Product, in force since Jan 31)');
  });

  it('say what stands in the way', () => {
    expect(why(cell('Not_Eligible', { k: 'analytics', because: 'needs_first' }))).toBe('Needs Platform seats first');
    expect(why(cell('Not_Eligible', { because: 'retired' }))).toBe('No longer sold');
    expect(why(cell('Has_Competitor'))).toBe('A colleague said so');
    expect(why(cell('Has_Competitor', { competitor: { id: '02iA' } }))).toBe("A competitor's product is installed: <02iA>");
    expect(why(cell('Not_A_Fit', { feedback: { id: 'f', answer: 'Does_It_Themselves' } }))).toBe('Said: They do it themselves');
    expect(why(cell('No_Rule'))).toBe('No rule for customers like this one');
    expect(why(cell('Covered'))).toBe('Owns what fits');
  });

  it('keep an opportunity that the viewer cannot see to themselves', () => {
    expect(why(cell('Open_Opportunity', { opp: { id: '006A' } }), { opportunity: null })).toBe('In an opportunity you cannot see');
    expect(why(cell('Open_Opportunity'), { opportunity: { Id: '006A', Name: 'Training 2027' } })).toBe('In Training 2027');
  });

  it('tell the stage of an opportunity under whose amount it cannot stand', () => {
    const opportunity = { Id: '006A', Name: 'Training 2027', CloseDate: '2027-04-30', StageName: 'Proposal' };
    expect(why(cell('Open_Opportunity'), { opportunity })).toBe('Proposal, in Training 2027, close date Apr 30');
    expect(why(cell('Open_Opportunity'), { opportunity: { ...opportunity, Amount: 4800 } })).toBe('In Training 2027, close date Apr 30');
  });

  it('are none for a status that is not known', () => {
    expect(why(cell('Something_Else'))).toBe('');
  });

  it('say what similar customers have where the rule says no more than that it fits', () => {
    const like = { own: 12, of: 17 };
    const alike = '12 of 17 similar customers have it';
    expect(why(cell('Open', { k: 'analytics', rule: 'once', own: 0, tgt: 1, like }), { gap: 1 })).toBe(alike);
    expect(why(cell('Open', { rule: 'large', own: 0, tgt: 1, like }), { gap: 1 })).toBe(
      'What fits companies from 500 people: 1 seat; none owned yet'
    );
    expect(why(cell('Partly_Used', { rule: 'staff', base: 240, like }), { gap: 80 })).toContain('80 seats below');
    expect(why(cell('Open', { like }), {})).toBe(alike);
  });

  it('name sites', () => {
    const perSite = { ...context.settings, whitespaceRules: [rule('sites', 'per_site')] };
    expect(why(cell('Open', { rule: 'sites', base: 12 }), { gap: 7 }, { settings: perSite })).toBe('7 seats below what fits 12 sites');
  });

  it('name users, sites and what is not sold to such customers', () => {
    expect(why(cell('Unknown', { because: 'users' }))).toBe('Number of users is missing');
    expect(why(cell('Unknown', { because: 'sites' }))).toBe('Number of sites is missing');
    expect(why(cell('Not_Eligible', { because: 'not_sold_here' }))).toBe('Not sold to customers like this one');
  });

  describe('with an answer', () => {
    const answer = {
      id: 'f',
      answer: 'Not_A_Fit',
      reason: 'uses own archive',
      author: { id: '005A', name: 'Account Executive North' },
      on: '2027-03-02T10:00:00Z',
      isCounted: true
    };
    const refused = cell('Not_A_Fit', { feedback: { id: 'f', answer: 'Not_A_Fit' } });

    it('name who gave it, when and why', () => {
      expect(why(refused, {}, { answer })).toBe('Said by Account Executive North on Mar 2: Not a fit (uses own archive)');
      expect(why(cell('Has_Competitor', { feedback: { id: 'f', answer: 'Has_Competitor' } }), {}, { answer })).toContain('Said by');
      expect(whyOf(refused, {}, { ...context, answer }).find(({ recordId }) => recordId)).toMatchObject({ objectApiName: 'User' });
    });

    it('leave out whom the viewer may not know, and what was not said', () => {
      expect(why(refused, {}, { answer: { ...answer, author: undefined, reason: undefined } })).toBe('Said on Mar 2: Not a fit');
    });

    it('keep to what the run counted while a newer answer waits', () => {
      expect(why(refused, {}, { answer: { ...answer, isCounted: false } })).toBe('Said: Not a fit');
    });
  });
});
