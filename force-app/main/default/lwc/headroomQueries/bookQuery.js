/**
 * Request of c-headroom-book for its first screen: the viewer's accounts and those of the success managers who report to the
 * viewer, up to the platform's largest page, with the lowest score first, so that of a larger book the part that matters is there.
 * Custom objects and fields stand under aliases, fields that a permission may hide are optional.
 */
import { gql } from 'lightning/graphql';

export const BOOK_QUERY = gql`
  query headroomBook($me: ID, $after: String) {
    uiapi {
      query {
        accounts: Headroom_Account_Summary__c(
          first: 2000
          after: $after
          upperBound: 10000
          where: { or: [{ Success_Manager__c: { eq: $me } }, { Success_Manager__r: { ManagerId: { eq: $me } } }] }
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
        headlines: Headroom_Account_Summary__c(
          first: 1
          where: { Headline__c: { ne: null } }
          orderBy: { Headline__r: { Settings_Version__r: { Published_At__c: { order: DESC } } } }
        ) {
          edges {
            node {
              Id
              headline: Headline__r {
                Id
                version: Settings_Version__r {
                  Id
                  settings: Settings__c {
                    value
                  }
                }
              }
            }
          }
        }
        viewers: User(first: 1, where: { Id: { eq: $me } }) {
          edges {
            node {
              Id
              Name {
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
              asOf: As_Of__c {
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
      }
    }
  }
`;
