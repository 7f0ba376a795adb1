import { fiscalYearOf } from '../fiscalYear.ts';
import { writeOwnRow } from '../records/ownRow.ts';
import { roundMoney } from '../records/number.ts';
import { badValue } from '../orgError.ts';
import { isChanged, type Behaviour, type Save } from './behaviour.ts';

const watched = ['StageName', 'Amount', 'CloseDate', 'Probability'];

/**
 * Closed, won, forecast category and probability follow from the stage; the expected amount from amount and probability.
 * A given probability stays; an amount is not taken while there are line items.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunity.htm
 */
export const opportunityBehaviour: Behaviour = {
  objects: ['Opportunity'],
  beforeSave: (save) => {
    const { row, old } = save;
    if (isChanged(save, 'StageName')) followStage(save);
    keepPriceBook(save);
    if (old?.['HasOpportunityLineItem'] === 1 && row['HasOpportunityLineItem'] === 1 && !('TotalOpportunityQuantity' in save.given)) {
      row['Amount'] = old['Amount'] ?? null;
    }
    const { Amount: amount, Probability: probability } = row;
    row['ExpectedRevenue'] = typeof amount === 'number' ? roundMoney((amount * Number(probability ?? 0)) / 100) : null;
    if (isChanged(save, 'CloseDate')) setFiscalPeriod(save);
  },
  afterSave: (save) => {
    if (!watched.some((field) => isChanged(save, field))) return;
    const { row } = save;
    writeOwnRow(save.context, 'OpportunityHistory', {
      OpportunityId: save.id,
      StageName: row['StageName'] ?? null,
      Amount: row['Amount'] ?? null,
      ExpectedRevenue: row['ExpectedRevenue'] ?? null,
      CloseDate: row['CloseDate'] ?? null,
      Probability: row['Probability'] ?? null,
      ForecastCategory: row['ForecastCategory'] ?? null
    });
  }
};

/** While there are line items the price book stays. Source: .../sforce_api_objects_opportunitylineitem.htm, effects on opportunities */
function keepPriceBook(save: Save): void {
  if (save.old?.['HasOpportunityLineItem'] !== 1 || !save.old['Pricebook2Id'] || !isChanged(save, 'Pricebook2Id')) return;
  const reason = 'cannot change the price book of an opportunity with products';
  throw badValue('FIELD_INTEGRITY_EXCEPTION', `field integrity exception: Pricebook2Id (${reason})`, ['Pricebook2Id']);
}

function followStage({ context, row, old, given, stamp }: Save): void {
  const stage = context.org.database
    .statement('select * from "OpportunityStage" where "ApiName" = ? collate nocase')
    .get(row['StageName'] ?? null);
  row['IsClosed'] = Number(stage?.['IsClosed'] ?? 0);
  row['IsWon'] = Number(stage?.['IsWon'] ?? 0);
  row['ForecastCategory'] = String(stage?.['ForecastCategory'] ?? 'Pipeline');
  if (given['ForecastCategoryName'] === undefined) row['ForecastCategoryName'] = String(stage?.['ForecastCategoryName'] ?? 'Pipeline');
  if (given['Probability'] === undefined && stage) row['Probability'] = Number(stage['DefaultProbability']);
  if (old) row['LastStageChangeDate'] = stamp;
}

function setFiscalPeriod({ context, row }: Save): void {
  const closeDate = row['CloseDate'];
  if (typeof closeDate !== 'string') return;
  const { startMonth, namedByStart } = fiscalYearOf(context.org);
  const month = Number(closeDate.slice(5, 7));
  const monthOfYear = (month - startMonth + 12) % 12;
  row['FiscalQuarter'] = Math.floor(monthOfYear / 3) + 1;
  const startYear = Number(closeDate.slice(0, 4)) - (month < startMonth ? 1 : 0);
  row['FiscalYear'] = startMonth === 1 || namedByStart ? startYear : startYear + 1;
}
