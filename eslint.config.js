import babelParser from '@babel/eslint-parser';
import js from '@eslint/js';
import lwcPlatform from '@lwc/eslint-plugin-lwc-platform';
import slds from '@salesforce-ux/eslint-plugin-slds';
import salesforce from '@salesforce/eslint-config-lwc';
import tseslint from 'typescript-eslint';
import { generatedFiles } from './scripts/generated.ts';

const components = ['force-app/**/lwc/**/*.js', 'src/page/lwc/**/*.js', 'test/page/fixtures/**/*.js'];
const componentTests = ['force-app/**/__tests__/**/*.js'];

const house = {
  'max-lines': ['error', { max: 200 }],
  'max-lines-per-function': ['error', { max: 40 }],
  'max-params': ['error', 4],
  eqeqeq: 'error',
  'no-console': 'off'
};

export default tseslint.config(
  { ignores: ['node_modules', 'scripts/node/node_modules', 'lib', '.headroom', 'coverage', ...generatedFiles] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['src/**/*.ts', 'scripts/**/*.ts', 'test/**/*.ts'],
    extends: [js.configs.recommended, ...tseslint.configs.strict],
    rules: {
      ...house,
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }]
    }
  },
  {
    files: ['test/**/*.ts'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' }
  },
  {
    files: components,
    extends: [...salesforce.configs.recommended],
    plugins: { '@lwc/lwc-platform': lwcPlatform },
    languageOptions: {
      parser: babelParser,
      parserOptions: {
        requireConfigFile: false,
        babelOptions: { parserOpts: { plugins: ['classProperties', ['decorators', { decoratorsBeforeExport: false }]] } }
      }
    },
    rules: { ...house, ...lwcPlatform.configs.recommended.rules }
  },
  {
    files: componentTests,
    languageOptions: {
      globals: {
        describe: 'readonly',
        it: 'readonly',
        expect: 'readonly',
        jest: 'readonly',
        beforeEach: 'readonly',
        afterEach: 'readonly',
        require: 'readonly'
      }
    },
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off',
      '@lwc/lwc/no-inner-html': 'off',
      '@lwc/lwc/no-async-operation': 'off'
    }
  },
  ...slds.configs['flat/recommended'].map((entry) => ({
    ...entry,
    files: entry.files.map((pattern) => pattern.replace('**/', 'force-app/**/'))
  })),
  // Where a hook has the wanted value it is used. What this rule still reports are sizes for which it names no hook itself
  // (line heights, hairlines, container-query columns, gaps of 3, 5, 10 or 14 px); it cannot be told to report only the others.
  { files: ['force-app/**/*.css'], rules: { '@salesforce-ux/slds/no-hardcoded-values-slds2': 'off' } }
);
