/** Something that people and programs write after the weeks that are looked at, as the next pull finds it. */
export type LaterWrite = {
  readonly what: string;
  readonly statements: readonly string[];
  /** True where the rows' own dates keep it from earlier weeks, however they are read. */
  readonly isDated?: true;
};

/** When it is written: after the last day of the demo company. */
const written = "timestamp '2026-11-24 10:00:00'";
const stamped = `"SystemModstamp" = ${written}`;

/** A day in the weeks that are looked at: what is written later claims to be of then. */
const backdated = "date '2026-10-20'";

/** Rows of an object once more, made later. */
function copied(object: string, changes: Readonly<Record<string, string>>, which = 'true'): string {
  const all = { CreatedDate: written, SystemModstamp: written, ...changes };
  const replaced = Object.entries(all).map(([field, value]) => `${value} as "${field}"`);
  return `insert into "${object}" by name select * replace (left("Id", 3) || 'LATE' || right("Id", 11) as "Id", ${replaced.join(', ')}) from "${object}" where ${which}`;
}

/** A changed field of rows, with the history row that an org writes for a tracked field. */
function changed(object: string, field: string, value: string, which: string): readonly string[] {
  return [historyRow(object, field, which), `update "${object}" set "${field}" = ${value}, ${stamped} where ${which}`];
}

function historyRow(object: string, field: string, which: string): string {
  const custom = object.endsWith('__c');
  const history = custom ? `${object.slice(0, -1)}History` : object === 'Opportunity' ? 'OpportunityFieldHistory' : `${object}History`;
  const parent = custom ? 'ParentId' : `${object}Id`;
  return (
    `insert into "${history}" by name select 'hist' || "Id" || '${field}' as "Id", "Id" as "${parent}", '${field}' as "Field", 'Text' as "DataType", ` +
    `cast("${field}" as varchar) as "OldValue", ${written} as "CreatedDate" from "${object}" where ${which}`
  );
}

/** The snapshot that an org takes of opportunities at each change. */
function stageRow(values: string, which: string): string {
  return (
    `insert into "OpportunityHistory" by name select 'hist' || "Id" as "Id", "Id" as "OpportunityId", ` +
    `${values}, ${written} as "CreatedDate" from "Opportunity" where ${which}`
  );
}

const wonThisYear = `"IsWon" and "CreatedDate" > timestamp '2026-01-01'`;
const openCase = '"IsClosed" = false';
const someAccounts = `ascii(right("AccountId", 4)) % 2 = 0`;
const monthly = '"EndDate" is null';

