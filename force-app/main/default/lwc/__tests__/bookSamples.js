/** Answers of the book's requests: the accounts of the Monday 15 March 2027, for tests only. */
import { readBook } from 'c/headroomBookModel';

/** A Monday. */
export const monday = '2027-03-15';
export const me = '005000000000001AAA';
const colleague = '005000000000002AAA';
const versionId = 'a0V000000000001AAA';

const settings = {
  v: 1,
  kind: 'scorecard',
  scorecard: { k: 'vendor_risk', title: 'Risk by department', kind: 'Vendor risk', headline: true, judged: true, arrowAbove: 3 },
  groups: ['Support', 'Product', 'Account Management'].map((department) => ({ k: department, title: department, department, weight: 1 })),
  measures: [],
  bands: [
    { k: 'green', floor: 80, label: 'On track', colour: 'green' },
    { k: 'red', floor: 0, label: 'At risk', colour: 'red', playbook: recover() },
    { k: 'yellow', floor: 40, label: 'Watch', colour: 'yellow' }
  ],
  rules: []
};

function recover() {
  return { k: 'recover', title: 'Recover', steps: [{ subject: '{account}: see {case}', role: 'CSM', days: 3 }] };
}

const field = (value, displayValue) => (displayValue === undefined ? { value } : { value, displayValue });
const money = (value) => ({ contractValue: field(value, value === null ? null : `EUR ${value}`) });

function headline({ score, band, since, change = null, worst = 'Support', reason = '', version = versionId, state = 'scored' }) {
  return {
    Id: 'a0R',
    state: field(state),
    score: field(score),
    band: field(band),
    label: field(band),
    since: field(since ?? '2026-11-23'),
    change: field(change),
    changeFrom: field(change === null ? null : '2027-02-15'),
    reason: field(reason),
    worst: field(worst),
    worstReason: field('Oldest open case 52 days (-9.1)'),
    sparkline: field('70,,71.5'),
    versionId: field(version)
  };
}

/** One account: what is not given is empty. */
export function node(name, { value = null, decide = null, monthly = false, met = null, task, manager = me, noMoney = false, ...result }) {
  const id = name.replace(/\W/g, '');
  return {
    Id: `a0S${id}`,
    account: { Id: `001${id}`, Name: field(name) },
    ...(noMoney ? {} : money(value)),
    decisionDate: field(decide),
    monthToMonth: field(monthly),
    manager: { Id: manager, Name: field(manager === me ? 'Success Manager North' : 'Success Manager South') },
    lastMeetingOn: field(met),
    taskId: field(task?.id ?? null),
    taskDue: field(task?.due ?? null),
    taskStep: field(task?.step ?? null),
    headline: result.state === 'none' ? null : headline(result)
  };
}

const unscored = { score: null, band: null, since: null };

/** The accounts of the viewer, in no order. */
export const mine = [
  node('Northquay Clinics', { score: 91, band: 'green', value: 54000, monthly: true, met: '2027-03-01', change: 4 }),
  node('Quillhaven Software', { score: 72.6, band: 'yellow', value: 180000, decide: '2027-05-31', met: '2027-02-06', change: -5 }),
  node('Castermoor Bank', {
    score: 36.1,
    band: 'red',
    since: '2026-12-07',
    value: 118000,
    decide: '2027-04-24',
    met: '2026-10-02',
    change: 1
  }),
  node('Pinewick Insurance', {
    score: 39,
    band: 'red',
    since: '2027-03-12',
    value: 84000,
    decide: '2027-05-18',
    met: '2026-11-04',
    change: -23
  }),
  node('Newco', { ...unscored, state: 'too_new', value: 10000 }),
  node('Fennholt Hotels', { score: 37.2, band: 'red', since: '2027-03-09', value: 68000, monthly: true, met: '2027-02-17', change: -8 }),
  node('Osterby Instruments', { score: 59, band: 'yellow', value: 240000, decide: '2027-05-22', met: '2027-03-03', change: -2 }),
  node('Tallowmere Logistics', {
    ...{ score: 22.8, band: 'red', since: '2027-01-04', value: 142000, decide: '2027-03-27', met: '2027-02-23', change: -4 },
    ...{ worst: 'Product', reason: '14 cases open, oldest 88 days (-12.3)' },
    task: { id: '00T1', due: '2027-03-12', step: 'Agree a plan' }
  }),
  node('Orlandine Robotics', { score: 44.7, band: 'yellow', value: 210000, decide: '2027-04-19', met: '2027-01-22', change: -9 }),
  node('Brackenfeld Energy', {
    score: 34.6,
    band: 'red',
    since: '2027-03-10',
    value: 96000,
    decide: '2027-04-19',
    met: '2027-01-30',
    change: -14
  })
];

export const ofTeam = node('Harrowmere Rail', {
  score: 88.2,
  band: 'green',
  value: 130000,
  decide: '2027-08-17',
  met: '2027-02-12',
  manager: colleague
});

const edges = (nodes) => ({ edges: nodes.map((one) => ({ node: one })) });
const run = (more) => ({ Id: 'a0H', runId: field('r1'), status: field('Done'), startedAt: field('2027-03-15T01:00:00Z'), ...more });
const report = JSON.stringify({
  v: 1,
  measures: 55,
  manager: { role: 'CSM' },
  off: { vr_usage: 'Headroom_Product_Usage__c', vr_nps: 'Headroom_Survey_Response__c' },
  notSetUp: {}
});

/** An answer of the book's request with some accounts. */
export function bookAnswer(nodes, { total = nodes.length, endCursor, version = JSON.stringify(settings), ...parts } = {}) {
  const query = {
    accounts: { totalCount: total, pageInfo: { hasNextPage: endCursor !== undefined, endCursor: endCursor ?? null }, ...edges(nodes) },
    headlines: edges([{ Id: 'a0S', headline: { Id: 'a0R', version: { Id: versionId, settings: field(version) } } }]),
    viewers: edges([{ Id: me, Name: field('Success Manager North') }]),
    goodRuns: edges([run({ asOf: field('2027-03-15T01:10:00Z'), report: field(report) })]),
    lastRuns: edges([run({ error: field(null) })]),
    ...parts
  };
  return { uiapi: { query } };
}

/** An answer of the departments' request. */
export function departmentAnswer(nodes, total = nodes.length) {
  return { uiapi: { query: { atRisk: { totalCount: total, pageInfo: { hasNextPage: false, endCursor: null }, ...edges(nodes) } } } };
}

export const bookSettings = settings;
export const oneVersion = { [versionId]: settings };
export const span = { today: monday, decideWithinDays: 90, notMetForDays: 90 };
export const view = (nodes = mine, more = {}) => readBook([bookAnswer(nodes, more)]);
