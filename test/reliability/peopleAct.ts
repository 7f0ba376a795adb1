import type { Answer } from '../localOrg/testOrg.ts';
import type { Company } from './openCompany.ts';

/** What people do in the company's org, as its administrator. */
export type People = {
  /** Id of a customer. */
  account(name: string): Promise<string>;
  openCase(accountName: string, subject: string, values?: Readonly<Record<string, unknown>>): Promise<string>;
  remove(object: string, id: string): Promise<void>;
  /** Brings a record back from the recycle bin. */
  undelete(id: string): Promise<void>;
  /** Erases deleted records from the recycle bin. */
  erase(...ids: readonly string[]): Promise<void>;
  /** Merges accounts into one of them; values of the winner stay. */
  merge(winner: string, ...losers: readonly string[]): Promise<void>;
  /** The same merge as a request, for the fault `meanwhile`. */
  merging(winner: string, ...losers: readonly string[]): { readonly method: 'POST'; readonly path: string; readonly body: string };
  change(object: string, id: string, values: Readonly<Record<string, unknown>>): Promise<void>;
};

export function peopleOf(company: Company): People {
  const { org } = company;
  const done = ({ status, text }: Answer): void => {
    if (status >= 300) throw new Error(`The local org refused: ${text}`);
  };
  const soap = (operation: string): Promise<void> => askPartner(company, operation);
  const ids = (list: readonly string[]): string => list.map((id) => `<urn:ids>${id}</urn:ids>`).join('');
  const account: People['account'] = async (name) => (await org.query(`SELECT Id FROM Account WHERE Name = '${name}'`))[0].Id;
  return {
    account,
    openCase: async (name, Subject, values) =>
      org.create('Case', { AccountId: await account(name), Subject, Status: 'New', Origin: 'Email', ...values }),
    remove: async (object, id) => done(await org.call('DELETE', `/sobjects/${object}/${id}`)),
    change: async (object, id, values) => done(await org.call('PATCH', `/sobjects/${object}/${id}`, values)),
    undelete: (id) => soap(`<urn:undelete>${ids([id])}</urn:undelete>`),
    erase: (...list) => soap(`<urn:emptyRecycleBin>${ids(list)}</urn:emptyRecycleBin>`),
    merge: (winner, ...losers) => soap(mergeOperation(winner, losers)),
    merging: (winner, ...losers) => ({
      method: 'POST',
      path: partnerPath,
      body: partnerEnvelope(org.accessToken, mergeOperation(winner, losers))
    })
  };
}

const partnerPath = '/services/Soap/u/66.0';

function mergeOperation(winner: string, losers: readonly string[]): string {
  const master = `<urn:masterRecord><urn1:type>Account</urn1:type><urn1:Id>${winner}</urn1:Id></urn:masterRecord>`;
  const others = losers.map((id) => `<urn:recordToMergeIds>${id}</urn:recordToMergeIds>`).join('');
  return `<urn:merge><urn:request>${master}${others}</urn:request></urn:merge>`;
}

/** One operation of the Partner API; a result that is no success is an error. */
async function askPartner({ org }: Company, operation: string): Promise<void> {
  const raw = partnerEnvelope(org.accessToken, operation);
  const { text } = await org.call('POST', partnerPath, undefined, { raw, headers: { 'Content-Type': 'text/xml' } });
  if (!text.includes('<success>true</success>') || text.includes('<success>false</success>')) throw new Error(text);
}

/** The envelope that the Partner API takes. */
function partnerEnvelope(session: string, operation: string): string {
  return (
    '<?xml version="1.0"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:urn="urn:partner.soap.sforce.com" ' +
    'xmlns:urn1="urn:sobject.partner.soap.sforce.com"><soapenv:Header><urn:SessionHeader><urn:sessionId>' +
    `${session}</urn:sessionId></urn:SessionHeader></soapenv:Header><soapenv:Body>${operation}</soapenv:Body></soapenv:Envelope>`
  );
}
