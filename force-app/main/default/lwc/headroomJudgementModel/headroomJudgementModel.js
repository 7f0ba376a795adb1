/** What people say about an account, ready to be shown; and what the org says when something cannot be saved. */
export { overrideView } from './overrideView';
export { PULSE_STEPS, pulseView, pulseWord } from './pulseView';
export { saveProblem } from './saveProblem';
export { KINDS, subjectsOf, willDo } from './subjects';
