/**
 * Owners that stand behind everything that is told of customers alike: shares, likelihoods, prices. With fewer, every single owner
 * moves what is told by more than a tenth and could be recognised. Source: docs/METHODS.md, "Suggestions" and "Look-alikes";
 * decision 15.
 */
export const fewestOwners = 10;
