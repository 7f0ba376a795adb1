import { withNamespace } from '@page/namespace';

/** Objects with a list on the page: columns as paths, the first one leads to the record. Columns the viewer cannot read are left out. */
export const lists = [
  {
    object: 'Account',
    label: 'Accounts',
    singular: 'Account',
    columns: ['Name', 'Type', 'Industry'],
    fromChildren: [
      { relationship: 'Headroom_Scorecard_Results__r', field: 'Score__c', label: 'Health score', isNumber: true, ofHeadline: true },
      { relationship: 'Headroom_Scorecard_Results__r', field: 'Band_Label__c', label: 'Health', ofHeadline: true },
      { relationship: 'Headroom_Account_Summaries__r', field: 'Whitespace_Amount__c', label: 'Room to grow', isNumber: true }
    ],
    orderBy: 'Name'
  },
  {
    object: 'Opportunity',
    label: 'Opportunities',
    singular: 'Opportunity',
    columns: ['Name', 'Account.Name', 'StageName', 'Amount', 'CloseDate'],
    orderBy: 'CloseDate'
  },
  {
    object: 'Case',
    label: 'Cases',
    singular: 'Case',
    columns: ['CaseNumber', 'Subject', 'Account.Name', 'Status', 'Priority'],
    orderBy: 'CaseNumber'
  },
  { object: 'Contact', label: 'Contacts', singular: 'Contact', columns: ['Name', 'Title', 'Account.Name', 'Email'], orderBy: 'Name' },
  {
    object: 'Contract',
    label: 'Contracts',
    singular: 'Contract',
    columns: ['ContractNumber', 'Account.Name', 'Status', 'StartDate', 'EndDate'],
    orderBy: 'ContractNumber'
  }
];

/**
 * The list query of an object with the columns that the viewer can read.
 *
 * @param list        an entry of `lists`
 * @param objectInfo  what the viewer may know of the object
 * @param headline    developer name of the scorecard whose score stands in the list; undefined leaves its columns out
 */
export function listQuery(list, objectInfo, headline) {
  const { object } = list;
  const own = readableColumns(list, objectInfo);
  const children = readableChildren(list, objectInfo, headline);
  const selections = [...own.map(({ path }) => selection(path)), ...children.map((column) => childSelection(column, headline))];
  return {
    columns: [...own, ...children],
    text: `query PageList($first: Int, $where: ${object}_Filter, $orderBy: ${object}_OrderBy) {
      uiapi { query { ${object}(first: $first, where: $where, orderBy: $orderBy) {
        edges { node { Id ${selections.join(' ')} } }
        pageInfo { hasNextPage }
        totalCount
      } } }
    }`
  };
}

function readableColumns({ columns }, { fields }) {
  return columns.flatMap((path) => {
    const [first, ...rest] = path.split('.');
    const field = rest.length === 0 ? fields[first] : Object.values(fields).find(({ relationshipName }) => relationshipName === first);
    if (!field) return [];
    return [{ path, label: field.label.replace(/ ID$/, ''), isNumber: ['Double', 'Currency', 'Percent', 'Int'].includes(field.dataType) }];
  });
}

function readableChildren({ fromChildren = [] }, { childRelationships }, headline) {
  return fromChildren
    .filter(({ relationship, ofHeadline }) => {
      return (
        childRelationships.some(({ relationshipName }) => relationshipName === withNamespace(relationship)) && (!ofHeadline || headline)
      );
    })
    .map((column, index) => ({ ...column, path: `child${index}` }));
}

function selection(path) {
  const [first, ...rest] = path.split('.');
  return rest.length === 0 ? `${first} { value displayValue }` : `${first} { ${selection(rest.join('.'))} }`;
}

function childSelection({ path, relationship, field, ofHeadline }, headline) {
  const where = ofHeadline ? `, where: { Scorecard__c: { eq: ${JSON.stringify(headline)} } }` : '';
  return `${path}: ${relationship}(first: 1${where}) { edges { node { field: ${field} @optional { value displayValue } } } }`;
}

/** Text of one column of a row of the answer. */
export function cellText(node, path) {
  const held = path.split('.').reduce((value, step) => value?.[step], node);
  const value = held?.edges ? held.edges[0]?.node.field : held;
  return value?.displayValue ?? value?.value ?? '';
}

/** Finds the scorecard that stands for an account's health: the published settings say which. */
export const headlineQuery = `query PageHeadline {
  uiapi { query { versions: Headroom_Settings_Version__c(first: 100, orderBy: { Published_At__c: { order: DESC } }) {
    edges { node { key: Scorecard__c { value } settings: Settings__c { value } } }
  } } }
}`;

/** Developer name of the headline scorecard from the answer of `headlineQuery`; undefined before the first run. */
export function headlineOf(data) {
  const found = data.uiapi.query.versions.edges.find(({ node }) => JSON.parse(node.settings.value ?? '{}').scorecard?.headline === true);
  return found?.node.key.value;
}
