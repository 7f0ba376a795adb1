import { healthState, readHealth } from 'c/headroomHealthModel';
import { newerCard, view } from '../../__tests__/samples';

const notCustomer = require('../../headroomHealth/__tests__/data/graphqlNotCustomer.json');
const notSetUp = require('../../headroomHealth/__tests__/data/graphqlNotSetUp.json');

describe('the answer of the health request', () => {
  it('has its headline first', () => {
    expect(view.headline.key).toBe('vendor_risk');
    expect(view.headline.detail.score).toBe(71.5);
  });

  it('knows what the newest run left out', () => {
    expect(Object.keys(view.report.off)).toContain('vr_usage_trend');
  });

  it('has a state for every lack', () => {
    expect(healthState(view)).toBe('data');
    expect(healthState(readHealth(notCustomer))).toBe('notCustomer');
    expect(healthState(readHealth(notSetUp))).toBe('notSetUp');
    expect(healthState({ cards: [], customers: '', lastRun: view.lastRun })).toBe('firstRun');
    expect(healthState({ cards: [], customers: '', lastRun: view.lastRun, goodRun: view.goodRun, summary: view.summary })).toBe('notSetUp');
    expect(healthState({ cards: [newerCard], headline: newerCard, customers: '' })).toBe('newer');
    expect(healthState({ cards: [], headline: { ...newerCard, problem: 'broken' }, customers: '' })).toBe('broken');
  });
});
