/** A row of whitespace and what the org answers to its actions: for tests only. */

export const userId = '005000000000001AAA';

export const account = { id: '001000000000001AAA', name: 'Quillhaven Software' };

export const settings = {
  v: 1,
  kind: 'product_lines',
  customers: '',
  lines: [{ k: 'analytics', title: 'Analytics', unit: 'packages', unitOne: 'package', price: 'price_book', code: 'ANA-PACK' }],
  whitespaceRules: [],
  holds: [],
  opportunity: { stage: 'Qualification', closeDays: 30 }
};

/** A row that can be sold; what is not given is that of Analytics, open. */
export function rowOf(changes = {}) {
  return {
    key: 'analytics',
    title: 'Analytics',
    status: 'Open',
    cellKey: `${account.id}:analytics`,
    gap: 2,
    productCode: 'ANA-PACK',
    isOpportunityVisible: true,
    tellsWhoAsks: true,
    ...changes
  };
}

/** An answer of the user that no run has read. */
export function answerOf(changes = {}) {
  return {
    id: 'a08000000000001AAA',
    answer: 'Not_A_Fit',
    author: { id: userId, name: 'Fenwick Silverlode' },
    on: '2027-03-18',
    isCounted: false,
    ...changes
  };
}

/** Object infos of opportunity, line item and feedback; `without` leaves out what the viewer may not create. */
export function actionInfos(without = []) {
  const names = ['Opportunity', 'OpportunityLineItem', 'Headroom_Whitespace_Feedback__c'];
  const resultOf = (apiName) => ({ apiName, createable: !without.includes(apiName), updateable: !without.includes(apiName) });
  return { results: names.map((apiName) => ({ statusCode: 200, result: resultOf(apiName) })) };
}

const createable = [
  'AccountId',
  'Name',
  'StageName',
  'CloseDate',
  'Pricebook2Id',
  'Headroom_Product_Line__c',
  'Headroom_Cell_Key__c',
  'CurrencyIsoCode'
];
const names = { Name: 'Opportunity Name', StageName: 'Stage', CloseDate: 'Close Date' };

/** Object info of Opportunity; `closed` are fields that the viewer may not fill. */
export function opportunityInfo(closed = ['CurrencyIsoCode']) {
  const fields = createable.map((name) => [name, { label: names[name] ?? name, createable: !closed.includes(name) }]);
  return { apiName: 'Opportunity', defaultRecordTypeId: '012000000000000AAA', fields: Object.fromEntries(fields) };
}

function stage(value, closed) {
  return { value, label: value, attributes: { picklistAtrributesValueType: 'OpportunityStage', closed, won: closed } };
}

export const stages = {
  values: [stage('Closed Won', true), stage('Prospecting', false), stage('Qualification', false)]
};

export const standardBook = { Id: '01s000000000001AAA', Name: { value: 'Standard Price Book' } };

/** A price of ANA-PACK as GraphQL gives it. */
export function priceNode({ Id = '01u000000000001AAA', ...changes } = {}) {
  const values = { UnitPrice: 30000, IsActive: true, Pricebook2Id: standardBook.Id, ...changes };
  return { node: { Id, ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }])) } };
}

export function pricesAnswer(prices = [priceNode()], books = [standardBook]) {
  return { uiapi: { query: { books: { edges: books.map((node) => ({ node })) }, prices: { edges: prices } } } };
}

/** The opportunity of a row, with line items of these prices. */
export function linesAnswer(priceIds = []) {
  const lines = priceIds.map((id, at) => ({ node: { Id: `00k00000000000${at}AAA`, PricebookEntryId: { value: id } } }));
  const opportunity = {
    Id: '006000000000001AAA',
    Pricebook2Id: { value: standardBook.Id },
    Pricebook2: standardBook,
    lines: { edges: lines }
  };
  return { uiapi: { query: { opportunities: { edges: [{ node: opportunity }] } } } };
}

/** jsdom has dialogs and cannot open them. */
export function openDialogs() {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
}
