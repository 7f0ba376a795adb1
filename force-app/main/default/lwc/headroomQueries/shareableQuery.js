/**
 * Request of c-headroom-shareable, made when its dialog is opened: only the field that may be shown to the customer, and only of the
 * scorecards asked for.
 */
import { gql } from 'lightning/graphql';

export const SHAREABLE_QUERY = gql`
  query headroomShareable($account: ID, $keys: [String]) {
    uiapi {
      query {
        shared: Headroom_Scorecard_Result__c(
          first: 100
          where: { and: [{ Account__c: { eq: $account } }, { Scorecard__c: { in: $keys } }] }
        ) {
          edges {
            node {
              Id
              key: Scorecard__c {
                value
              }
              detail: Shareable_Detail__c {
                value
              }
              account: Account__r {
                Name {
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
