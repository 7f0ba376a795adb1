import type { Settings } from '../domain/settings.ts';
import type { Demand } from './pullPlan.ts';

/** Fields of our own objects that the service writes, and reads back to know what changed; and what people write there. */
const ownFields: Readonly<Record<string, readonly string[]>> = {
  Headroom_Scorecard_Result__c: [
    'Account__c',
    'Key__c',
    'Scorecard__c',
    'Title__c',
    'State__c',
    'Score__c',
    'Band__c',
    'Band_Label__c',
    'Band_Since__c',
    'Change__c',
    'Change_From_On__c',
    'Coverage__c',
    'Readings__c',
    'Readings_In_Use__c',
    'Worst_Department__c',
    'Worst_Reason__c',
    'Top_Reason_1__c',
    'Top_Reason_2__c',
    'Top_Reason_3__c',
    'Sparkline__c',
    'Detail__c',
    'Shareable_Detail__c',
    'History__c',
    'Settings_Version__c',
    'As_Of__c'
  ],
  Headroom_Whitespace_Cell__c: [
    'Account__c',
    'Key__c',
    'Product_Line__c',
    'Title__c',
    'Status__c',
    'Level__c',
    'Owned__c',
    'Target__c',
    'Gap__c',
    'Amount_Low__c',
    'Amount_Expected__c',
    'Amount_High__c',
    'Value_Based_Amount__c',
    'Weighted_Estimate__c',
    'Propensity__c',
    'Motion__c',
    'Reason__c',
    'Blocker__c',
    'Blocker_Rule__c',
    'Blocked_Since__c',
    'Opportunity__c',
    'Owned_Amount__c',
    'Term_Ends_On__c',
    'Rank_In_Account__c',
    'Rank_For_Owner__c',
    'Lost_Opportunity__c',
    'Lost_On__c',
    'Detail__c',
    'Settings_Version__c',
    'As_Of__c'
  ],
  Headroom_Account_Summary__c: [
    'Account__c',
    'Key__c',
    'Contract_Value__c',
    'Contract_Value_Source__c',
    'Decision_Date__c',
    'Notice_Days__c',
    'Month_To_Month__c',
    'Success_Manager__c',
    'Last_Meeting_On__c',
    'Next_Survey_On__c',
    'Next_Task_Id__c',
    'Next_Task_Due__c',
    'Next_Task_Step__c',
    'Whitespace_Open_Count__c',
    'Whitespace_Hold_Count__c',
    'Whitespace_Amount__c',
    'Whitespace_Full_Amount__c',
    'Cells__c',
    'Flags__c',
    'Headline__c',
    'Settings_Version__c',
    'As_Of__c'
  ],
  Headroom_Settings_Version__c: ['Key__c', 'Scorecard__c', 'Hash__c', 'Published_At__c', 'Settings__c', 'Changes__c'],
  Headroom_Whitespace_Feedback__c: ['Account__c', 'Product_Line__c', 'Answer__c', 'Reason__c', 'Until__c', 'CreatedById', 'CreatedDate'],
  // What people said beside the scores; the reasons are read by who may, never copied.
  Headroom_Health_Override__c: [
    'Account__c',
    'Kind__c',
    'Scorecard__c',
    'Measure__c',
    'Value__c',
    'Expires_On__c',
    'CreatedById',
    'CreatedDate'
  ],
  Headroom_Pulse__c: ['Account__c', 'Pulse__c', 'CreatedById', 'CreatedDate']
};

/** Fields of Account that the service writes where the settings say so. */
export const mirrorFields: readonly string[] = [
  'Headroom_Score__c',
  'Headroom_Band__c',
  'Headroom_Change__c',
  'Headroom_Coverage__c',
  'Headroom_Changed_At__c',
  'Headroom_Churn_Probability__c',
  'Headroom_Whitespace_Amount__c',
  'Headroom_Whitespace_Count__c',
  'Headroom_Decision_Date__c',
  'Headroom_Renewal_Priority__c'
];

