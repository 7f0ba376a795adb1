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
  readonly productFamily?: string;
  readonly productCode?: string;
  readonly price:
    | { readonly kind: 'price_book' }
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
    | { readonly kind: 'per_user'; readonly factor: number }
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
