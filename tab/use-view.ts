/** What a page shows: asked for once, then again when something was done or time goes by. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ApiError } from './api.ts';
import { usePageContext } from './page-context.ts';

export interface Viewed<T> {
  value?: T;
  error?: ApiError;
  /** Asks again; resolves once what is shown is what the service has. */
  again: () => Promise<void>;
}

/**
 * @param path below `/api/`; empty: nothing is asked for yet
 * @param everyMs how often to look again while the page is in front; 0: never
 */
export function useView<T>(path: string, everyMs = 0): Viewed<T> {
  const { api } = usePageContext();
  const [shown, setShown] = useState<{ path: string; value?: T; error?: ApiError }>({ path });
  const tag = useRef('');

  const look = useCallback(
    async (fresh: boolean) => {
      if (path === '') return;
      try {
        const got = await api.get<T>(path, fresh ? undefined : tag.current);
        if (!got) return;
        tag.current = got.tag;
        setShown({ path, value: got.value });
      } catch (error) {
        // What is shown already is better than an apology.
        setShown((before) =>
          before.path === path && before.value !== undefined && !fresh
            ? before
            : { path, error: error as ApiError },
        );
      }
    },
    [api, path],
  );

  useEffect(() => {
    void look(true);
    if (everyMs === 0) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void look(false);
    }, everyMs);
    return () => clearInterval(timer);
  }, [look, everyMs]);

  const again = useCallback(() => look(true), [look]);
  const { value, error } = shown.path === path ? shown : {};
  return { ...(value !== undefined && { value }), ...(error && { error }), again };
}
