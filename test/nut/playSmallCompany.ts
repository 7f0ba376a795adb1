import type { OrgClient, RowToSave } from '../../src/org/orgClient.ts';
import type { SmallCustomer } from './smallCompany.ts';

/** One record made or changed on a day; `Ref` fields hold the key of another record. */
type Step = {
  readonly ago: number;
  readonly object: string;
  readonly key: string;
  readonly row: RowToSave;
  readonly refs?: Readonly<Record<string, string>>;
  readonly change?: true;
};

export type Played = { readonly client: OrgClient; readonly setClock: (now: string) => Promise<unknown>; readonly today: string };

const dayMs = 86_400_000;

/** Lives through the customers' years: every record is made on its day, so that the org's own dates are right. Ids by key. */
export async function playSmallCompany(played: Played, customers: readonly SmallCustomer[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  const steps = [productStep, ...customers.flatMap(stepsOf)].sort((a, b) => b.ago - a.ago || rank(a) - rank(b));
  for (const [ago, ofDay] of Map.groupBy(steps, (step) => step.ago)) {
    await played.setClock(`${dayText(played.today, ago)}T17:00:00.000Z`);
    for (const batch of Map.groupBy(ofDay, (step) => `${rank(step)} ${step.object} ${step.change ?? ''}`).values()) {
      await save(played.client, batch, ids);
    }
  }
  return ids;
}

function dayText(today: string, ago: number): string {
  return new Date(Date.parse(today) - ago * dayMs).toISOString().slice(0, 10);
}

const order = ['Product2', 'Account', 'Contact', 'Contract', 'Opportunity', 'Asset', 'Case', 'Event'];

function rank({ object, change }: Step): number {
  return order.indexOf(object) + (change ? order.length : 0);
}

const productStep: Step = { ago: 735, object: 'Product2', key: 'product', row: { Name: 'Seats', Family: 'Platform', IsActive: true } };

async function save(client: OrgClient, steps: readonly Step[], ids: Map<string, string>): Promise<void> {
  const [first] = steps;
  if (!first) return;
  const rows = steps.map(({ row, refs = {}, change, key }) => ({
    ...row,
    ...(change ? { Id: ids.get(key) ?? '' } : {}),
    ...Object.fromEntries(Object.entries(refs).map(([field, of]) => [field, ids.get(of) ?? '']))
  }));
  const receipts = await client.saveRows({ object: first.object, operation: first.change ? 'update' : 'insert', rows });
  receipts.forEach((receipt, at) => {
    const step = steps[at] ?? first;
    if (!receipt.ok) throw new Error(`${step.object} ${step.key}: ${receipt.message}`);
    ids.set(step.key, receipt.id);
  });
}

function stepsOf(customer: SmallCustomer): readonly Step[] {
  const account = customer.name;
  const refs = { AccountId: account };
  const made = customer.since + 12;
  const people = customer.people.map((person, at): Step => {
    const [name = '', Title = 'Manager'] = person.split(', ');
    const [FirstName = '', LastName = ''] = name.split(' ');
    return { ago: made, object: 'Contact', key: `${account} ${at}`, row: { FirstName, LastName, Title }, refs };
  });
  return [
    {
      ago: made,
      object: 'Account',
      key: account,
      row: { Name: account, Type: 'Customer - Direct', NumberOfEmployees: customer.employees }
    },
    ...people,
    ...contractSteps(customer),
    ...customer.cases.flatMap((one, at) => caseSteps(account, one, at)),
    ...customer.meetings.map(([ago, person], at) => meetingStep(account, { ago, person, at })),
    ...seatSteps(customer)
  ];
}

const today = '2026-11-23';

/** Every term is a contract of its own, and an opportunity that was won when it began. */
function contractSteps({ name, since, contract, value }: SmallCustomer): readonly Step[] {
  const starts = since > contract ? [since, contract] : [contract];
  return starts.flatMap((start, at): Step[] => {
    const key = `${name} contract ${at}`;
    const won = {
      Name: `${name} ${at}`,
      StageName: 'Closed Won',
      CloseDate: dayText(today, start),
      Amount: at === 0 ? value * 0.9 : value
    };
    return [
      { ago: start + 5, object: 'Opportunity', key: `${name} won ${at}`, row: won, refs: { AccountId: name } },
      {
        ago: start + 4,
        object: 'Contract',
        key,
        row: { Status: 'Draft', StartDate: dayText(today, start), ContractTerm: 12, Headroom_Annual_Value__c: value },
        refs: { AccountId: name }
      },
      { ago: start + 3, object: 'Contract', key, row: { Status: 'Activated' }, change: true }
    ];
  });
}

function caseSteps(account: string, one: SmallCustomer['cases'][number], at: number): readonly Step[] {
  const key = `${account} case ${at}`;
  const { opened, closed, type = 'Question', priority = 'Medium' } = one;
  const row = { Subject: `${type} ${at}`, Type: type, Priority: priority, Status: 'New', Origin: 'Email' };
  return [
    { ago: opened, object: 'Case', key, row, refs: { AccountId: account, ContactId: `${account} 0` } },
    ...(closed === undefined ? [] : [{ ago: closed, object: 'Case', key, row: { Status: 'Closed' }, change: true } as const])
  ];
}

function meetingStep(account: string, { ago, person, at }: { readonly ago: number; readonly person: number; readonly at: number }): Step {
  const day = dayText(today, ago);
  const row = { Subject: 'Review', StartDateTime: `${day}T17:00:00.000Z`, EndDateTime: `${day}T18:00:00.000Z` };
  return { ago, object: 'Event', key: `${account} meeting ${at}`, row, refs: { WhatId: account, WhoId: `${account} ${person}` } };
}

/** Seats are bought with the first contract and installed two weeks later; what stays in the box is an asset of its own. */
function seatSteps({ name, since, seats }: SmallCustomer): readonly Step[] {
  if (seats === undefined) return [];
  const [bought, installed] = seats;
  const asset = (key: string, Quantity: number): Step => ({
    ago: since,
    object: 'Asset',
    key,
    row: { Name: 'Seats', Quantity, Status: 'Purchased', PurchaseDate: dayText(today, since), IsCompetitorProduct: false },
    refs: { AccountId: name, Product2Id: 'product' }
  });
  const day = since - 14;
  return [
    asset(`${name} seats`, installed),
    { ago: day, object: 'Asset', key: `${name} seats`, row: { Status: 'Installed', InstallDate: dayText(today, day) }, change: true },
    ...(bought > installed ? [asset(`${name} spare seats`, bought - installed)] : [])
  ];
}
