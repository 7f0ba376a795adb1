/**
 * Thirty customers of a small software company, written by hand. It keeps accounts, contacts, cases, opportunities, meetings,
 * contracts and assets, and nothing else: no campaigns, no surveys, no usage, no success plans.
 *
 * Days are counted back from the day of the first sync.
 */
export type SmallCase = { readonly opened: number; readonly closed?: number; readonly type?: string; readonly priority?: string };

export type SmallCustomer = {
  readonly name: string;
  /** What a success manager would say of them without looking at a score. */
  readonly story: 'ordinary' | 'busy' | 'seldom met' | 'silent' | 'new' | 'bad';
  readonly employees: number;
  /** Start of the first contract, and of the one that runs; a contract runs twelve months. */
  readonly since: number;
  readonly contract: number;
  /** Value of a year. */
  readonly value: number;
  /** Names of people; the first is the day-to-day contact. */
  readonly people: readonly string[];
  /** Day and person of each meeting. */
  readonly meetings: readonly (readonly [day: number, person: number])[];
  readonly cases: readonly SmallCase[];
  /** Seats bought and installed; absent = assets are not kept for this one. */
  readonly seats?: readonly [bought: number, installed: number];
};

const executive = 'Dana Whitlock, VP Operations';

/** Two to five closed questions a year, a meeting every quarter or oftener, most seats installed. */
const ordinary: readonly SmallCustomer[] = [
  { name: 'Alder Print', employees: 120, since: 700, contract: 335 - 150, value: 18_000 },
  { name: 'Birch Dental', employees: 45, since: 640, contract: 275, value: 9_600 },
  { name: 'Cedar Foods', employees: 310, since: 500, contract: 135, value: 30_000 },
  { name: 'Dogwood Labs', employees: 80, since: 720, contract: 100, value: 14_400 },
  { name: 'Elm Logistics', employees: 220, since: 600, contract: 235, value: 24_000 },
  { name: 'Fir Insurance', employees: 410, since: 560, contract: 195, value: 42_000 },
  { name: 'Ginkgo Travel', employees: 60, since: 480, contract: 115, value: 12_000 },
  { name: 'Hazel Textiles', employees: 150, since: 690, contract: 60, value: 16_800 },
  { name: 'Ivy Schools', employees: 95, since: 530, contract: 165, value: 13_200 },
  { name: 'Juniper Tools', employees: 180, since: 610, contract: 245, value: 21_600 },
  { name: 'Katsura Media', employees: 70, since: 450, contract: 85, value: 10_800 },
  { name: 'Larch Energy', employees: 260, since: 580, contract: 215, value: 27_600 },
  { name: 'Maple Motors', employees: 340, since: 660, contract: 295, value: 33_600 },
  { name: 'Nutmeg Retail', employees: 130, since: 520, contract: 155, value: 15_600 }
].map((customer, at) => ({
  ...customer,
  story: 'ordinary',
  people: ['Sam Ortiz', 'Lee Novak', ...(at % 2 === 0 ? [executive] : [])],
  meetings: [
    [20 + 4 * at, 0],
    [95 + 3 * at, 1],
    [160 + at, at % 2 === 0 ? 2 : 0],
    [260, 0]
  ],
  cases: [
    { opened: 40 + 5 * at, closed: 38 + 5 * at },
    { opened: 150 + 3 * at, closed: 147 + 3 * at, priority: at % 5 === 0 ? 'High' : 'Medium' },
    ...(at % 3 === 0 ? [{ opened: 25, closed: 21, type: 'Problem' }] : []),
    ...(at % 4 === 1 ? [{ opened: 3 }] : []),
    ...(at % 7 === 2 ? [{ opened: 200, type: 'Feature Request' }] : [])
  ],
  seats: [40 + 5 * at, at % 6 === 5 ? 32 + 4 * at : 40 + 5 * at]
}));

