/** How a number moved, as a tile or a line of figures says it: its own sign, so that no colour is needed. */
export const deltaText = (by: number): string =>
  by === 0 ? '=' : by > 0 ? `+${by}` : `\u2212${-by}`;
