import type { Behaviour, Conformance } from './behaviour.ts';

const help = 'https://help.salesforce.com/s/articleView?id=platform';
const engine = 'https://github.com/salesforce/formula-engine/blob/main';
const rules = 'unit/localOrg/platformRules.test.ts';
const fields = 'unit/localOrg/platformFormulaFields.test.ts';

const language: readonly Behaviour[] = [
  {
    says: '^ binds weaker than * and /, comparisons stronger than = and <>',
    source: `${engine}/impl/src/main/antlr/FormulaGrammar.g`,
    standing: 'documented',
    test: ['unit/formula/parseFormula.test.ts', 'lets ^ bind weaker than *, as the published grammar does']
  },
  {
    says: 'an unknown field or function, a wrong type or number of parameters is refused in the words of the platform',
    source: `${engine}/api/src/main/resources/com/force/formula/labels/labels.xml`,
    standing: 'documented',
    test: ['unit/formula/compileFormula.test.ts', 'Unknown function FOO. Check spelling.']
  },
  {
    says: 'a comparison with a blank number is blank, which AND, OR and IF take for false; a blank text equals the empty text',
    source: `${engine}/impl/src/main/java/com/force/formula/commands/OperatorEquality.java`,
    standing: 'documented',
    test: ['unit/formula/evaluateFormula.test.ts', 'OR(ISNULL(Empty), Empty <> 1)']
  },
  {
    says: 'REGEX must match the whole text and reads patterns as Java does',
    source: `${engine}/impl/src/main/java/com/force/formula/template/commands/FunctionRegex.java`,
    standing: 'documented',
    test: ['unit/formula/evaluateFormula.test.ts', 'REGEX("xDE12"']
  },
  {
    says: 'ADDMONTHS keeps the last day of a month the last day',
    source: `${help}.customize_functions_addmonths.htm`,
    standing: 'documented',
    test: ['unit/formula/evaluateFormula.test.ts', 'ADDMONTHS(DATE(2026, 2, 28), 1)']
  },
  {
    says: 'TODAY and DATEVALUE of an instant give the day in the time zone of the user',
    source: `${engine}/impl/src/main/java/com/force/formula/commands/FunctionDateValue.java`,
    standing: 'documented',
    test: ['unit/formula/evaluateFormula.test.ts', 'take the day in the time zone of the user']
  },
  {
    says: 'ISCHANGED is false and PRIORVALUE the value itself on a new record',
    source: `${help}.customize_functions_ischanged.htm`,
    standing: 'documented',
    test: ['unit/formula/evaluateFormula.test.ts', 'tell a new record from a changed one']
  },
  {
    says: 'a number added to a time is milliseconds, around midnight; the difference of two times is milliseconds forward',
    source: `${engine}/impl/src/main/java/com/force/formula/commands/OperatorAddOrSubtract.java`,
    standing: 'documented',
    test: ['unit/formula/evaluateFormula.test.ts', 'Late + 3600000']
  },
  {
    says: 'HYPERLINK and IMAGE give markup as text',
    source:
      'https://developer.salesforce.com/docs/atlas.en-us.usefulFormulaFields.meta/usefulFormulaFields/useful_advanced_formulas_image_links.htm',
    standing: 'unconfirmed',
    test: ['unit/formula/evaluateFormula.test.ts', 'HYPERLINK("/001", Name)']
  },
  {
    says: 'a formula has at most 3,900 characters',
    source: `${engine}/api/src/main/java/com/force/formula/FormulaInfo.java`,
    standing: 'documented',
    test: ['unit/formula/compileFormula.test.ts', 'refuses a formula of more than 3,900 characters']
  }
];

