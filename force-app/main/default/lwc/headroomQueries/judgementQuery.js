/**
 * Requests of c-headroom-judgement, made when it is opened: each object by itself, because who may see one need not see the other.
 * The last day of an override is judged by the org's own clock.
 */
import { gql } from 'lightning/graphql';

/** The newest pulses, and the run that may know them. */
export const PULSE_QUERY = gql`
  query headroomPulses($account: ID) {
    uiapi {
      query {
        pulses: Headroom_Pulse__c(first: 5, where: { Account__c: { eq: $account } }, orderBy: { CreatedDate: { order: DESC } }) {
          edges {
            node {
              Id
              word: Pulse__c {
                value
              }
              reason: Reason__c @optional {
                value
              }
              madeAt: CreatedDate {
                value
              }
              author: CreatedBy @optional {
                Name @optional {
                  value
                }
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
              asOf: As_Of__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/** Overrides that have not ended, the newest first, and those that ended last. */
export const OVERRIDE_QUERY = gql`
  query headroomOverrides($account: ID) {
    uiapi {
      query {
        overrides: Headroom_Health_Override__c(
          first: 200
          where: { and: [{ Account__c: { eq: $account } }, { Expires_On__c: { gte: { literal: TODAY } } }] }
          orderBy: { CreatedDate: { order: DESC } }
        ) {
          edges {
            node {
              Id
              kind: Kind__c {
                value
              }
              scorecard: Scorecard__c @optional {
                value
              }
              measure: Measure__c @optional {
                value
              }
              to: Value__c @optional {
                value
              }
              reason: Reason__c {
                value
              }
              until: Expires_On__c {
                value
              }
              madeAt: CreatedDate {
                value
              }
              editedAt: LastModifiedDate {
                value
              }
              author: CreatedBy @optional {
                Name @optional {
                  value
                }
              }
            }
          }
        }
        ended: Headroom_Health_Override__c(
          first: 3
          where: { and: [{ Account__c: { eq: $account } }, { Expires_On__c: { lt: { literal: TODAY } } }] }
          orderBy: { Expires_On__c: { order: DESC } }
        ) {
          edges {
            node {
              Id
              kind: Kind__c {
                value
              }
              scorecard: Scorecard__c @optional {
                value
              }
              measure: Measure__c @optional {
                value
              }
              to: Value__c @optional {
                value
              }
              reason: Reason__c {
                value
              }
              until: Expires_On__c {
                value
              }
              madeAt: CreatedDate {
                value
              }
              author: CreatedBy @optional {
                Name @optional {
                  value
                }
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
              asOf: As_Of__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;
