import type { PlantedBug } from './plantedBug.ts';

/** Downloads and uploads by Bulk 2.0, and queries by REST. */
export const bulkBugs: readonly PlantedBug[] = [
  {
    name: 'missing-locator-is-the-end',
    says: 'takes a page that does not say what follows for the last one',
    file: 'src/org/bulkPages.ts',
    search: "  if (headers.get('sforce-locator') === null) return 'it does not say whether a page follows';\n",
    replace: '',
    tests: ['unit/org/bulk', 'reliability/bulkJobs']
  },
  {
    name: 'rows-of-a-page-not-counted',
    says: 'keeps a page with fewer rows than it announced',
    file: 'src/org/bulkPages.ts',
    search: 'if (spooled.rows !== announced) return',
    replace: 'if (spooled.rows > announced) return',
    tests: ['unit/org/bulk', 'reliability/bulkJobs', 'reliability/downloads']
  },
  {
    name: 'pages-not-added-up',
    says: 'takes a download for whole though its pages hold fewer rows than the job',
    file: 'src/org/bulkQuery.ts',
    search: 'if (read !== rows) throw',
    replace: 'if (read > rows) throw',
    tests: ['unit/org/bulk', 'reliability/bulkJobs', 'reliability/downloads']
  },
  {
    name: 'same-page-again',
    says: 'reads the same page for ever where the org names it again',
    file: 'src/org/bulkPages.ts',
    search: 'if (page.next !== undefined && seen.has(page.next)) throw',
    replace: 'if (page.next !== undefined && seen.size > 10_000) throw',
    tests: ['unit/org/bulk', 'reliability/downloads']
  },
  {
    name: 'page-ends-in-a-field',
    says: 'keeps a page that ends inside a field',
    file: 'src/org/spoolPage.ts',
    search: 'if (!counter.isWhole) {',
    replace: "if (!counter.isWhole && path === '') {",
    tests: ['unit/org/bulk', 'reliability/bulkJobs', 'reliability/downloads']
  },
  {
    name: 'pages-on-disk-not-measured',
    says: 'goes on behind a page whose file is broken',
    file: 'src/org/spoolPage.ts',
    search: 'lengths[at] !== bytes);',
    replace: 'lengths[at] === undefined && bytes < 0);',
    tests: ['unit/org/bulkResume', 'reliability/downloads']
  },
  {
    name: 'job-id-after-waiting',
    says: 'notes the job only after its first page',
    file: 'src/org/bulkQuery.ts',
    search: '  await query.journal?.saved(download);\n  query.onStep?.(',
    replace: '  query.onStep?.(',
    tests: ['unit/org/bulkResume', 'reliability/downloads', 'reliability/killed/firstLoad']
  },
  {
    name: 'null-leaves-alone',
    says: 'leaves a field alone that it should empty by Bulk',
    file: 'src/org/csvWriter.ts',
    search: "if (value === null || value === '') return nullCell;",
    replace: "if (value === null || value === '') return '';",
    tests: ['unit/org/pure', 'reliability/ingest > leave alone what they do not mention']
  },
  {
    name: 'na-text-empties',
    says: 'sends the text #N/A by Bulk, which empties the field',
    file: 'src/org/csvWriter.ts',
    search: 'return Object.values(row).includes(nullCell);',
    replace: 'return Object.values(row).includes(`${nullCell} `);',
    tests: ['unit/org/pure', 'reliability/ingest > leave alone what they do not mention']
  },
  {
    name: 'unprocessed-rows-not-read',
    says: 'does not read the rows that a job did not get to, and counts them as written',
    file: 'src/org/ingestResults.ts',
    search: "const kinds = ['successfulResults', 'failedResults', 'unprocessedrecords'] as const;",
    replace:
      "const kinds: readonly ('successfulResults' | 'failedResults' | 'unprocessedrecords')[] = ['successfulResults', 'failedResults'];",
    more: [
      {
        file: 'src/org/ingestResults.ts',
        search: "if (receipt === undefined) throw new HealthError('BulkPageIncomplete', [job.id, 'a row has no result']);",
        replace: "if (receipt === undefined) return { ok: true, id: '', created: false };"
      },
      { file: 'src/org/bulkIngest.ts', search: '  checkCounts(job, end, receipts);\n', replace: '  void checkCounts;\n' }
    ],
    tests: ['unit/org/bulk', 'reliability/ingest', 'reliability/outboxByBulk']
  },
  {
    name: 'results-by-their-place',
    says: 'takes the results of a job in the order in which the org gives them',
    file: 'src/org/ingestResults.ts',
    search: 'const place = open.get(resultKey(row, keys))?.shift();',
    replace: 'const place = open.has(resultKey(row, keys)) ? receipts.findIndex((each) => each === undefined) : undefined;',
    tests: ['unit/org/bulk', 'reliability/ingest']
  },
  {
    name: 'counts-of-a-job-not-checked',
    says: 'does not compare the results of a job with its counts',
    file: 'src/org/bulkIngest.ts',
    search: '  checkCounts(job, end, receipts);\n',
    replace: '  void checkCounts;\n',
    tests: ['unit/org/ingestCalls']
  },
  {
    name: 'old-jobs-go-on',
    says: 'leaves jobs of a killed run at work while it sends their rows again',
    file: 'src/org/restOrgClient.ts',
    search: 'if (request.wereSent === true) await endOldIngests(',
    replace: 'if (request.wereSent === undefined) await endOldIngests(',
    tests: ['reliability/outboxByBulk > ends the job that a killed run left']
  },
  {
    name: 'jobs-of-others-end',
    says: 'ends jobs about objects that another tool of the same user writes',
    file: 'src/org/endOldIngests.ts',
    search: 'return object === of.object && running.includes(state)',
    replace: 'return object !== of.userId && running.includes(state)',
    tests: ['reliability/outboxByBulk > ends the job that a killed run left']
  },
  {
    name: 'short-query-is-whole',
    says: 'takes a query for whole that brought fewer records than it announced',
    file: 'src/org/restQuery.ts',
    search: 'if (records.length !== reply.totalSize) throw',
    replace: 'if (records.length > reply.totalSize) throw',
    tests: ['unit/org/wire']
  },
  {
    name: 'lost-place-ends-the-query',
    says: 'gives a query up whose place the org has lost',
    file: 'src/org/restQuery.ts',
    search: 'return readPages(reader, apiVersion, query);\n  }\n}',
    replace: 'throw error;\n  }\n}',
    tests: ['reliability/requests > begins anew once when the org loses']
  },
  {
    name: 'ids-stay-short',
    says: 'leaves ids of 15 characters as they are',
    file: 'src/org/orgId.ts',
    search: 'if (!/^[A-Za-z0-9]{15}$/.test(id)) return id;',
    replace: 'if (id.length !== 0) return id;',
    tests: ['unit/org/pure', 'reliability/clocks']
  },
  {
    name: 'rest-ids-stay-short',
    says: 'leaves ids of 15 characters in rows by REST',
    file: 'src/org/restQuery.ts',
    search: "typeof value === 'string' && name.endsWith('Id') ? toId18(value) : value",
    replace: "typeof value === 'string' && name.endsWith('Id') ? toId18(`${value}`.trim()).slice(0, value.length) : value",
    tests: ['unit/org/restQuery']
  }
];
