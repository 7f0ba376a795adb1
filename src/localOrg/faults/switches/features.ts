import { z } from 'zod';
import type { FaultSwitch } from '../faultSwitch.ts';

const isoCode = z.string().regex(/^[A-Z]{3}$/, 'a currency is three capital letters');

/** Features of an org that Setup switches on for good: they stay when the faults are taken away. */
export const featureSwitches = {
  currencies: {
    says: 'activates multiple currencies, for good: CurrencyType with a rate of each (units for one of the corporate currency), and CurrencyIsoCode on every object with amounts',
    rows: [40],
    source: 'https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_currencytype.htm',
    lasts: true,
    parameters: z.strictObject({ corporate: isoCode, rates: z.record(isoCode, z.number().positive()) })
  },
  person_accounts: {
    says: 'enables person accounts, for good: an account that is given a LastName is a person, has IsPersonAccount and takes its name from its parts',
    rows: [41],
    source: 'https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_account.htm',
    lasts: true,
    parameters: z.strictObject({})
  }
} as const satisfies Readonly<Record<string, FaultSwitch>>;
