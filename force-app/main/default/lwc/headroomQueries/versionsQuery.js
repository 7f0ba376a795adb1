/** Request for the settings by which some results were judged, where the newest ones do not cover them. */
import { gql } from 'lightning/graphql';

export const VERSIONS_QUERY = gql`
  query headroomVersions($ids: [ID]) {
    uiapi {
      query {
        versions: Headroom_Settings_Version__c(first: 50, where: { Id: { in: $ids } }) {
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
