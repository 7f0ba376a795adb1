import type { Finding } from '../finding.ts';
import { guidePage } from '../rule.ts';
import type { Rule } from '../rule.ts';

export const readableRule: Rule = {
  name: 'readable',
  says: 'a file that is no XML, stands in the wrong folder, has the wrong ending or another name than what it holds',
  source: guidePage('file_based_zip_file'),
  check: ({ model }) =>
    model.problems.map(({ file, element, message, fix, line, column, component }): Finding => ({
      file,
      element,
      what: message,
      fix: fix ?? 'Correct the file',
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
      ...(component === undefined ? {} : { component })
    }))
};
