/** Department that owns a group of measures or a risk. */
export type Department =
  | 'Customer Success'
  | 'Support'
  | 'Product'
  | 'Product Marketing'
  | 'Marketing'
  | 'Professional Services'
  | 'Account Management'
  | 'Sales'
  | 'Finance';

/** What every settings record carries. */
export type SettingBase = {
  readonly key: string;
  readonly title: string;
  readonly explanation: string;
  readonly sortOrder: number;
  /** Full name of the record, for messages: `Headroom_Signal.case_open`. */
  readonly record: string;
};
