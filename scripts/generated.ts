/** Files that a command of this project writes; nobody edits them, lint and line limits skip them. */
export const generatedFiles: readonly string[] = [
  'force-app/main/default/lwc/headroomScoring/headroomScoring.js',
  'src/metadata/structure/folderLines.ts',
  'src/metadata/structure/standardLines.ts',
  'src/metadata/structure/typeLines.ts',
  'src/operations/install/packageFields.ts'
];
