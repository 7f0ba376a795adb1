/** Requests of c-headroom-matrix for cells: those of some accounts as squares, and the few that are put forward to the viewer. */
import { gql } from 'lightning/graphql';

/** Cells with a record of their own. */
export const MATRIX_CELLS_QUERY = gql`
  query headroomMatrixCells($accounts: [ID], $after: String) {
    uiapi {
      query {
        cells: Headroom_Whitespace_Cell__c(first: 2000, after: $after, upperBound: 10000, where: { Account__c: { in: $accounts } }) {
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              accountId: Account__c {
                value
              }
              line: Product_Line__c {
                value
              }
              status: Status__c {
                value
              }
              owned: Owned__c {
                value
              }
              target: Target__c {
                value
              }
              amount: Amount_Expected__c {
                value
              }
              valueAmount: Value_Based_Amount__c @optional {
                value
              }
              motion: Motion__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/** What to sell next, over all accounts that the viewer owns. */
export const MATRIX_NEXT_QUERY = gql`
  query headroomMatrixNext($me: ID, $count: Int) {
    uiapi {
      query {
        cells: Headroom_Whitespace_Cell__c(
          first: $count
          where: { and: [{ Rank_For_Owner__c: { ne: null } }, { Account__r: { OwnerId: { eq: $me } } }] }
          orderBy: { Rank_For_Owner__c: { order: ASC } }
        ) {
          totalCount
          edges {
            node {
              Id
              rank: Rank_For_Owner__c {
                value
              }
              account: Account__r {
                Id
                Name {
                  value
                }
              }
              line: Product_Line__c {
                value
              }
              title: Title__c {
                value
              }
              gap: Gap__c {
                value
              }
              amount: Amount_Expected__c {
                value
                displayValue
              }
              valueAmount: Value_Based_Amount__c @optional {
                value
              }
              currency: CurrencyIsoCode @optional {
                value
              }
              detail: Detail__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;
