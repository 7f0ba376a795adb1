import { readTable } from '../data.ts';

type Row = Readonly<Record<string, string>>;

/** The five tables of RavenStack (author River @ Rivalytics), all values as text. */
export type RavenStack = {
  readonly accounts: readonly Row[];
  readonly subscriptions: readonly Row[];
  readonly usage: readonly Row[];
  readonly tickets: readonly Row[];
  readonly churnEvents: readonly Row[];
};

export const RAVENSTACK_FILES = ['accounts', 'subscriptions', 'feature-usage', 'support-tickets', 'churn-events'].map(
  (name) => `ravenstack-${name}.csv.gz`
);

/** Reads the five tables from the folder of public data. */
export function readRavenStack(): RavenStack {
  const [accounts = [], subscriptions = [], usage = [], tickets = [], churnEvents = []] = RAVENSTACK_FILES.map(readTable);
  return { accounts, subscriptions, usage, tickets, churnEvents };
}
