/**
 * Request of c-headroom-departments: all accounts that the viewer may see and whose headline stands in one of the given bands.
 * Custom objects and fields stand under aliases, fields that a permission may hide are optional.
 */
import { gql } from 'lightning/graphql';

export const DEPARTMENT_QUERY = gql`
  query headroomDepartments($bands: [String], $after: String) {
    uiapi {
      query {
        atRisk: Headroom_Account_Summary__c(
          first: 2000
          after: $after
          upperBound: 10000
          where: { Headline__r: { Band__c: { in: $bands } } }
          orderBy: { Headline__r: { Score__c: { order: ASC, nulls: LAST } } }
        ) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              account: Account__r {
                Id
                Name {
                  value
                }
              }
              contractValue: Contract_Value__c @optional {
                value
                displayValue
              }
              currency: CurrencyIsoCode @optional {
                value
              }
              decisionDate: Decision_Date__c {
                value
              }
              monthToMonth: Month_To_Month__c {
                value
              }
              manager: Success_Manager__r {
                Id
                Name {
                  value
                }
              }
              lastMeetingOn: Last_Meeting_On__c {
                value
              }
              taskId: Next_Task_Id__c {
                value
              }
              taskDue: Next_Task_Due__c {
                value
              }
              taskStep: Next_Task_Step__c {
                value
              }
              headline: Headline__r {
                Id
                state: State__c {
                  value
                }
                score: Score__c {
                  value
                }
                band: Band__c {
                  value
                }
                label: Band_Label__c {
                  value
                }
                since: Band_Since__c {
                  value
                }
                change: Change__c {
                  value
                }
                changeFrom: Change_From_On__c {
                  value
                }
                reason: Top_Reason_1__c {
                  value
                }
                worst: Worst_Department__c {
                  value
                }
                worstReason: Worst_Reason__c {
                  value
                }
                sparkline: Sparkline__c {
                  value
                }
                versionId: Settings_Version__c {
                  value
                }
              }
            }
          }
        }
      }
    }
  }
`;
