/**
 * Requests of c-headroom-matrix: accounts with their totals and the cells that have no record, then the records of cells, part by part.
 *
 * An answer holds 2,000 records, so accounts come in pages of 500 with the most room first, and records of cells for as many accounts
 * as are asked for at once. Of a cell only what its square shows is read; the rest is read with the account that is opened.
 * Custom objects and fields stand under aliases, fields that a permission may hide are optional.
 */
import { gql } from 'lightning/graphql';

/** Accounts that the viewer or somebody who reports to the viewer owns or manages. */
export const MATRIX_QUERY = gql`
  query headroomMatrix($me: ID, $after: String) {
    uiapi {
      query {
        accounts: Headroom_Account_Summary__c(
          first: 500
          after: $after
          upperBound: 10000
          where: {
            or: [
              { Account__r: { OwnerId: { eq: $me } } }
              { Account__r: { Owner: { ManagerId: { eq: $me } } } }
              { Success_Manager__c: { eq: $me } }
              { Success_Manager__r: { ManagerId: { eq: $me } } }
            ]
          }
          orderBy: { Whitespace_Amount__c: { order: DESC, nulls: LAST } }
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
                owner: Owner @optional {
                  Id
                  Name @optional {
                    value
                  }
                }
              }
              managerId: Success_Manager__c {
                value
              }
              openCount: Whitespace_Open_Count__c {
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
              currency: CurrencyIsoCode @optional {
                value
              }
              cells: Cells__c {
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
