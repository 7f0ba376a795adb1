import type { SoqlField, SoqlObject } from '../../src/soql/schema.ts';

/** Fields as `Name:type` or `AccountId:reference>Account`; the relationship is the name without its Id. */
const objects: Readonly<Record<string, string>> = {
  Account:
    'Id:id Name:string CurrencyIsoCode:picklist Type:picklist Industry:picklist BillingCountry:string Regions__c:multipicklist NumberOfEmployees:int ParentId:reference>Account CreatedDate:datetime SystemModstamp:datetime OwnerId:reference>User IsDeleted:boolean',
  AccountHistory:
    'Id:id AccountId:reference>Account Field:picklist DataType:picklist OldValue:anyType NewValue:anyType CreatedDate:datetime',
  User: 'Id:id Name:string IsActive:boolean',
  Case: 'Id:id AccountId:reference>Account ContactId:reference>Contact AssetId:reference>Asset Type:picklist Status:picklist Priority:picklist IsEscalated:boolean IsClosed:boolean CreatedDate:datetime ClosedDate:datetime SystemModstamp:datetime IsDeleted:boolean',
  CaseHistory: 'Id:id CaseId:reference>Case Field:picklist OldValue:anyType NewValue:anyType CreatedDate:datetime',
  Contact: 'Id:id AccountId:reference>Account Title:string CreatedDate:datetime IsDeleted:boolean',
  Lead: 'Id:id Title:string Company:string',
  Event:
    'Id:id AccountId:reference>Account WhoId:reference>Contact,Lead StartDateTime:datetime IsChild:boolean CreatedDate:datetime IsDeleted:boolean',
  Task: 'Id:id AccountId:reference>Account WhatId:reference>Account,Opportunity WhoId:reference>Contact,Lead ActivityDate:date Subject:string IsClosed:boolean Headroom_Key__c:string CreatedDate:datetime IsDeleted:boolean',
  // The only object that stands in several currencies, with Account: most orgs have one.
  Renewal__c:
    'Id:id Account__c:reference>Account Amount__c:currency CurrencyIsoCode:picklist Starts__c:date Ends__c:date CreatedDate:datetime',
  Step__c: 'Id:id Visit__c:reference>Visit__c',
  Visit__c: 'Id:id Guest__c:reference>Contact',
  Ticket__c:
    'Id:id Step__c:reference>Step__c Opened__c:datetime Closed__c:datetime Hours__c:double Urgent__c:boolean CreatedDate:datetime IsDeleted:boolean',
  Opportunity:
    'Id:id AccountId:reference>Account Amount:currency CloseDate:date IsWon:boolean IsClosed:boolean StageName:picklist Headroom_Product_Line__c:string CreatedDate:datetime',
  OpportunityHistory: 'Id:id OpportunityId:reference>Opportunity StageName:picklist Amount:currency CloseDate:date CreatedDate:datetime',
  Asset:
    'Id:id AccountId:reference>Account ContactId:reference>Contact Product2Id:reference>Product2 Price:currency Quantity:double Status:picklist IsCompetitorProduct:boolean PurchaseDate:date UsageEndDate:date InstallDate:date CreatedDate:datetime',
  Product2: 'Id:id Family:picklist ProductCode:string IsActive:boolean',
  AccountTeamMember: 'Id:id AccountId:reference>Account UserId:reference>User TeamMemberRole:picklist',
  OpportunityLineItem:
    'Id:id OpportunityId:reference>Opportunity Product2Id:reference>Product2 Quantity:double TotalPrice:currency CreatedDate:datetime',
  Order: 'Id:id AccountId:reference>Account StatusCode:picklist IsReductionOrder:boolean EffectiveDate:date CreatedDate:datetime',
  OrderItem: 'Id:id OrderId:reference>Order Product2Id:reference>Product2 Quantity:double CreatedDate:datetime',
  ServiceContract: 'Id:id AccountId:reference>Account CreatedDate:datetime',
  ContractLineItem:
    'Id:id ServiceContractId:reference>ServiceContract Product2Id:reference>Product2 Quantity:double StartDate:date EndDate:date CreatedDate:datetime',
  Subscription__c:
    'Id:id Account__c:reference>Account Product__c:reference>Product2 Seats__c:double Cancelled__c:double Annual__c:currency Starts__c:date Ends__c:date CreatedDate:datetime',
  Pricebook2: 'Id:id IsStandard:boolean',
  PricebookEntry: 'Id:id Pricebook2Id:reference>Pricebook2 Product2Id:reference>Product2 UnitPrice:currency IsActive:boolean',
  Headroom_Whitespace_Feedback__c:
    'Id:id Account__c:reference>Account Product_Line__c:string Answer__c:picklist Until__c:date CreatedDate:datetime',
  Headroom_Pulse__c:
    'Id:id Account__c:reference>Account Pulse__c:picklist CreatedDate:datetime CreatedById:reference>User IsDeleted:boolean',
  Headroom_Health_Override__c:
    'Id:id Account__c:reference>Account Kind__c:picklist Scorecard__c:string Measure__c:string Value__c:double Expires_On__c:date CreatedDate:datetime CreatedById:reference>User IsDeleted:boolean',
  Contract:
    'Id:id AccountId:reference>Account StartDate:date EndDate:date ContractTerm:int ActivatedDate:datetime Headroom_Annual_Value__c:currency Headroom_Auto_Renew__c:boolean Headroom_Notice_Days__c:double CreatedDate:datetime SystemModstamp:datetime',
  Headroom_Survey_Response__c:
    'Id:id Account__c:reference>Account Kind__c:picklist Score__c:double Scale_Max__c:double Sent_On__c:date Answered_On__c:date CreatedDate:datetime',
  Headroom_Product_Usage__c:
    'Id:id Account__c:reference>Account Product_Line__c:string Period_End__c:date Active__c:double Licensed__c:double CreatedDate:datetime',
  Headroom_Success_Milestone__c:
    'Id:id Account__c:reference>Account Kind__c:picklist Due_On__c:date Done_On__c:date CreatedDate:datetime SystemModstamp:datetime',
  Headroom_Success_Plan__c:
    'Id:id Account__c:reference>Account Signed_On__c:date Promised_Go_Live_On__c:date Go_Live_On__c:date CreatedDate:datetime'
};

function readField(text: string): SoqlField {
  const [name = '', type = ''] = text.split(':');
  const [kind = '', targets] = type.split('>');
  const relationshipName = name.endsWith('__c') ? name.replace(/__c$/, '__r') : name.replace(/Id$/, '');
  const filterable = name !== 'OldValue';
  if (targets === undefined) return { name, type: kind, referenceTo: [], filterable };
  return { name, type: kind, relationshipName, referenceTo: targets.split(','), filterable };
}

/** Describe of the objects that golden cases use, reduced to what signals read. */
export const describes: ReadonlyMap<string, SoqlObject> = new Map(
  Object.entries(objects).map(([name, fields]) => [name, { name, fields: fields.split(' ').map(readField) }])
);
