import { dateFunctions } from './dateFunctions.ts';
import type { FunctionTable } from './formulaFunction.ts';
import { linkFunctions } from './linkFunctions.ts';
import { logicalFunctions } from './logicalFunctions.ts';
import { numberFunctions } from './numberFunctions.ts';
import { recordFunctions } from './recordFunctions.ts';
import { textFunctions } from './textFunctions.ts';

/** Every function that can be evaluated. Adding one is an entry in a table of this folder. */
export const formulaFunctions: FunctionTable = {
  ...logicalFunctions,
  ...textFunctions,
  ...numberFunctions,
  ...dateFunctions,
  ...recordFunctions,
  ...linkFunctions
};

/**
 * Functions that the platform has and this folder lacks: refused by name, so that nobody takes them for misspelt.
 * Source: https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm
 */
export const missingFunctions: readonly string[] = [
  ...['CURRENCYRATE', 'DISTANCE', 'FORMATDURATION', 'FROMUNIXTIME', 'GEOLOCATION', 'GETRECORDIDS'],
  ...['GETSESSIONID', 'HOUR', 'HTMLENCODE', 'IFS', 'IMAGEPROXYURL', 'INCLUDE', 'INITCAP', 'ISCLONE', 'ISOWEEK', 'ISOYEAR'],
  ...['JSENCODE', 'JSINHTMLENCODE', 'LINKTO', 'MILLISECOND', 'MINUTE', 'PARENTGROUPVAL', 'PICKLISTCOUNT', 'PREDICT', 'PREVGROUPVAL'],
  ...['REQUIRESCRIPT', 'SECOND', 'TIMENOW', 'TIMEVALUE', 'UNIXTIMESTAMP', 'URLENCODE', 'URLFOR', 'VLOOKUP'],
  ...['ACOS', 'ASIN', 'ATAN', 'ATAN2', 'COS', 'SIN', 'TAN']
];
