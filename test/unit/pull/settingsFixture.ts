import type { Settings, Signal } from '../../../src/domain/settings.ts';
import type { FieldDescribe, ObjectDescribe } from '../../../src/org/orgClient.ts';

const base = { title: '', explanation: '', sortOrder: 10 };

/** Settings with nothing in them but who is a customer. */
export const emptySettings: Settings = {
  hash: 'h',
  general: {
    ...base,
    key: 'default',
    record: 'Headroom_Health_Setting.default',
    headline: 'vendor_risk',
    mirrorToAccount: false,
    population: "Type = 'Customer'",
    orActiveContract: false,
    newCustomerDays: 90,
    departmentOwners: {},
    apiDayShare: 0.8,
    apiRunShare: 0.25,
    storageShare: 0.1,
    leastShare: 0.2,
    atRiskPerManager: 10,
    nextCellsPerAccount: 3,
    nextCellsPerOwner: 20,
    propensityDays: 182,
    surveyLeadWeeks: 8,
    surveyRestDays: 90,
    surveyFollowUp: false,
    saveDespiteDuplicates: false,
    noticeDays: 30
  },
  scorecards: [],
  groups: [],
  signals: [],
  measures: [],
  bands: [],
  riskRules: [],
  contractSources: [],
  productLines: [],
  whitespaceRules: [],
  playbooks: [],
  playbookSteps: []
};

export function signal(key: string, rest: Partial<Signal>): Signal {
  return {
    ...base,
    key,
    record: `Headroom_Signal.${key}`,
    aggregate: 'COUNT',
    openCountsToAsOf: false,
    whenEmpty: 'Zero',
    unit: '',
    sensitive: false,
    inUseFrom: 0,
    history: 'Dates',
    ...rest
  };
}

/** `name:type` or `name:type>Relationship>Target|Target`. */
function field(text: string): FieldDescribe {
  const [head = '', relationshipName, targets] = text.split('>');
  const [name = '', type = 'string'] = head.split(':');
  return {
    name,
    label: name,
    type,
    calculated: false,
    filterable: true,
    nillable: true,
    createable: true,
    updateable: true,
    externalId: false,
    permissionable: true,
    ...(relationshipName === undefined ? {} : { relationshipName }),
    referenceTo: targets === undefined ? [] : targets.split('|'),
    picklistValues: [],
    length: 0,
    precision: 0,
    scale: 0
  };
}

export function object(name: string, ...fields: readonly string[]): ObjectDescribe {
  const all = ['Id:id', 'CreatedDate:datetime', 'SystemModstamp:datetime', ...fields];
  return { name, label: name, queryable: true, replicateable: true, createable: true, updateable: true, fields: all.map(field) };
}
