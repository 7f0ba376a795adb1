/**
 * What can be wrong with settings, by the code that every finding carries: stable, so that an admin can search for it.
 *
 * The sentence says what the code stands for in general; the finding itself says where, with which value, and the cure.
 * `docs/ERRORS.md` lists them all.
 */
export const findingCodes = {
  // one record by itself
  'E-VALUE-MISSING': 'A field that has to be filled is empty',
  'E-VALUE-KIND': 'A field holds something of another kind: text for a number, a number for a checkbox',
  'E-VALUE-WORD': 'A field holds a word that is none of its list',
  'E-VALUE-CURVE': 'A curve or a list of categories cannot be read, or gives points outside 0 to 100',
  'E-NUMBER-RANGE': 'A number lies outside the range in which it means something',
  'E-FIELD-TWICE': 'One field stands in two places that have to differ',
  'E-KEY-UNKNOWN': 'A record has a field that its type does not know',
  'E-CONDITION': 'The condition of a rule is not whole, or has two subjects',
  'E-CONTRADICTION': 'Two fields of one record cannot both hold',
  'E-ROLL-UP': 'Values of the accounts below cannot be added up this way',
  // records together
  'E-NAME-TWICE': 'Two records have one name, apart from letter case',
  'E-GENERAL-TWICE': 'More than one Health Setting is active',
  'E-REFERENCE-MISSING': 'A record names another one that does not exist',
  'E-REFERENCE-OFF': 'A record names another one that is switched off',
  'E-HEADLINE': 'The headline is a scorecard that predicts nothing',
  'E-WEIGHT-NEGATIVE': 'A weight is negative',
  'E-WEIGHT-SUM': 'The weights of a group or a scorecard add up to 0',
  'E-BAND-NONE': 'A scorecard has no bands',
  'E-BAND-START': 'The lowest band of a scorecard does not begin at 0',
  'E-BAND-TWICE': 'Two bands of a scorecard have one floor',
  'E-SEGMENT-TWICE': 'A signal counts twice for the same customers',
  'E-CIRCLE': 'A score, a ratio or a product line rests on itself',
  'E-LOOP': 'A signal reads what the sync writes or what people judged',
  // settings against the org
  'E-OBJECT-UNKNOWN': 'The org has no object of that name, or the user cannot see it',
  'E-OBJECT-CLOSED': 'The org has the object and lets nobody query it',
  'E-FIELD-UNKNOWN': 'The object has no field of that name, or the user cannot see it',
  'E-FIELD-KIND': 'The field holds values of another kind than is needed there',
  'E-FIELD-COMPOUND': 'The field is made of parts or holds a file, and cannot be read in bulk',
  'E-FIELD-ENCRYPTED': 'The field is encrypted: this user reads only its mask',
  'E-FIELDS-MANY': 'The settings name more fields of one object than a query can read',
  'E-PATH-UNKNOWN': 'A path goes over a relationship that the object does not have',
  'E-PATH-DEEP': 'A path goes over more parents than Salesforce allows',
  'E-PATH-ACCOUNT': 'A path that has to lead to the account does not',
  'E-FILTER-TEXT': 'A filter cannot be read as SOQL',
  'E-FILTER-CLAUSE': 'A filter holds what may not stand in a filter: LIMIT, ORDER BY, a subquery',
  'E-FILTER-VALUE': 'A filter compares a field with a value or an operator that does not fit it',
  'E-CHOICE-UNKNOWN': 'A filter asks for a picklist value that this org does not have (a warning)',
  // our package in the org
  'E-PACKAGE-FIELD': 'The org lacks an object or a field of the package, or the user cannot see it',
  'E-PACKAGE-EDIT': 'The user may not write a field of the package',
  'E-PACKAGE-KIND': 'A field of the package was given another type in this org',
  'E-PACKAGE-LENGTH': 'A field of the package is too short, or has too few digits, in this org',
  'E-PACKAGE-CHOICE': 'A picklist of the package lacks values in this org',
  // files of settings
  'E-FILE-NAME': 'The name of a file of settings does not say type and record',
  'E-FILE-EMPTY': 'A file of settings is empty',
  'E-FILE-ENCODING': 'A file of settings is not UTF-8, or holds characters that XML does not allow',
  'E-FILE-XML': 'A file of settings is no well-formed XML',
  'E-FILE-ENTITY': 'A file of settings declares entities, which may grow without end',
  'E-FILE-TWICE': 'A file of settings gives one field two values',
  'E-FILE-SIZE': 'A file of settings is larger than any record can be',
  'E-SETTINGS-SIZE': 'All settings together are larger than Salesforce keeps'
} as const;

export type FindingCode = keyof typeof findingCodes;
