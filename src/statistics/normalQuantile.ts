/** 97.5% point of the standard normal distribution: both tails of a 95% interval. */
export const normal975 = 1.959963984540054;
