/** Sentences that customers and colleagues write, hostile ones among them: commas, quotes, line breaks, other scripts. */

export const QUESTION_SUBJECTS = [
  'How do I add a second approver?',
  'Invoice address',
  'Single sign-on for a second domain',
  'Export of last year, by team',
  'Where is the audit log?',
  'Change of contact person',
  'Password reset mail does not arrive',
  'Wie ändere ich die Rechnungsadresse?',
  '如何导出去年的数据？',
  '請求書の宛先を変更したい'
] as const;

export const PROBLEM_SUBJECTS = [
  'Import fails on large files',
  'Dashboard shows yesterday, not today',
  'Sync stops after 500 rows',
  'Report "Weekly, by region" is empty',
  'Page does not load in the morning',
  'Connector loses its sign-in',
  'Numbers differ between list and export',
  'Bericht lädt nicht, Fehler "Zeitüberschreitung"',
  '仪表板加载失败',
  'CSV の文字化け'
] as const;

export const REQUEST_SUBJECTS = [
  'Dark mode for the mobile app',
  'Approve several items at once',
  'Keep filters between visits',
  'More than 10 columns in a report',
  'Interface in Polish',
  'Mehrere Währungen in einer Auswertung',
  '希望支持批量导入'
] as const;

export const DESCRIPTIONS: readonly (string | null)[] = [
  'Happens every morning.\nSteps:\n1. open the list\n2. press "Export"\n3. wait, then an error',
  'Please call back, we are "stuck", thank you',
  'N/A',
  'NULL',
  'See attachment;\r\nsecond line, with comma',
  '自上周五更新以来，页面一直无法打开。\n请尽快处理，谢谢！',
  'Seit Freitag geht nichts mehr – bitte dringend prüfen.',
  '金曜日から動きません。\n至急対応をお願いします。',
  '=SUM(A1:A9)',
  null,
  null,
  ''
];

export const VERBATIMS = {
  good: [
    'Fast and friendly, as always',
    'Love the new reports, "finally"!',
    'サポートが速くて助かります',
    'Alles bestens',
    'Keeps getting better,\nplease go on'
  ],
  fair: ['Does what it should', 'Fine, but the export is slow', 'N/A', '还可以', 'Geht so, die Suche nervt'],
  poor: [
    'Third time I report this',
    'Nobody calls back, "soon" is not a date',
    '问题一直没有解决',
    'Zu teuer für das, was es kann',
    'We look at alternatives,\nsorry'
  ]
} as const;

export const LOSS_REASONS = ['price', 'no budget this year', 'competitor', 'no decision', 'missing feature', 'project cancelled'] as const;

export const MEETING_SUBJECTS = [
  'Quarterly review',
  'Check-in',
  'Roadmap session',
  'Training follow-up',
  'Planning: goals, owners, dates',
  'Executive lunch',
  'Quartalsgespräch',
  '定例ミーティング',
  '季度回顾'
] as const;

export const TASK_SUBJECTS = [
  'Send notes of the meeting',
  'Prepare usage summary',
  'Ask for a reference',
  'Confirm go-live date',
  'Call back, "urgent" they say',
  'Offer training places'
] as const;

/** How industries are written by people in a hurry; the right word stands first. */
export const INDUSTRY_SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  Technology: ['Tecnology', 'technology ', 'IT / Software', '技术'],
  Telecommunications: ['Telecomunications', 'Telco'],
  Manufacturing: ['Manufactoring', 'manufacturing'],
  Healthcare: ['Health care', 'Helthcare'],
  Finance: ['Finanace', 'Banking & Finance', '金融'],
  Retail: ['Retial', 'Handel']
};
