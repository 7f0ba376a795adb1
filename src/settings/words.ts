/** Words of the restricted picklists, as the package's fields list them. */
export const DEPARTMENTS = [
  'Customer Success',
  'Support',
  'Product',
  'Product Marketing',
  'Marketing',
  'Professional Services',
  'Account Management',
  'Sales',
  'Finance'
] as const;

export const SCORECARD_KINDS = [
  'Vendor outcomes',
  'Vendor risk',
  'Vendor expansion',
  'Client outcomes',
  'Client experience',
  'Client engagement',
  'Client maturity',
  'Own'
] as const;

export const AUDIENCES = ['Internal', 'Shareable'] as const;

export const AGGREGATES = [
  'COUNT',
  'COUNT_DISTINCT',
  'SUM',
  'AVG',
  'MIN',
  'MAX',
  'LATEST',
  'FIRST',
  'DAYS_SINCE',
  'DAYS_SINCE_FIRST',
  'DAYS_UNTIL',
  'DAYS_BETWEEN',
  'SHARE',
  'NPS',
  'CSAT',
  'CES',
  'TREND',
  'RATIO'
] as const;

export const WHEN_EMPTY = ['Zero', 'Zero if seen', 'Unknown', 'Window length'] as const;
export const ROLL_UPS = ['Sum', 'Mean', 'Mean by contract value'] as const;
export const HISTORIES = ['Dates', 'Current'] as const;
export const JUDGES = ['Curve', 'Categories', 'Whitespace rule'] as const;
export const MISSING_POLICIES = ['Skip', 'Zero', 'Neutral', 'Segment mean'] as const;
export const OPERATORS = ['>', '>=', '<', '<=', '='] as const;
export const BUILT_INS = ['decision_days_left'] as const;
export const EFFECTS = ['Cap', 'Floor', 'Hold product line', 'Hold all'] as const;
export const PRICE_SOURCES = ['Price book', 'List price', 'Look-alikes', 'Percent of contract value', 'None'] as const;
export const MOTIONS = ['Cross-sell', 'Upsell', 'Expansion'] as const;
export const BASES = ['Quantity', 'Share'] as const;
export const TARGETS = ['Fixed', 'Employee', 'User', 'Site', 'Product line unit'] as const;

export const COLOURS = [
  'red',
  'yellow',
  'green',
  'blue_1',
  'blue_2',
  'blue_3',
  'grey_1',
  'grey_2',
  'grey_3',
  'violet_1',
  'violet_2',
  'violet_3'
] as const;
