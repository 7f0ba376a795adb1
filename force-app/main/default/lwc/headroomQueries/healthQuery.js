/** Request of c-headroom-health for its first screen. Custom objects and fields stand under aliases, fields that a permission may hide are optional. */
import { gql } from 'lightning/graphql';

export const HEALTH_QUERY = gql`
  query headroomHealth($account: ID) {
    uiapi {
      query {
        results: Headroom_Scorecard_Result__c(first: 100, where: { Account__c: { eq: $account } }) {
          edges {
            node {
              Id
              key: Scorecard__c {
                value
              }
              title: Title__c {
                value
              }
              state: State__c {
                value
              }
              change: Change__c {
                value
              }
              changeFrom: Change_From_On__c {
                value
              }
              asOf: As_Of__c {
                value
              }
              detail: Detail__c {
                value
              }
              version: Settings_Version__r {
                Id
                publishedAt: Published_At__c {
                  value
                }
                settings: Settings__c {
                  value
                }
              }
            }
          }
        }
        summaries: Headroom_Account_Summary__c(first: 1, where: { Account__c: { eq: $account } }) {
          edges {
            node {
              Id
              contractValue: Contract_Value__c @optional {
                value
                displayValue
              }
              contractValueSource: Contract_Value_Source__c @optional {
                value
              }
              decisionDate: Decision_Date__c {
                value
              }
              noticeDays: Notice_Days__c {
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
              account: Account__r {
                Id
                Name {
                  value
                }
              }
              flags: Flags__c {
                value
              }
              nextSurveyOn: Next_Survey_On__c {
                value
              }
              nextTaskId: Next_Task_Id__c {
                value
              }
              nextTaskDue: Next_Task_Due__c {
                value
              }
              nextTaskStep: Next_Task_Step__c {
                value
              }
              asOf: As_Of__c {
                value
              }
            }
          }
        }
        goodRuns: Headroom_Health_Run__c(
          first: 1
          where: { Status__c: { in: ["Done", "Partly"] } }
          orderBy: { Finished_At__c: { order: DESC } }
        ) {
          edges {
            node {
              Id
              runId: Run_Id__c {
                value
              }
              status: Status__c {
                value
              }
              asOf: As_Of__c {
                value
              }
              startedAt: Started_At__c {
                value
              }
              report: Report__c {
                value
              }
            }
          }
        }
        lastRuns: Headroom_Health_Run__c(first: 1, orderBy: { Started_At__c: { order: DESC } }) {
          edges {
            node {
              Id
              runId: Run_Id__c {
                value
              }
              status: Status__c {
                value
              }
              startedAt: Started_At__c {
                value
              }
              error: Error__c {
                value
              }
            }
          }
        }
        lineVersions: Headroom_Settings_Version__c(
          first: 1
          where: { Scorecard__c: { eq: "product_lines" } }
          orderBy: { Published_At__c: { order: DESC } }
        ) {
          edges {
            node {
              Id
              settings: Settings__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;