const validation: readonly Behaviour[] = [
  {
    says: 'a validation rule refuses a record with FIELD_CUSTOM_VALIDATION_EXCEPTION, its message and its field',
    source: 'https://github.com/salesforcecli/plugin-data/pull/249',
    standing: 'observed',
    test: [rules, 'refuses a record with its message at its field']
  },
  {
    says: 'every rule that fails is reported, not only the first',
    source: 'https://github.com/jsforce/jsforce/issues/861',
    standing: 'observed',
    test: [rules, 'is reported with every other one that fails']
  },
  {
    says: 'rules run after the checks of the platform and before anything is written',
    source: 'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm',
    standing: 'documented',
    test: [rules, 'comes after the checks of the platform']
  },
  {
    says: 'a rule leaves a blank number blank and reads 100% as 1',
    source: 'http://salesforceapexcodecorner.blogspot.com/2011/06/diffrence-between-isnull-and-isblank.html',
    standing: 'documented',
    test: [rules, 'leaves a blank number alone and reads percentages as fractions']
  },
  {
    says: '$CustomMetadata reads a record of a type, $Permission tells who has a custom permission',
    source: 'https://help.salesforce.com/s/articleView?id=sf.dev_understanding_global_variables.htm',
    standing: 'documented',
    test: ['unit/localOrg/platformGlobals.test.ts', 'knows who has a custom permission; administrators have none by themselves']
  },
  {
    says: 'rules reach fields of parents',
    source: `${help}.customize_cross_object.htm`,
    standing: 'documented',
    test: [rules, 'reads fields of the parent']
  },
  ...(['collections', 'Bulk ingest', 'UI API', 'GraphQL mutations'] as const).map((door): Behaviour => ({
    says: `rules hold in ${door}`,
    source: `${help}.fields_validation_considerations.htm`,
    standing: 'documented',
    test: [rules, `holds in ${door}`]
  })),
  {
    says: 'the validation rules of a Custom Metadata type refuse records that are deployed',
    source: 'https://help.salesforce.com/s/articleView?id=sf.custommetadatatypes_overview.htm',
    standing: 'unconfirmed',
    test: [rules, 'refuses Custom Metadata that its own rules forbid']
  }
];

const formulaFields: readonly Behaviour[] = [
  {
    says: 'a formula field is computed when it is read and follows what it depends on',
    source: `${help}.customize_formulas.htm`,
    standing: 'documented',
    test: [fields, 'follows what it is computed from without a save']
  },
  {
    says: 'blank numbers count as zero unless the field says BlankAsBlank',
    source: 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm',
    standing: 'documented',
    test: [fields, 'counts blank numbers as zero unless it says otherwise']
  },
  {
    says: 'formula fields can be filtered and sorted by',
    source: `${help}.customize_formulas.htm`,
    standing: 'documented',
    test: [fields, 'can be filtered, sorted, grouped and reached from other objects']
  },
  {
    says: 'formula boxes and dates can be grouped by, other formula fields cannot (the guide says: none can)',
    source: 'https://ktema.org/articles/soql-group-by-fields/',
    standing: 'observed',
    test: [fields, 'is grouped by where it is a box or a date, and refused where it is a text or a number']
  },
  {
    says: 'a formula field is never written, and describe shows its formula',
    source: 'https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describesobjects_describesobjectresult.htm',
    standing: 'documented',
    test: [fields, 'cannot be written and says so in describe']
  },
  {
    says: 'a formula of the wrong type, or one that refers to itself, fails the deploy',
    source: `${engine}/api/src/main/resources/com/force/formula/labels/labels.xml`,
    standing: 'documented',
    test: [fields, 'fails for formulas that the platform refuses']
  },
  {
    says: 'a default may be a formula of the user and the day',
    source: 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm',
    standing: 'documented',
    test: ['unit/localOrg/platformChecks.test.ts', 'takes constants and formulas as defaults, and nothing where null is given']
  }
];

/** Formulas: the language, validation rules, computed fields. */
export const formulasConformance: Conformance = {
  area: 'Formulas and validation rules',
  behaviours: [...language, ...validation, ...formulaFields],
  refusals: [
    {
      asks: 'a formula with a function that the local org does not evaluate (URLFOR, VLOOKUP, DISTANCE ...)',
      gets: 'a component failure that names the function and where to add it',
      test: [
        'unit/formula/compileFormula.test.ts',
        'refuses a function of the platform that it cannot evaluate by its name, and says where to add it'
      ]
    },
    { asks: 'a roll-up summary field', gets: 'a component failure', test: [fields, 'refuses a roll-up summary by its name'] }
  ],
  notThere: [
    'Globals other than $User, $Profile, $UserRole, $Organization, $Permission and $CustomMetadata are unknown fields in formulas.',
    'Formulas compute with 15 significant digits, the platform with more.',
    'A validation formula without a value (division by zero) answers FIELD_INTEGRITY_EXCEPTION; the code of the platform is not known.'
  ]
};
