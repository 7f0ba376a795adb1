/** Request of c-headroom-whitespace for its first screen. Custom objects and fields stand under aliases, fields that a permission may hide are optional. */
import { gql } from 'lightning/graphql';

export const WHITESPACE_QUERY = gql`
  query headroomWhitespace($account: ID) {
    uiapi {
      query {
        cells: Headroom_Whitespace_Cell__c(first: 500, where: { Account__c: { eq: $account } }) {
          edges {
            node {
              Id
              title: Title__c {
                value
              }
              gap: Gap__c {
                value
              }
              valueAmount: Value_Based_Amount__c @optional {
                value
              }
              ownedAmount: Owned_Amount__c @optional {
                value
              }
              detail: Detail__c {
                value
              }
              opportunity: Opportunity__r @optional {
                Id
                Name @optional {
                  value
                }
                StageName @optional {
                  value
                  displayValue
                }
                Amount @optional {
                  value
                  displayValue
                }
                CloseDate @optional {
                  value
                }
                cellKey: Headroom_Cell_Key__c @optional {
                  value
                }
                hasProducts: HasOpportunityLineItem @optional {
                  value
                }
              }
            }
          }
        }
        accounts: Account(first: 1, where: { Id: { eq: $account } }) {
          edges {
            node {
              Id
              Name {
                value
              }
              made: Opportunities(first: 200, where: { IsClosed: { eq: false } }, orderBy: { CreatedDate: { order: DESC } }) @optional {
                edges {
                  node {
                    Id
                    Name @optional {
                      value
                    }
                    cellKey: Headroom_Cell_Key__c @optional {
                      value
                    }
                    createdAt: CreatedDate {
                      value
                    }
                    hasProducts: HasOpportunityLineItem @optional {
                      value
                    }
                  }
                }
              }
              answers: Headroom_Whitespace_Feedbacks__r(first: 200, orderBy: { CreatedDate: { order: DESC } }) @optional {
                edges {
                  node {
                    Id
                    line: Product_Line__c {
                      value
                    }
                    answer: Answer__c {
                      value
                    }
                    until: Until__c @optional {
                      value
                    }
                    reason: Reason__c @optional {
                      value
                    }
                    madeAt: CreatedDate {
                      value
                    }
                    editedAt: LastModifiedDate {
                      value
                    }
                    author: CreatedBy @optional {
                      Id
                      Name @optional {
                        value
                      }
                    }
                  }
                }
              }
            }
          }
        }
        summaries: Headroom_Account_Summary__c(first: 1, where: { Account__c: { eq: $account } }) {
          edges {
            node {
              openCount: Whitespace_Open_Count__c {
                value
              }
              holdCount: Whitespace_Hold_Count__c {
                value
              }
              amount: Whitespace_Amount__c {
                value
                displayValue
              }
              fullAmount: Whitespace_Full_Amount__c @optional {
                value
                displayValue
              }
              cells: Cells__c {
                value
              }
              version: Settings_Version__r {
                settings: Settings__c {
                  value
                }
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
              runId: Run_Id__c {
                value
              }
              asOf: As_Of__c {
                value
              }
              report: Report__c @optional {
                value
              }
              replay: Replay__c @optional {
                value
              }
            }
          }
        }
        lastRuns: Headroom_Health_Run__c(first: 1, orderBy: { Started_At__c: { order: DESC } }) {
          edges {
            node {
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
