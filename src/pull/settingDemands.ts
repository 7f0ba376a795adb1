import type { Finding } from '../domain/finding.ts';
import type { ContractSource, Settings, Signal } from '../domain/settings.ts';
import { isSurveyKind } from '../domain/surveyCounts.ts';
import { pathsOf } from '../soql/pathsOf.ts';
import type { Demand } from './pullPlan.ts';

export type SettingDemands = { readonly demands: readonly Demand[]; readonly findings: readonly Finding[] };

type Place = { readonly object: string; readonly record: string };

/** Every path that the settings name: signals, filters, contract sources, success manager. Unreadable filters are findings. */
export function settingDemands(settings: Settings): SettingDemands {
  const parts = [
    ...settings.signals.map(signalDemands),
    ...settings.contractSources.map(contractDemands),
    ...accountFilters(settings).map(({ record, field, filter }) => filterDemands({ object: 'Account', record }, field, filter)),
    ...settings.productLines.flatMap(({ record, openOpportunityFilter, productFilter }) => [
      filterDemands({ object: 'Opportunity', record }, 'Open_Opportunity_Filter__c', openOpportunityFilter),
      filterDemands({ object: 'Product2', record }, 'Product_Filter__c', productFilter)
    ]),
    successManager(settings)
  ];
  return { demands: parts.flatMap((part) => part.demands), findings: parts.flatMap((part) => part.findings) };
}

function signalDemands(signal: Signal): SettingDemands {
  const hierarchy = hierarchyDemands(signal);
  if (signal.object === undefined) return { demands: hierarchy, findings: [] };
  const place = { object: signal.object, record: signal.record };
  const named: readonly (readonly [string, string | undefined])[] = [
    ['Account_Path__c', signal.accountPath],
    ['Field__c', signal.field],
    ['Second_Field__c', signal.secondField],
    ['Date_Field__c', signal.dateField],
    ['Live_From__c', signal.liveFrom],
    ['Live_To__c', signal.liveTo],
    ['Product_Line_Path__c', signal.productLinePath]
  ];
  const filters = [filterDemands(place, 'Filter__c', signal.filter), filterDemands(place, 'In_Use_Filter__c', signal.inUseFilter)];
  return {
    demands: [...paths(place, named), ...hierarchy, ...scale(signal), ...filters.flatMap((part) => part.demands)],
    findings: filters.flatMap((part) => part.findings)
  };
}

/** Signals that roll up need to know which accounts stand below which. */
function hierarchyDemands({ rollUp, record }: Signal): readonly Demand[] {
  return rollUp === undefined ? [] : [{ object: 'Account', path: 'ParentId', record, field: 'Roll_Up__c' }];
}

/** Answers of surveys stand on a scale of their own row and answer a question sent on a day, where the object says so. */
function scale(signal: Signal): readonly Demand[] {
  if (signal.object === undefined || !isSurveyKind(signal.aggregate)) return [];
  const { object, record } = signal;
  return ['Scale_Max__c', 'Sent_On__c'].map((path) => ({ object, path, record, field: 'Field__c', optional: true }));
}

function contractDemands(source: ContractSource): SettingDemands {
  const place = { object: source.object, record: source.record };
  const named: readonly (readonly [string, string | undefined])[] = [
    ['Account_Path__c', source.accountPath],
    ['Product_Line_Path__c', source.productLinePath],
    ['Start_Field__c', source.startField],
    ['End_Field__c', source.endField],
    ['Annual_Value_Field__c', source.annualValueField],
    ['Currency_Field__c', source.currencyField],
    ['Auto_Renew_Field__c', source.autoRenewField],
    ['Notice_Days_Field__c', source.noticeDaysField],
    ['Term_Months_Field__c', source.termMonthsField]
  ];
  const filter = filterDemands(place, 'Status_Filter__c', source.statusFilter);
  return { demands: [...paths(place, named), ...filter.demands], findings: filter.findings };
}

type AccountFilter = { readonly record: string; readonly field: string; readonly filter: string | undefined };

function accountFilters(settings: Settings): readonly AccountFilter[] {
  return [
    { record: settings.general.record, field: 'Population__c', filter: settings.general.population },
    ...settings.scorecards.map((card) => ({ record: card.record, field: 'Population__c', filter: card.population })),
    ...settings.measures.map((measure) => ({ record: measure.record, field: 'Segment_Filter__c', filter: measure.segmentFilter })),
    ...settings.whitespaceRules.map((rule) => ({ record: rule.record, field: 'Segment_Filter__c', filter: rule.segmentFilter })),
    ...settings.productLines.map((line) => ({ record: line.record, field: 'Eligible_Filter__c', filter: line.eligibleFilter }))
  ];
}

function successManager(settings: Settings): SettingDemands {
  const { general } = settings;
  const account = { object: 'Account', record: general.record };
  const team = { object: 'AccountTeamMember', record: general.record };
  const field = 'Success_Manager_Team_Role__c';
  const teamPaths = ['AccountId', 'UserId', 'TeamMemberRole'].map((path): readonly [string, string] => [field, path]);
  return {
    demands: [
      ...paths(account, [['Success_Manager_Path__c', general.successManagerPath]]),
      ...(general.successManagerTeamRole === undefined ? [] : paths(team, teamPaths))
    ],
    findings: []
  };
}

function paths(place: Place, named: readonly (readonly [string, string | undefined])[]): readonly Demand[] {
  return named.flatMap(([field, path]) => (path === undefined || path === '' ? [] : [{ ...place, path, field }]));
}

function filterDemands(place: Place, field: string, filter: string | undefined): SettingDemands {
  if (filter === undefined || filter.trim() === '') return { demands: [], findings: [] };
  const read = pathsOf(filter);
  if (!read.ok) {
    const what = `cannot be read as SOQL: ${read.error.detail}`;
    const fix = 'Write it as SOQL takes it after WHERE';
    return { demands: [], findings: [{ code: 'E-FILTER-TEXT', record: place.record, field, value: filter, what, fix }] };
  }
  const own = read.value.paths.map((path) => ({ ...place, path, field }));
  const inner = read.value.semiJoins.flatMap((join) =>
    join.paths.map((path) => ({ object: join.object, path, record: place.record, field }))
  );
  return { demands: [...own, ...inner], findings: [] };
}
