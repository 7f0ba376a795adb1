import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-headroom', 'flags');

/** Flags that every command talking to an org has. */
export const orgFlags = {
  'target-org': Flags.string({ char: 'o', summary: messages.getMessage('flags.target-org.summary'), env: 'HEADROOM_ORG' }),
  'api-version': Flags.string({ summary: messages.getMessage('flags.api-version.summary'), env: 'HEADROOM_API_VERSION' }),
  'org-id': Flags.string({ summary: messages.getMessage('flags.org-id.summary'), env: 'HEADROOM_ORG_ID' })
};

/** Folder of the store, the local org and caches. */
export const dataFolderFlag = {
  'data-folder': Flags.string({
    summary: messages.getMessage('flags.data-folder.summary'),
    env: 'HEADROOM_DATA_FOLDER',
    default: '.headroom'
  })
};

/** Variables of the environment that flags read, of any command: several commands may share an environment. */
export const variables = [
  'HEADROOM_ORG',
  'HEADROOM_API_VERSION',
  'HEADROOM_ORG_ID',
  'HEADROOM_DATA_FOLDER',
  'HEADROOM_HISTORY_WEEKS',
  'HEADROOM_POLL_SECONDS',
  'HEADROOM_CHANGE_EVENTS',
  'HEADROOM_HEALTH_PORT',
  'HEADROOM_LOG'
];
