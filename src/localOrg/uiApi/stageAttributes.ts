import type { OrgContext } from '../orgContext.ts';
import type { OrgField } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';

/** What the platform says of a picklist value beside its label; null for values of which it says nothing. */
export type AttributesOf = (value: string) => Readonly<Record<string, unknown>> | null;

/**
 * Attributes of the stages of opportunities: whether a stage is closed and won, its probability and its forecast category. Values of other
 * picklists have none here; on the platform those of the status of cases and leads have some too.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_picklist_value.htm
 */
export function stageAttributes(context: OrgContext, object: OrgObject, field: OrgField): AttributesOf {
  if (object.name !== 'Opportunity' || field.name !== 'StageName') return () => null;
  const sql = 'select * from "OpportunityStage" where "ApiName" = ? collate nocase';
  return (value) => {
    const stage = context.org.database.statement(sql).get(value);
    if (!stage) return null;
    return {
      picklistAtrributesValueType: 'OpportunityStage',
      closed: stage['IsClosed'] === 1,
      defaultProbability: Number(stage['DefaultProbability']),
      forecastCategoryName: String(stage['ForecastCategoryName']),
      won: stage['IsWon'] === 1
    };
  };
}