/** Writes that must not move anything of an earlier week. */
export const laterWrites: readonly LaterWrite[] = [
  { what: 'meetings entered late', statements: [copied('Event', { StartDateTime: "timestamp '2026-10-20 09:00:00'" })] },
  {
    what: 'usage sent late',
    statements: [copied('Headroom_Product_Usage__c', { Active__c: '1.0', Period_End__c: backdated }, `"Period_End__c" = date '2026-09-06'`)]
  },
  {
    what: 'answers imported late',
    statements: [copied('Headroom_Survey_Response__c', { Score__c: '0.0', Answered_On__c: backdated }, `"Kind__c" = 'NPS'`)]
  },
  { what: 'won opportunities entered late', statements: [copied('Opportunity', { CloseDate: backdated }, '"IsWon"')] },
  { what: 'contracts entered late', statements: [copied('Contract', { StartDate: "date '2020-01-01'" }, someAccounts)] },
  { what: 'milestones entered late', statements: [copied('Headroom_Success_Milestone__c', { Due_On__c: backdated })] },
  {
    what: 'open cases that close',
    isDated: true,
    statements: [
      historyRow('Case', 'Status', openCase),
      `update "CaseHistory" set "NewValue" = 'Closed' where "Id" like 'hist%'`,
      `update "Case" set "Status" = 'Closed', "IsClosed" = true, "ClosedDate" = ${written}, ${stamped} where ${openCase}`
    ]
  },
  {
    what: 'closed cases that are opened again',
    statements: [
      historyRow('Case', 'Status', '"IsClosed" and "CreatedDate" > timestamp \'2026-07-01\''),
      `update "Case" set "Status" = 'Working', "IsClosed" = false, "ClosedDate" = null, ${stamped} where "IsClosed" and "CreatedDate" > timestamp '2026-07-01'`
    ]
  },
  { what: 'cases of another type', statements: changed('Case', 'Type', "'Problem'", 'true') },
  {
    what: 'a priority that nobody tracks',
    statements: [`delete from "CaseHistory" where "Field" = 'Priority'`, `update "Case" set "Priority" = 'High', ${stamped}`]
  },
  {
    what: 'notice given of contracts from month to month',
    statements: [
      historyRow('Contract', 'ContractTerm', monthly),
      historyRow('Contract', 'EndDate', monthly),
      `update "Contract" set "ContractTerm" = 24, "EndDate" = date '2026-12-10', ${stamped} where ${monthly}`
    ]
  },
  { what: 'customers that become former ones', statements: changed('Account', 'Type', "'Former Customer'", 'true') },
  { what: 'companies that grow', statements: changed('Account', 'NumberOfEmployees', '9000', 'true') },
  {
    what: 'open opportunities that are won',
    statements: [
      stageRow(`'Closed Won' as "StageName", "Amount", ${backdated} as "CloseDate"`, 'not "IsClosed"'),
      `update "Opportunity" set "StageName" = 'Closed Won', "IsClosed" = true, "IsWon" = true, "CloseDate" = ${backdated}, ${stamped} where not "IsClosed"`
    ]
  },
  {
    what: 'won opportunities of another amount and day',
    statements: [
      stageRow(`"StageName", 1.0 as "Amount", date '2020-01-01' as "CloseDate"`, '"IsWon"'),
      `update "Opportunity" set "Amount" = 1.0, "CloseDate" = date '2020-01-01', ${stamped} where "IsWon"`
    ]
  },
  {
    what: 'won opportunities that are lost after all',
    statements: [
      stageRow(`'Closed Lost' as "StageName", "Amount", "CloseDate"`, wonThisYear),
      `update "Opportunity" set "StageName" = 'Closed Lost', "IsWon" = false, ${stamped} where ${wonThisYear}`
    ]
  },
  {
    what: 'milestones done, with the day of then',
    statements: changed('Headroom_Success_Milestone__c', 'Done_On__c', backdated, '"Done_On__c" is null')
  },
  {
    what: 'answers typed in, with the day of then',
    statements: [
      ...changed('Headroom_Survey_Response__c', 'Answered_On__c', backdated, '"Answered_On__c" is null'),
      historyRow('Headroom_Survey_Response__c', 'Score__c', '"Score__c" is null'),
      `update "Headroom_Survey_Response__c" set "Score__c" = 0 where "Score__c" is null`
    ]
  },
  {
    what: 'reports of usage that are corrected',
    statements: changed('Headroom_Product_Usage__c', 'Active__c', '1.0', 'true')
  },
  {
    what: 'assessments that are corrected',
    statements: changed('Headroom_Maturity_Assessment__c', 'Level__c', '1.0', 'true')
  },
  {
    what: 'plans that went live, with the day of then',
    statements: changed('Headroom_Success_Plan__c', 'Go_Live_On__c', backdated, '"Go_Live_On__c" is null')
  },
  {
    what: 'invitations answered',
    statements: [
      `update "CampaignMember" set "HasResponded" = true, "FirstRespondedDate" = date '2026-11-24', ${stamped} where not "HasResponded"`
    ]
  },
  { what: 'mail that comes back', statements: [`update "Contact" set "EmailBouncedDate" = ${written}, ${stamped}`] },
  {
    what: 'assets that end, with a day of then',
    statements: [
      ...changed('Asset', 'Status', "'Obsolete'", 'true'),
      ...changed('Asset', 'UsageEndDate', backdated, 'true').slice(0, 1),
      `update "Asset" set "UsageEndDate" = ${backdated}`
    ]
  }
];

/** Contracts cut short without a trace of the end they had. */
export const untracedEnds: readonly string[] = [
  'delete from "ContractHistory"',
  `update "Contract" set "EndDate" = date '2026-11-30', "ContractTerm" = 3, ${stamped} where "EndDate" > date '2026-11-24'`
];

/** Answers typed in later in an org that keeps no history of them. */
export const untracedAnswers: readonly string[] = [
  'delete from "Headroom_Survey_Response__History"',
  `update "Headroom_Survey_Response__c" set "Score__c" = 0, "Answered_On__c" = ${backdated}, ${stamped} where "Score__c" is null`
];

/** Usage reports corrected long after in an org that keeps no history of them. */
export const correctedUsage: readonly string[] = [
  'delete from "Headroom_Product_Usage__History"',
  `update "Headroom_Product_Usage__c" set "Active__c" = 1.0, ${stamped}`
];

export const deletedMeetings: readonly string[] = ['delete from "Event"'];
