/** Requests behind the buttons of a whitespace row: prices, line items, and what is created. Asked only when a button is pressed. */
import { gql } from 'lightning/graphql';

/** The standard price book, and every price of a product code that the viewer can see. */
export const PRICES_QUERY = gql`
  query headroomPrices($code: String) {
    uiapi {
      query {
        books: Pricebook2(first: 1, where: { IsStandard: { eq: true } }) @optional {
          edges {
            node {
              Id
              Name {
                value
              }
            }
          }
        }
        prices: PricebookEntry(first: 200, where: { ProductCode: { eq: $code } }) @optional {
          edges {
            node {
              Id
              UnitPrice {
                value
              }
              IsActive {
                value
              }
              Pricebook2Id {
                value
              }
              CurrencyIsoCode @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/** The price book of an opportunity, and the products that stand on it. */
export const LINES_QUERY = gql`
  query headroomOpportunityLines($opportunity: ID) {
    uiapi {
      query {
        opportunities: Opportunity(first: 1, where: { Id: { eq: $opportunity } }) {
          edges {
            node {
              Id
              Pricebook2Id @optional {
                value
              }
              Pricebook2 @optional {
                Id
                Name {
                  value
                }
              }
              CurrencyIsoCode @optional {
                value
              }
              lines: OpportunityLineItems(first: 500) @optional {
                edges {
                  node {
                    Id
                    PricebookEntryId {
                      value
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
`;

/** The newest open opportunity that was made for a cell. */
export const MADE_QUERY = gql`
  query headroomMade($account: ID, $cell: String) {
    uiapi {
      query {
        made: Opportunity(
          first: 1
          where: { AccountId: { eq: $account }, Headroom_Cell_Key__c: { eq: $cell }, IsClosed: { eq: false } }
          orderBy: { CreatedDate: { order: DESC } }
        ) {
          edges {
            node {
              Id
            }
          }
        }
      }
    }
  }
`;

/** An opportunity alone. */
export const CREATE_OPPORTUNITY = gql`
  mutation headroomCreateOpportunity($input: OpportunityCreateInput!) {
    uiapi {
      opportunity: OpportunityCreate(input: $input) {
        Record {
          Id
        }
      }
    }
  }
`;

/** An opportunity and its line item, both or none: the line item names the opportunity by the alias of its operation. */
export const CREATE_WITH_PRODUCT = gql`
  mutation headroomCreateWithProduct($input: OpportunityCreateInput!, $line: OpportunityLineItemCreateInput!) {
    uiapi(input: { allOrNone: true }) {
      opportunity: OpportunityCreate(input: $input) {
        Record {
          Id
        }
      }
      line: OpportunityLineItemCreate(input: $line) {
        Record {
          Id
        }
      }
    }
  }
`;

/** A line item of an opportunity that is there. */
export const ADD_PRODUCT = gql`
  mutation headroomAddProduct($input: OpportunityLineItemCreateInput!) {
    uiapi {
      line: OpportunityLineItemCreate(input: $input) {
        Record {
          Id
        }
      }
    }
  }
`;