/** Standard fields that the service reads whatever the settings say; an org that lacks one does without. */
const standardFields: Readonly<Record<string, readonly string[]>> = {
  Account: ['Name', 'OwnerId', 'ParentId', 'Type', 'Industry', 'NumberOfEmployees', 'CurrencyIsoCode'],
  User: ['Name', 'IsActive', 'ManagerId'],
  // New-customer days: the first won opportunity, the first contract.
  Opportunity: ['AccountId', 'IsClosed', 'IsWon', 'CloseDate', 'Type', 'Headroom_Product_Line__c'],
  Contract: ['AccountId', 'StartDate', 'EndDate', 'ActivatedDate', 'Status'],
  // Last meeting and next open task of the account summary.
  Event: ['AccountId', 'StartDateTime', 'ActivityDate', 'IsChild'],
  Task: ['AccountId', 'ActivityDate', 'Subject', 'IsClosed', 'Headroom_Key__c'],
  CurrencyType: ['IsoCode', 'ConversionRate', 'IsActive', 'IsCorporate'],
  // Quality: usage of a product line that is not owned.
  Headroom_Product_Usage__c: ['Account__c', 'Product_Line__c']
};

/** What cells of product lines rest on: competitors' assets, open opportunities, list prices. */
const productFields: Readonly<Record<string, readonly string[]>> = {
  Asset: ['AccountId', 'Product2Id', 'IsCompetitorProduct', 'Status', 'Quantity'],
  Product2: ['Family', 'ProductCode', 'IsActive'],
  Opportunity: ['AccountId', 'Amount', 'StageName', 'CurrencyIsoCode'],
  OpportunityLineItem: ['OpportunityId', 'Product2Id', 'Quantity'],
  PricebookEntry: ['Pricebook2Id', 'Product2Id', 'UnitPrice', 'IsActive', 'CurrencyIsoCode'],
  Pricebook2: ['IsStandard', 'IsActive'],
  // Only orgs that keep rates by date have it; a price list is then not converted.
  DatedConversionRate: ['IsoCode', 'ConversionRate', 'StartDate']
};

/** Product families that could become product lines: who owns them, by assets and by won opportunities. */
const familyFields: Readonly<Record<string, readonly string[]>> = {
  Asset: ['AccountId', 'Product2Id', 'IsCompetitorProduct', 'Status'],
  Product2: ['Family'],
  OpportunityLineItem: ['OpportunityId', 'Product2Id']
};

/** What tasks about survey answers are made from: who answered, whom a task can be given to. */
const followUpFields: Readonly<Record<string, readonly string[]>> = {
  Headroom_Survey_Response__c: ['Account__c', 'Kind__c', 'Score__c', 'Scale_Max__c', 'Answered_On__c', 'Contact__c'],
  User: ['Username'],
  Group: ['Name', 'DeveloperName', 'Type']
};

/** What the product itself reads, apart from what signals and rules name. */
export function ownDemands(settings: Settings): readonly Demand[] {
  const own = Object.entries(ownFields).flatMap(([object, fields]) =>
    fields.map((path) => ({ object, path, record: object, field: path }))
  );
  const mirror = settings.general.mirrorToAccount
    ? mirrorFields.map((path) => ({ object: 'Account', path, record: settings.general.record, field: 'Mirror_To_Account__c' }))
    : [];
  const lines = optional(settings.productLines.length > 0 ? productFields : familyFields);
  const followUp = settings.general.surveyFollowUp ? optional(followUpFields) : [];
  return [...own, ...mirror, ...optional(standardFields), ...lines, ...followUp];
}

function optional(fields: Readonly<Record<string, readonly string[]>>): readonly Demand[] {
  return Object.entries(fields).flatMap(([object, paths]) =>
    paths.map((path): Demand => ({ object, path, record: '', field: '', optional: true }))
  );
}
