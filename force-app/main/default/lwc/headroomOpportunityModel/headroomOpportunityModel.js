/** What an opportunity made from a whitespace cell begins with, which product it gets, and what the org says when it is not saved: pure. */
export { mutationProblem } from './mutationProblem';
export { newOpportunityPage, openingValues, openStages, recordInput } from './newOpportunity';
export { chosenPrice, hasPrice, lineInput } from './productLine';
