import { whyOf } from 'c/headroomCellReasons';
import { accountId, today } from '../../__tests__/samples';

const lines = [
  { k: 'platform', title: 'Platform seats', unit: 'seats', price: 'price_book' },
  { k: 'analytics', title: 'Analytics', unit: 'packages', needsFirst: 'platform', price: 'price_book' }
];
const whitespaceRules = [
  { k: 'long', line: 'platform', title: '', why: 'A reason that goes on and on and on and on and on and on and on and on', basis: 'share' },
  { k: 'once', line: 'analytics', title: '', why: 'Bought once. More.', basis: 'quantity' }
];
const holds = [
  { k: 'defect', title: 'Defect', department: 'Product', text: 'On hold: defect {record} on {line} open {value} days', clears: '' }
];
const context = { settings: { lines, whitespaceRules, holds }, accountId, today };
const cell = (st, more = {}) => ({ k: 'platform', st, lvl: null, own: 1, tgt: 2, amt: null, ...more });
const why = (entry, record) =>
  whyOf(entry, record, context)
    .map((part) => part.text ?? `<${part.ids}>`)
    .join('');

describe('reasons', () => {
  it('name the gap, and the first sentence of the rule where it fits on a line', () => {
    expect(why(cell('Open', { rule: 'long' }), { gap: 80 })).toBe('80 seats below what fits here');
    expect(why(cell('Open', { k: 'analytics', rule: 'once' }), { gap: 1 })).toBe('Bought once');
    expect(why(cell('Partly_Used'), { gap: 1 })).toBe('1 below what fits here');
    expect(why(cell('Open', { rule: 'once' }))).toBe('Bought once. More.');
  });

  it('name what is missing', () => {
    expect(why(cell('Unknown', { because: 'employees' }))).toBe('Number of employees is missing');
    expect(why(cell('Unknown', { because: 'quantity' }))).toBe('Owned quantity is missing');
    expect(why(cell('Unknown'))).toBe('A number is missing');
  });

  it('link the record by which a hold holds', () => {
    const hold = { rule: 'defect', since: '2027-03-13', ids: ['500A'], val: 20, all: false };
    expect(why(cell('Blocked_At_Risk', { hold }))).toBe('On hold: defect <500A> on Platform seats open 20 days, since Mar 13 (Product)');
    expect(why(cell('Blocked_At_Risk'))).toBe('');
  });

  it('say what stands in the way', () => {
    expect(why(cell('Not_Eligible', { k: 'analytics', because: 'needs_first' }))).toBe('Needs Platform seats first');
    expect(why(cell('Not_Eligible', { because: 'retired' }))).toBe('No longer sold');
    expect(why(cell('Has_Competitor'))).toBe('A colleague said so');
    expect(why(cell('Has_Competitor', { competitor: { id: '02iA' } }))).toBe("A competitor's product is installed: <02iA>");
    expect(why(cell('Not_A_Fit', { feedback: { id: 'f', answer: 'Does_It_Themselves' } }))).toBe('Said: does it themselves');
    expect(why(cell('No_Rule'))).toBe('No rule for customers like this one');
    expect(why(cell('Covered'))).toBe('Owns what fits');
  });

  it('keep an opportunity that the viewer cannot see to themselves', () => {
    expect(why(cell('Open_Opportunity', { opp: { id: '006A' } }), { opportunity: null })).toBe('In an opportunity you cannot see');
    expect(why(cell('Open_Opportunity'), { opportunity: { Id: '006A', Name: 'Training 2027' } })).toBe('In Training 2027');
  });

  it('are none for a status that is not known', () => {
    expect(why(cell('Something_Else'))).toBe('');
  });
});
