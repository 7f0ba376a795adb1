/** Request of c-headroom-history when it is opened: the weeks of one result and every published version of its settings. */
import { gql } from 'lightning/graphql';

export const HISTORY_QUERY = gql`
  query headroomHistory($account: ID, $scorecard: String) {
    uiapi {
      query {
        results: Headroom_Scorecard_Result__c(
          first: 1
          where: { and: [{ Account__c: { eq: $account } }, { Scorecard__c: { eq: $scorecard } }] }
        ) {
          edges {
            node {
              Id
              history: History__c {
                value
              }
            }
          }
        }
        versions: Headroom_Settings_Version__c(
          first: 500
          where: { Scorecard__c: { eq: $scorecard } }
          orderBy: { Published_At__c: { order: ASC } }
        ) {
          edges {
            node {
              Id
              key: Key__c {
                value
              }
              publishedAt: Published_At__c {
                value
              }
              publishedBy: Published_By__c {
                value
              }
              changes: Changes__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;
