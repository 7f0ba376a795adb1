/** The dialog with recorded answers of shareable scorecards, beside the internal ones of the samples: for tests only. */
import HeadroomShareable from 'c/headroomShareable';
import { graphql } from 'lightning/graphql';
import { createElement } from 'lwc';
import { draw, settle } from '../../__tests__/reading';
import { accountId, view } from '../../__tests__/samples';

const settings = require('./data/settings.json');

/** The answer of the org to the request of the copy. */
export const shared = require('./data/graphqlShared.json');

/** Scorecards that may be shared. */
export const shareable = Object.entries(settings).map(([key, value]) => ({
  key,
  title: value.scorecard.title,
  settings: value,
  detail: {}
}));

const cards = [...view.cards, ...shareable];

/** The recorded answer, the detail of one scorecard changed. */
export function changed(key, change) {
  const answer = JSON.parse(JSON.stringify(shared));
  const { node } = answer.uiapi.query.shared.edges.find((edge) => edge.node.key.value === key);
  node.detail.value = JSON.stringify(change(JSON.parse(node.detail.value)));
  return answer;
}

/** Draws the component; `open` opens the dialog and lets the org answer, `copied` is the text that is copied. */
export async function show(values = {}) {
  HTMLDialogElement.prototype.showModal = jest.fn();
  HTMLDialogElement.prototype.close = jest.fn(function close() {
    this.dispatchEvent(new CustomEvent('close'));
  });
  const element = await draw(createElement, ['c-headroom-shareable', HeadroomShareable], { accountId, cards, ...values });
  const find = (selector) => element.shadowRoot.querySelector(selector);
  const open = async (answer) => {
    find('.open').click();
    await settle();
    if (answer) {
      graphql.emit(answer);
      await settle();
    }
  };
  const copied = async () => {
    const writeText = jest.fn().mockResolvedValue(undefined);
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
    find('.copy').click();
    await settle();
    return writeText.mock.calls[0][0];
  };
  return { element, find, open, copied };
}
