import type { PlannedRow } from '../../src/demo/plan.ts';
import { refTo } from '../../src/demo/plan.ts';
import type { RavenStack } from './tables.ts';

type Row = Readonly<Record<string, string>>;

const DAY_MS = 86_400_000;

/** Plans that are sold. */
const PLAN_PRODUCTS = ['Basic', 'Pro', 'Enterprise'] as const;

const PRIORITIES: Readonly<Record<string, string>> = { urgent: 'Urgent', high: 'High', medium: 'Medium', low: 'Low' };

/** Objects in the order in which they are loaded, with rows that refer to one another by key. */
export type MappedObject = { readonly object: string; readonly rows: readonly PlannedRow[] };

/** Accounts: the churn flag becomes the type, so that it can contradict contracts and lost renewals. */
export function mapAccounts({ accounts }: RavenStack): MappedObject {
  const rows = accounts.map((row) => ({
    key: row['account_id'] as string,
    fields: {
      Name: text(row, 'account_name'),
      AccountNumber: text(row, 'account_id'),
      Type: flag(row, 'churn_flag') ? 'Former Customer' : 'Customer - Direct',
      Industry: text(row, 'industry'),
      BillingCountry: text(row, 'country'),
      Description: `Plan ${row['plan_tier']}, ${row['seats']} seats, by ${row['referral_source']}, signed up ${row['signup_date']}`
    }
  }));
  return { object: 'Account', rows };
}

/** One product for each plan. */
export function mapProducts(): MappedObject {
  const rows = PLAN_PRODUCTS.map((plan) => ({
    key: `plan:${plan}`,
    fields: { Name: `${plan} plan`, ProductCode: plan.toUpperCase(), Family: 'Platform', IsActive: true }
  }));
  return { object: 'Product2', rows };
}

/** Subscriptions as what was bought: exact dates, seats, the subscription's id as serial number. */
export function mapAssets({ subscriptions }: RavenStack): MappedObject {
  const rows = subscriptions.map((row) => ({
    key: `asset:${row['subscription_id']}`,
    fields: {
      Name: `${row['plan_tier']} plan`,
      AccountId: refTo(row['account_id'] as string),
      Product2Id: refTo(`plan:${row['plan_tier']}`),
      SerialNumber: text(row, 'subscription_id'),
      Quantity: Number(row['seats']),
      Price: Number(row['arr_amount']),
      Status: flag(row, 'is_trial') ? 'Shipped' : 'Installed',
      PurchaseDate: text(row, 'start_date'),
      InstallDate: text(row, 'start_date'),
      UsageEndDate: text(row, 'end_date'),
      IsCompetitorProduct: false
    }
  }));
  return { object: 'Asset', rows };
}

/** Paid subscriptions as contracts. The org reckons ends in whole months, so an ended one is rounded up. */
export function mapContracts({ subscriptions }: RavenStack): MappedObject {
  const paid = subscriptions.filter((row) => !flag(row, 'is_trial'));
  const rows = paid.map((row) => ({
    key: `contract:${row['subscription_id']}`,
    fields: {
      AccountId: refTo(row['account_id'] as string),
      Status: 'Draft',
      StartDate: text(row, 'start_date'),
      ContractTerm: row['end_date'] === '' ? null : monthsBetween(row['start_date'] as string, row['end_date'] as string),
      Headroom_Annual_Value__c: Number(row['arr_amount']),
      Headroom_Auto_Renew__c: flag(row, 'auto_renew_flag'),
      Description: `Subscription ${row['subscription_id']}, billed ${row['billing_frequency']}`
    }
  }));
  return { object: 'Contract', rows };
}

/** Churn events as renewals: lost, or won back where the event is a reactivation. */
export function mapChurnEvents({ churnEvents }: RavenStack): MappedObject {
  const rows = churnEvents.map((row) => ({
    key: row['churn_event_id'] as string,
    fields: {
      AccountId: refTo(row['account_id'] as string),
      Name: `Renewal ${row['churn_event_id']}`,
      Type: 'Existing Customer - Replacement',
      StageName: flag(row, 'is_reactivation') ? 'Closed Won' : 'Closed Lost',
      CloseDate: text(row, 'churn_date'),
      Description: [`Lost: ${row['reason_code']}`, row['feedback_text']].filter(Boolean).join(', ')
    }
  }));
  return { object: 'Opportunity', rows };
}

/**
 * Use of features, a row a day. The subscription stands in for the product line, so that a row can be held against its own dates;
 * the count of uses stands in for active users, which the file does not know. Ids that come twice get a number.
 */
export function mapUsage({ usage, subscriptions }: RavenStack): MappedObject {
  const subscription = new Map(subscriptions.map((row) => [row['subscription_id'], row]));
  const seen = new Map<string, number>();
  const rows = usage.map((row) => {
    const id = row['usage_id'] as string;
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    const bought = subscription.get(row['subscription_id']);
    const key = times === 1 ? id : `${id}-${times}`;
    return {
      key,
      fields: {
        Account__c: refTo(bought?.['account_id'] ?? ''),
        Key__c: key,
        Product_Line__c: text(row, 'subscription_id'),
        Period_Start__c: text(row, 'usage_date'),
        Period_End__c: text(row, 'usage_date'),
        Licensed__c: Number(bought?.['seats']),
        Active__c: Number(row['usage_count']),
        Features__c: 1
      }
    };
  });
  return { object: 'Headroom_Product_Usage__c', rows };
}

/** A ticket as a case: what is known when it comes in, and when it is closed. */
export type MappedTicket = {
  readonly key: string;
  readonly openedOn: string;
  readonly closedOn: string;
  readonly fields: PlannedRow['fields'];
};

export function mapTickets({ tickets }: RavenStack): readonly MappedTicket[] {
  return tickets.map((row) => ({
    key: row['ticket_id'] as string,
    openedOn: (row['submitted_at'] as string).slice(0, 10),
    closedOn: (row['closed_at'] as string).slice(0, 10),
    fields: {
      AccountId: refTo(row['account_id'] as string),
      Subject: `Ticket ${row['ticket_id']}`,
      Priority: PRIORITIES[row['priority'] as string] ?? null,
      Status: 'New',
      Origin: 'Web',
      IsEscalated: flag(row, 'escalation_flag')
    }
  }));
}

/** Satisfaction given with a ticket, on its scale of five. */
export function mapSatisfaction({ tickets }: RavenStack): MappedObject {
  const answered = tickets.filter((row) => row['satisfaction_score'] !== '');
  const rows = answered.map((row) => ({
    key: `survey:${row['ticket_id']}`,
    fields: {
      Account__c: refTo(row['account_id'] as string),
      Key__c: `satisfaction-${row['ticket_id']}`,
      Kind__c: 'CSAT',
      Touchpoint__c: 'Support',
      Score__c: Number(row['satisfaction_score']),
      Scale_Max__c: 5,
      Answered_On__c: (row['closed_at'] as string).slice(0, 10),
      Case__c: refTo(row['ticket_id'] as string)
    }
  }));
  return { object: 'Headroom_Survey_Response__c', rows };
}

function text(row: Row, column: string): string | null {
  const value = row[column];
  return value === undefined || value === '' ? null : value;
}

function flag(row: Row, column: string): boolean {
  return row[column] === 'TRUE';
}

function monthsBetween(from: string, to: string): number {
  return Math.max(1, Math.ceil((Date.parse(to) - Date.parse(from)) / (30.44 * DAY_MS)));
}
