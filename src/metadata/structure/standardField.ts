import { standardLines } from './standardLines.ts';

/**
 * Fields that the org behind jsforce's schema did not have.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_list.htm
 */
const laterLines: readonly string[] = [
  'Account: AccountNumber CleanStatus DandbCompanyId DunsNumber NaicsCode NaicsDesc OperatingHoursId Ownership Rating Sic SicDesc Site TickerSymbol Tier Tradestyle YearStarted',
  'Campaign: HierarchyActualCost HierarchyAmountAllOpportunities HierarchyAmountWonOpportunities HierarchyBudgetedCost HierarchyExpectedRevenue HierarchyNumberOfContacts HierarchyNumberOfConvertedLeads HierarchyNumberOfLeads HierarchyNumberOfOpportunities HierarchyNumberOfResponses HierarchyNumberOfWonOpportunities HierarchyNumberSent TenantId CampaignImageId',
  'Case: ServiceContractId EntitlementId ProductId AssetId BusinessHoursId Comments Language SlaStartDate SlaExitDate IsStopped StopStartDate MilestoneStatus',
  'Contact: CleanStatus IndividualId Pronouns GenderIdentity BuyerAttributes ContactSource TitleType DepartmentGroup IsPriorityRecord',
  'Event: Type',
  'Lead: CleanStatus CompanyDunsNumber DandbCompanyId IndividualId Pronouns GenderIdentity IsPriorityRecord',
  'Opportunity: ContractId IsPrivate TotalOpportunityQuantity IqScore SyncedQuoteId IsPriorityRecord',
  'OpportunityLineItem: Discount Subtotal ProductCode',
  'Product2: StockKeepingUnit Type ProductClass SourceProductId SellerId IsArchived ExternalDataSourceId ExternalId DisplayUrl QuantityUnitOfMeasure',
  'Task: Type CompletedDateTime TaskSubtype',
  'User: IndividualId'
];

const fieldsByObject = new Map<string, Set<string>>();
for (const line of [...standardLines, ...laterLines]) {
  const colon = line.indexOf(':');
  const object = line.slice(0, colon).toLowerCase();
  const fields = line
    .slice(colon + 1)
    .trim()
    .toLowerCase()
    .split(' ');
  fieldsByObject.set(object, new Set([...(fieldsByObject.get(object) ?? []), ...fields]));
}

/** Whether the platform has an object of this name, as far as jsforce's schema tells. */
export function isStandardObject(name: string): boolean {
  return fieldsByObject.has(name.toLowerCase());
}

/** Whether the platform has this field on this object; the schema is some years old and lacks newer fields. */
export function isStandardField(object: string, field: string): boolean {
  return fieldsByObject.get(object.toLowerCase())?.has(field.toLowerCase()) ?? false;
}

/** Whether the platform has a standard value set of this name: `Industry`. */
export function isStandardValueSet(name: string): boolean {
  return isStandardField('StandardValueSet', name);
}
