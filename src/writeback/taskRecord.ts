import { cutText } from '../domain/cutText.ts';
import type { FollowUpKind } from '../domain/surveysResult.ts';
import type { OutboxItem } from '../store/stateStore.ts';

/** Field of Task that holds our key; activity fields cannot be external ids. */
const taskKeyField = 'Headroom_Key__c';

/** A task about an answer. Ids have 18 characters. */
export type TaskToCreate = {
  readonly key: string;
  readonly kind: FollowUpKind;
  readonly accountId: string;
  /** Who answered: linked, never named. */
  readonly contactId?: string;
  readonly responseId: string;
  readonly ownerId: string;
  /** Calendar day. */
  readonly dueOn: string;
};

/** What the task asks for. No score, no name and no word of the answer: a task is seen by people who may not see the answer. */
const words: Readonly<Record<FollowUpKind, { readonly subject: string; readonly what: string }>> = {
  close_loop: {
    subject: 'Close the loop on a survey answer',
    what: 'Read the answer, talk to the person who gave it and say what happens next.'
  },
  ask_reference: {
    subject: 'Ask for a reference after a survey answer',
    what: 'Thank the person who answered and ask for a reference, where that suits the customer now.'
  }
};

/** True for a subject that we gave a task; one that a person changed since is that person's text. */
export function isOwnSubject(subject: string): boolean {
  return Object.values(words).some((each) => each.subject === subject);
}

/** A task as the outbox holds it; the org is asked for its key before it is created. */
export function taskItem({ key, kind, accountId, contactId, responseId, ownerId, dueOn }: TaskToCreate): OutboxItem {
  const { subject, what } = words[kind];
  const description = `${what} The answer is record ${responseId}.`;
  return itemOf({ key, accountId, ownerId, dueOn, subject, description, ...(contactId === undefined ? {} : { contactId }) });
}

/** A note to somebody who asked to be told when a product line can be sold again. Ids have 18 characters. */
export type HoldNote = {
  readonly accountId: string;
  /** Names that the reader of the task knows them by. */
  readonly account: string;
  readonly line: string;
  /** The answer that asked for it; one gives one note, however often the line is on hold. */
  readonly feedbackId: string;
  readonly ownerId: string;
  /** Calendar day of the run that found the hold ended. */
  readonly endedOn: string;
};

/** The task that tells it, as the outbox holds it. */
export function holdNoteItem({ accountId, account, line, feedbackId, ownerId, endedOn }: HoldNote): OutboxItem {
  return itemOf({
    ...{ key: `hold:${feedbackId}`, accountId, ownerId, dueOn: endedOn },
    subject: cutText(`${line} at ${account} can be sold again`, longestSubject),
    description: `The hold ended on ${endedOn}. It was asked for by record ${feedbackId}.`
  });
}

const longestSubject = 255;

type Task = {
  readonly key: string;
  readonly accountId: string;
  readonly contactId?: string;
  readonly ownerId: string;
  readonly dueOn: string;
  readonly subject: string;
  readonly description: string;
};

function itemOf({ key, accountId, contactId, ownerId, dueOn, subject, description }: Task): OutboxItem {
  return {
    object: 'Task',
    operation: 'insert',
    externalId: taskKeyField,
    key,
    accountId,
    row: {
      [taskKeyField]: key,
      ActivityDate: dueOn,
      Description: description,
      OwnerId: ownerId,
      Subject: subject,
      WhatId: accountId,
      ...(contactId === undefined ? {} : { WhoId: contactId })
    }
  };
}
