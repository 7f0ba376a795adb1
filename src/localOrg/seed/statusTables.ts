import type { StoredRow } from '../database.ts';
import type { OrgContext } from '../orgContext.ts';
import { writeOwnRow } from '../records/ownRow.ts';

type Stage = readonly [name: string, probability: number, category: string, categoryName: string];

/** Stages of a new org. Source: https://help.salesforce.com/s/articleView?id=sf.forecasts3_mapping_forecast_categories.htm */
const stages: readonly Stage[] = [
  ['Prospecting', 10, 'Pipeline', 'Pipeline'],
  ['Qualification', 10, 'Pipeline', 'Pipeline'],
  ['Needs Analysis', 20, 'Pipeline', 'Pipeline'],
  ['Value Proposition', 50, 'Pipeline', 'Pipeline'],
  ['Id. Decision Makers', 60, 'Pipeline', 'Pipeline'],
  ['Perception Analysis', 70, 'Pipeline', 'Pipeline'],
  ['Proposal/Price Quote', 75, 'BestCase', 'Best Case'],
  ['Negotiation/Review', 90, 'BestCase', 'Best Case'],
  ['Closed Won', 100, 'Closed', 'Closed'],
  ['Closed Lost', 0, 'Omitted', 'Omitted']
];

const contractStatuses: readonly (readonly [name: string, code: string])[] = [
  ['Draft', 'Draft'],
  ['In Approval Process', 'InApproval'],
  ['Activated', 'Activated']
];

/** Writes the tables behind the status picklists, which decide what is closed, won, a response, activated. */
export function seedStatusTables(context: OrgContext): void {
  for (const [at, [name, probability, category, categoryName]] of stages.entries()) {
    writeOwnRow(context, 'OpportunityStage', {
      ...named(name, at),
      IsActive: 1,
      IsClosed: name.startsWith('Closed') ? 1 : 0,
      IsWon: name === 'Closed Won' ? 1 : 0,
      ForecastCategory: category,
      ForecastCategoryName: categoryName,
      DefaultProbability: probability
    });
  }
  seedStatuses(context, 'CaseStatus', ['New', 'Working', 'Escalated', 'Closed'], 'Closed');
  seedStatuses(context, 'TaskStatus', ['Not Started', 'In Progress', 'Completed', 'Waiting on someone else', 'Deferred'], 'Completed');
  for (const [at, [name, code]] of contractStatuses.entries()) {
    writeOwnRow(context, 'ContractStatus', { ...named(name, at), IsDefault: at === 0 ? 1 : 0, StatusCode: code });
  }
}

function named(name: string, at: number): StoredRow {
  return { MasterLabel: name, ApiName: name, SortOrder: at + 1 };
}

function seedStatuses(context: OrgContext, object: string, names: readonly string[], closed: string): void {
  for (const [at, name] of names.entries()) {
    writeOwnRow(context, object, { ...named(name, at), IsDefault: at === 0 ? 1 : 0, IsClosed: name === closed ? 1 : 0 });
  }
}
