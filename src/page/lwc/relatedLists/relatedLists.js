import { LightningElement, api } from 'lwc';

/** Related lists of an account: child object, fields that name a row and say more about it, and the order. */
const listsOfAccount = [
  { relationship: 'Cases', label: 'Cases', object: 'Case', name: 'CaseNumber', more: ['Subject', 'Status'], sortBy: '-CreatedDate' },
  { relationship: 'Opportunities', label: 'Opportunities', object: 'Opportunity', name: 'Name', more: ['StageName'], sortBy: '-CloseDate' },
  { relationship: 'Contacts', label: 'Contacts', object: 'Contact', name: 'Name', more: ['Title'], sortBy: 'LastName' },
  {
    relationship: 'Contracts',
    label: 'Contracts',
    object: 'Contract',
    name: 'ContractNumber',
    more: ['Status', 'EndDate'],
    sortBy: '-StartDate'
  }
];

/** The related lists that stand beside a record; other objects than Account have none on the local page. */
export default class RelatedLists extends LightningElement {
  /** Record whose children are listed. */
  @api recordId;
  /** Its object. */
  @api objectApiName;

  get lists() {
    return this.objectApiName === 'Account' ? listsOfAccount : [];
  }
}
