/** Objects with a list on the page: columns as paths, the first one leads to the record. Columns the viewer cannot read are left out. */
export const lists = [
  {
    object: 'Account',
    label: 'Accounts',
    singular: 'Account',
    columns: ['Name', 'Type', 'Industry', 'Headroom_Score__c', 'Headroom_Band__c', 'Headroom_Whitespace_Amount__c'],
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
 */
export function listQuery(list, objectInfo) {
  const columns = readableColumns(list, objectInfo);
  const { object } = list;
  return {
    columns,
    text: `query PageList($first: Int, $after: String, $where: ${object}_Filter, $orderBy: ${object}_OrderBy) {
      uiapi { query { ${object}(first: $first, after: $after, where: $where, orderBy: $orderBy) {
        edges { node { Id ${columns.map(({ path }) => selection(path)).join(' ')} } }
        pageInfo { hasNextPage endCursor }
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

function selection(path) {
  const [first, ...rest] = path.split('.');
  return rest.length === 0 ? `${first} { value displayValue }` : `${first} { ${selection(rest.join('.'))} }`;
}

/** Text of one column of a row of the answer. */
export function cellText(node, path) {
  const value = path.split('.').reduce((held, step) => held?.[step], node);
  return value?.displayValue ?? value?.value ?? '';
}
