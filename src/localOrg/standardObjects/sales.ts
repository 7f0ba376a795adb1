import type { OrgObject } from '../schema/object.ts';
import {
  checkbox,
  date,
  datetime,
  integer,
  longText,
  lookup,
  money,
  number,
  owner,
  percent,
  picklist,
  readOnly,
  required,
  restrictedPicklist,
  text,
  visibleReadOnly,
  lastActivity,
  viewFields,
  follows
} from './fields.ts';
import { standardObject } from './build.ts';
import { leadSources } from './values.ts';

const stages = [
  'Prospecting',
  'Qualification',
  'Needs Analysis',
  'Value Proposition',
  'Id. Decision Makers',
  'Perception Analysis',
  'Proposal/Price Quote',
  'Negotiation/Review',
  'Closed Won',
  'Closed Lost'
];
const forecastCategories = ['Omitted', 'Pipeline', 'BestCase', 'MostLikely', 'Forecast', 'Closed'];
const contactRoles = [
  'Business User',
  'Decision Maker',
  'Economic Buyer',
  'Economic Decision Maker',
  'Evaluator',
  'Executive Sponsor',
  'Influencer',
  'Technical Buyer',
  'Other'
];

/** Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunity.htm */
export const opportunity: OrgObject = standardObject(
  'Opportunity',
  'Opportunity',
  { keyPrefix: '006', labelPlural: 'Opportunities', historySwitch: true },
  [
    lookup('AccountId', 'Account ID', 'Account', { children: 'Opportunities', onDelete: 'Cascade' }),
    text('Name', 'Name', 120, required),
    longText('Description', 'Description', 32000),
    picklist('StageName', 'Stage', stages, { ...required, trackHistory: true }),
    money('Amount', 'Amount'),
    percent('Probability', 'Probability (%)'),
    money('ExpectedRevenue', 'Expected Amount', visibleReadOnly),
    number('TotalOpportunityQuantity', 'Quantity', [18, 2]),
    date('CloseDate', 'Close Date', required),
    picklist('Type', 'Opportunity Type', [
      'Existing Customer - Upgrade',
      'Existing Customer - Replacement',
      'Existing Customer - Downgrade',
      'New Customer'
    ]),
    text('NextStep', 'Next Step', 255),
    picklist('LeadSource', 'Lead Source', leadSources),
    checkbox('IsClosed', 'Closed', readOnly),
    checkbox('IsWon', 'Won', readOnly),
    restrictedPicklist('ForecastCategory', 'Forecast Category', forecastCategories, { ...readOnly, nillable: false }),
    picklist('ForecastCategoryName', 'Forecast Category', ['Omitted', 'Pipeline', 'Best Case', 'Most Likely', 'Commit', 'Closed']),
    lookup('CampaignId', 'Campaign ID', 'Campaign', { children: 'Opportunities' }),
    checkbox('HasOpportunityLineItem', 'Has Line Item', readOnly),
    lookup('Pricebook2Id', 'Price Book ID', 'Pricebook2', { children: 'Opportunities' }),
    lookup('ContractId', 'Contract ID', 'Contract', { children: 'Opportunities' }),
    owner(),
    integer('FiscalQuarter', 'Fiscal Quarter', readOnly),
    integer('FiscalYear', 'Fiscal Year', readOnly),
    datetime('LastStageChangeDate', 'Last Stage Change Date', readOnly),
    follows(text('Fiscal', 'Fiscal Period', 6, { permissionable: false }), 'TEXT(FiscalYear) & " " & TEXT(FiscalQuarter)'),
    lastActivity('WhatId'),
    ...viewFields
  ]
);

/** Source: .../sforce_api_objects_opportunitylineitem.htm */
export const opportunityLineItem: OrgObject = standardObject(
  'OpportunityLineItem',
  'Opportunity Product',
  { keyPrefix: '00k', permissionsOf: 'Opportunity', sharingModel: 'ControlledByParent' },
  [
    lookup('OpportunityId', 'Opportunity ID', 'Opportunity', {
      nillable: false,
      permissionable: false,
      updateable: false,
      children: 'OpportunityLineItems',
      onDelete: 'Cascade'
    }),
    lookup('PricebookEntryId', 'Price Book Entry ID', 'PricebookEntry', {
      updateable: false,
      children: 'OpportunityLineItems',
      onDelete: 'Restrict'
    }),
    lookup('Product2Id', 'Product ID', 'Product2', { updateable: false, children: 'OpportunityLineItems', onDelete: 'Restrict' }),
    text('ProductCode', 'Product Code', 255, readOnly),
    text('Name', 'Opportunity Product Name', 376, readOnly),
    number('Quantity', 'Quantity', [12, 2], required),
    money('TotalPrice', 'Total Price', { permissionable: false }),
    money('UnitPrice', 'Sales Price', { permissionable: false }),
    money('ListPrice', 'List Price', readOnly),
    percent('Discount', 'Discount', { precision: 5, scale: 2 }),
    money('Subtotal', 'Subtotal', readOnly),
    date('ServiceDate', 'Date'),
    text('Description', 'Line Description', 255),
    integer('SortOrder', 'Sort Order', { createable: false })
  ]
);

/** Source: .../sforce_api_objects_opportunitycontactrole.htm */
export const opportunityContactRole: OrgObject = standardObject(
  'OpportunityContactRole',
  'Opportunity Contact Role',
  { keyPrefix: '00K', nameField: 'Id', permissionsOf: 'Opportunity', sharingModel: 'ControlledByParent' },
  [
    lookup('OpportunityId', 'Opportunity ID', 'Opportunity', {
      nillable: false,
      permissionable: false,
      updateable: false,
      children: 'OpportunityContactRoles',
      onDelete: 'Cascade'
    }),
    lookup('ContactId', 'Contact ID', 'Contact', {
      nillable: false,
      permissionable: false,
      updateable: false,
      children: 'OpportunityContactRoles',
      onDelete: 'Cascade'
    }),
    picklist('Role', 'Role', contactRoles),
    checkbox('IsPrimary', 'Primary')
  ]
);

/** Source: .../sforce_api_objects_opportunitystage.htm */
export const opportunityStage: OrgObject = standardObject(
  'OpportunityStage',
  'Opportunity Stage',
  {
    keyPrefix: '01J',
    nameField: 'MasterLabel',
    softDelete: false,
    createable: false,
    updateable: false,
    deletable: false,
    openToAll: true
  },
  [
    text('MasterLabel', 'Master Label', 255),
    text('ApiName', 'API Name', 255),
    checkbox('IsActive', 'Is Active'),
    integer('SortOrder', 'Sort Order'),
    checkbox('IsClosed', 'Closed'),
    checkbox('IsWon', 'Won'),
    restrictedPicklist('ForecastCategory', 'Forecast Category', forecastCategories),
    text('ForecastCategoryName', 'Forecast Category Name', 255),
    percent('DefaultProbability', 'Probability (%)'),
    text('Description', 'Description', 255)
  ]
);
