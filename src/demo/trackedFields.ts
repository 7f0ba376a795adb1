/**
 * Fields whose changes the demo company's org keeps from its first day on, as an administrator does who wants to know later what was
 * known when: what segments, populations, contracts and signals of the ready-made settings rest on and people change.
 */
export const trackedFields: Readonly<Record<string, readonly string[]>> = {
  Account: ['Industry', 'NumberOfEmployees', 'ParentId', 'Type'],
  Asset: ['InstallDate', 'IsCompetitorProduct', 'Quantity', 'Status', 'UsageEndDate'],
  Case: ['IsEscalated', 'Priority', 'Status', 'Type'],
  Contact: ['AccountId', 'Title'],
  Contract: ['ContractTerm', 'EndDate', 'StartDate', 'Status'],
  Opportunity: ['Amount', 'CloseDate', 'StageName']
};

/** Objects whose history is switched on as a whole. */
const switched: readonly string[] = ['Account', 'Contact', 'Opportunity'];

/** Files of a deploy that switches their history on: path to content. */
export function trackedFieldsFiles(): ReadonlyMap<string, string> {
  const files = Object.entries(trackedFields).map(([object, names]) => [`objects/${object}.object`, objectXml(object, names)] as const);
  return new Map(files);
}

function objectXml(object: string, names: readonly string[]): string {
  const history = switched.includes(object) ? '<enableHistory>true</enableHistory>' : '';
  const fields = names.map((name) => `<fields><fullName>${name}</fullName><trackHistory>true</trackHistory></fields>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">${history}${fields.join('')}</CustomObject>
`;
}
