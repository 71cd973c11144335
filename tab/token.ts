/** The header of single sign-on. Teams keeps tokens itself; this saves asking it at each request. */

/** A token is asked for again this long before its end, in ms. */
const EARLY_MS = 2 * 60_000;

/** When a token ends: its own word, which nobody but the service believes. */
function endOf(token: string): number {
  try {
    const part = (token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    const { exp } = JSON.parse(atob(part)) as { exp?: unknown };
    return typeof exp === 'number' ? exp * 1000 : 0;
  } catch {
    return 0;
  }
}

export function bearerFrom(ask: () => Promise<string>): () => Promise<string> {
  let token = '';
  let asked: Promise<string> | undefined;
  return async () => {
    if (endOf(token) - EARLY_MS <= Date.now()) {
      asked ??= ask().finally(() => {
        asked = undefined;
      });
      token = await asked;
    }
    return `Bearer ${token}`;
  };
}
