import type { OpenRoute } from '../http/route.ts';

/** SOAP is not served: sign in by OAuth, deploy through the Metadata REST API. The fault says so in SOAP's own shape. */
export const soapRoute: OpenRoute = {
  says: 'answers SOAP with a fault',
  method: 'POST',
  path: '/services/Soap/:kind/:version',
  open: true,
  handle: ({ path }) => {
    process.stderr.write(`local org: SOAP is not served (${path}). Add it under src/localOrg/routes if a client needs it.\n`);
    const message = 'The local org has no SOAP API: sign in by OAuth 2.0 (JWT bearer or client credentials) and deploy by REST.';
    const text =
      '<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ' +
      'xmlns:sf="urn:fault.partner.soap.sforce.com"><soapenv:Body><soapenv:Fault><faultcode>sf:UNSUPPORTED_API_VERSION</faultcode>' +
      `<faultstring>${message}</faultstring></soapenv:Fault></soapenv:Body></soapenv:Envelope>`;
    return { status: 500, text, contentType: 'text/xml;charset=UTF-8' };
  }
};

/** With the org id behind the version, as the identity's urls give it. */
export const soapOrgRoute: OpenRoute = { ...soapRoute, path: '/services/Soap/:kind/:version/:org' };
