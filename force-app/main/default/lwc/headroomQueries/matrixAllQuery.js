/** Request of c-headroom-matrix for all accounts that the viewer can see; it asks for the same as for the own ones. */
import { gql } from 'lightning/graphql';

export const MATRIX_ALL_QUERY = gql`
  query headroomMatrixAll($after: String) {
    uiapi {
      query {
        accounts: Headroom_Account_Summary__c(
          first: 500
          after: $after
          upperBound: 10000
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
      }
    }
  }
`;
