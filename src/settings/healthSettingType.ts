import type { Department, GeneralSetting } from '../domain/settings.ts';
import { checkbox, number, percent, reference, requiredReference, text } from './fields.ts';
import { settingType, withoutEmpty } from './settingType.ts';
import type { SettingType } from './settingType.ts';

const ownerFields = {
  Customer_Success_Owner__c: text,
  Support_Owner__c: text,
  Product_Owner__c: text,
  Product_Marketing_Owner__c: text,
  Marketing_Owner__c: text,
  Professional_Services_Owner__c: text,
  Account_Management_Owner__c: text,
  Sales_Owner__c: text,
  Finance_Owner__c: text
};

/** `Headroom_Health_Setting__mdt`: the one general record. */
export const healthSettingType: SettingType<GeneralSetting> = settingType({
  name: 'Headroom_Health_Setting',
  shape: {
    Headline__c: requiredReference,
    Mirror_To_Account__c: checkbox,
    Population__c: text,
    Population_Active_Contract__c: checkbox,
    New_Customer_Days__c: number,
    Success_Manager_Path__c: text,
    Success_Manager_Team_Role__c: text,
    Contract_Value_Signal__c: reference,
    ...ownerFields,
    Api_Day_Share__c: percent,
    Api_Run_Share__c: percent,
    Storage_Share__c: percent,
    Least_Share__c: percent,
    At_Risk_Per_Manager__c: number,
    Notice_Days__c: number,
    Opportunity_Stage__c: text,
    Opportunity_Close_Days__c: number,
    Loss_Reason_Field__c: text,
    Next_Cells_Per_Account__c: number,
    Next_Cells_Per_Owner__c: number,
    Propensity_Days__c: number,
    Fallback_Task_Owner__c: text,
    Survey_Lead_Weeks__c: number,
    Survey_Rest_Days__c: number,
    Survey_Follow_Up__c: checkbox,
    Save_Despite_Duplicates__c: checkbox
  },
  references: ['Headline__c', 'Contract_Value_Signal__c'],
  make: (base, row) => ({
    ...base,
    headline: row.Headline__c,
    mirrorToAccount: row.Mirror_To_Account__c,
    population: row.Population__c ?? '',
    orActiveContract: row.Population_Active_Contract__c,
    newCustomerDays: row.New_Customer_Days__c ?? 90,
    apiDayShare: row.Api_Day_Share__c ?? 0.8,
    apiRunShare: row.Api_Run_Share__c ?? 0.25,
    storageShare: row.Storage_Share__c ?? 0.1,
    leastShare: row.Least_Share__c ?? 0.2,
    atRiskPerManager: row.At_Risk_Per_Manager__c ?? 10,
    noticeDays: row.Notice_Days__c ?? 30,
    nextCellsPerAccount: row.Next_Cells_Per_Account__c ?? 3,
    nextCellsPerOwner: row.Next_Cells_Per_Owner__c ?? 20,
    propensityDays: row.Propensity_Days__c ?? 182,
    surveyLeadWeeks: row.Survey_Lead_Weeks__c ?? 8,
    surveyRestDays: row.Survey_Rest_Days__c ?? 90,
    surveyFollowUp: row.Survey_Follow_Up__c,
    saveDespiteDuplicates: row.Save_Despite_Duplicates__c,
    departmentOwners: departmentOwners(row),
    ...withoutEmpty({
      successManagerPath: row.Success_Manager_Path__c,
      successManagerTeamRole: row.Success_Manager_Team_Role__c,
      contractValueSignal: row.Contract_Value_Signal__c,
      opportunityStage: row.Opportunity_Stage__c,
      opportunityCloseDays: row.Opportunity_Close_Days__c,
      lossReasonField: row.Loss_Reason_Field__c,
      fallbackTaskOwner: row.Fallback_Task_Owner__c
    })
  })
});

function departmentOwners(row: { readonly [field in keyof typeof ownerFields]?: string | undefined }): Partial<Record<Department, string>> {
  return withoutEmpty({
    'Customer Success': row.Customer_Success_Owner__c,
    Support: row.Support_Owner__c,
    Product: row.Product_Owner__c,
    'Product Marketing': row.Product_Marketing_Owner__c,
    Marketing: row.Marketing_Owner__c,
    'Professional Services': row.Professional_Services_Owner__c,
    'Account Management': row.Account_Management_Owner__c,
    Sales: row.Sales_Owner__c,
    Finance: row.Finance_Owner__c
  });
}