/** Many questions, all answered within two days; one or two are open since this week. */
const busy: readonly SmallCustomer[] = [
  { name: 'Oak Hospitals', employees: 900, since: 710, contract: 250, value: 60_000 },
  { name: 'Pine Telecom', employees: 650, since: 540, contract: 175, value: 48_000 },
  { name: 'Quince Hotels', employees: 280, since: 470, contract: 105, value: 25_200 }
].map((customer) => ({
  ...customer,
  story: 'busy',
  people: ['Kim Sato', 'Alex Berg', 'Jo Diaz', executive],
  meetings: [
    [12, 0],
    [40, 1],
    [75, 3],
    [110, 2],
    [150, 0]
  ],
  cases: [...[10, 25, 40, 60, 80, 120, 170].map((opened) => ({ opened, closed: opened - 2 })), { opened: 4 }, { opened: 2 }],
  seats: [120, 118]
}));

/** Small, content, met twice a year, no question for more than a year. */
const seldom: readonly SmallCustomer[] = [
  { name: 'Rowan Florists', employees: 12, since: 720, contract: 30, value: 3_600 },
  { name: 'Sorrel Bakery', employees: 18, since: 650, contract: 75, value: 4_200 },
  { name: 'Tulip Law', employees: 25, since: 600, contract: 130, value: 6_000 },
  { name: 'Umber Design', employees: 15, since: 560, contract: 180, value: 4_800 },
  { name: 'Vetch Farms', employees: 30, since: 700, contract: 20, value: 5_400 }
].map((customer, at) => ({
  ...customer,
  story: 'seldom met',
  people: ['Pat Moreau'],
  meetings: [
    [70 + 8 * at, 0],
    [250 + at, 0]
  ],
  cases: [{ opened: 420 + at, closed: 418 + at }],
  seats: [10 + at, 10 + at]
}));

/** They pay, and nobody here has heard of them for two years; nothing but the contract is kept. */
const silent: readonly SmallCustomer[] = [
  { name: 'Willow Archive', employees: 40, since: 710, contract: 90, value: 7_200 },
  { name: 'Xenia Parts', employees: 110, since: 620, contract: 160, value: 12_000 },
  { name: 'Yarrow Mills', employees: 75, since: 590, contract: 220, value: 9_000 },
  { name: 'Zinnia Care', employees: 55, since: 480, contract: 110, value: 8_400 }
].map((customer) => ({ ...customer, story: 'silent', people: ['Chris Vale'], meetings: [], cases: [] }));

/** In their first weeks. */
const fresh: readonly SmallCustomer[] = [
  { name: 'Aster Clinics', employees: 140, since: 30, contract: 30, value: 15_000 },
  { name: 'Begonia Freight', employees: 90, since: 50, contract: 50, value: 11_000 },
  { name: 'Clover Games', employees: 35, since: 75, contract: 75, value: 6_600 }
].map((customer) => ({
  ...customer,
  story: 'new',
  people: ['Robin Hale', 'Max Stern'],
  meetings: [
    [customer.since - 5, 0],
    [10, 1]
  ],
  cases: [
    { opened: 20, closed: 19 },
    { opened: 6, closed: 5 }
  ],
  seats: [50, 10]
}));

/** Everything at once: old cases, a high-priority one among them, defects, half of the seats in the box, no meeting for four months. */
const bad: readonly SmallCustomer[] = [
  {
    name: 'Nettle Freight',
    story: 'bad',
    employees: 200,
    since: 640,
    contract: 285,
    value: 26_400,
    people: ['Terry Blunt', executive],
    meetings: [
      [135, 0],
      [230, 0]
    ],
    cases: [
      { opened: 92, type: 'Problem', priority: 'High' },
      { opened: 75, type: 'Problem' },
      { opened: 60, type: 'Problem' },
      { opened: 50 },
      { opened: 41 },
      { opened: 33 },
      { opened: 20 },
      { opened: 12 },
      { opened: 120, closed: 85, priority: 'High' },
      { opened: 100, closed: 60 }
    ],
    seats: [100, 50]
  }
];

export const smallCompany: readonly SmallCustomer[] = [...ordinary, ...busy, ...seldom, ...silent, ...fresh, ...bad];
