import type { SettingBase } from './settingBase.ts';

export type ContractSource = SettingBase & {
  readonly object: string;
  readonly accountPath: string;
  readonly productLinePath?: string;
  readonly startField: string;
  readonly endField?: string;
  readonly annualValueField?: string;
  readonly currencyField?: string;
  readonly autoRenewField?: string;
  readonly noticeDaysField?: string;
  readonly termMonthsField?: string;
  readonly statusFilter?: string;
  readonly suppliesContractValue: boolean;
};

export type Motion = 'Cross-sell' | 'Upsell' | 'Expansion';

export type ProductLine = SettingBase & {
  readonly quantitySignal: string;
  /** What the account gave back; subtracted from the quantity, which never falls below 0. */
  readonly returnsSignal?: string;
  /** What the account pays a year, in its own currency. */
  readonly amountSignal?: string;
  /** Days until what is owned ends. */
  readonly termSignal?: string;
  /** Departments or sites of the account that own some. */
  readonly buyingCentresSignal?: string;
  readonly productFamily?: string;
  readonly productCode?: string;
  /** Condition on Product2 in SOQL; counts where neither family nor code is named. */
  readonly productFilter?: string;
  /** Account filter in SOQL: customers that fail it are not eligible. */
  readonly eligibleFilter?: string;
  readonly price:
    | { readonly kind: 'price_book' }
    /** What customers of the same segment and size pay for one unit. */
    | { readonly kind: 'look_alikes' }
    | { readonly kind: 'list_price'; readonly amount: number; readonly currency: string }
    | { readonly kind: 'contract_share'; readonly share: number }
    | { readonly kind: 'none' };
  readonly needsFirst?: string;
  readonly openOpportunityFilter?: string;
  readonly retiredOn?: string;
  readonly motionWhenNone: Motion;
  readonly motionWhenSome?: Motion;
  /** Plural noun beside quantities: `seats`. */
  readonly unit: string;
  /** Noun beside the quantity one: `seat`. */
  readonly unitOne: string;
};

export type WhitespaceRule = SettingBase & {
  readonly productLine: string;
  readonly segmentFilter?: string;
  /** Who the rule is for, as a plural noun in the sentence that a rep reads: `software companies`. */
  readonly segmentName?: string;
  readonly basis: 'quantity' | 'share';
  readonly yellowFrom: number;
  readonly greenFrom: number;
  readonly target:
    | { readonly kind: 'fixed'; readonly quantity: number }
    | { readonly kind: 'per_employee'; readonly factor: number }
    /** Users, and sites, come from the signal. */
    | { readonly kind: 'per_user'; readonly factor: number; readonly signal?: string }
    | { readonly kind: 'per_site'; readonly factor: number; readonly signal: string }
    | { readonly kind: 'per_product_line'; readonly factor: number; readonly productLine: string };
};

export type PlaybookStep = SettingBase & {
  readonly playbook: string;
  readonly step: number;
  readonly role: string;
  readonly dueDays: number;
  readonly subject: string;
  readonly doneWhen: string;
};

export type Playbook = SettingBase & { readonly startsWhen: string };
