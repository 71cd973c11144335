/** Whether the page is as narrow as a phone: what is drawn has fewer pixels, and letters as large. */
import { useSyncExternalStore } from 'react';

const query = window.matchMedia('(max-width: 40rem)');

const listen = (changed: () => void) => {
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
};

export const useNarrow = (): boolean => useSyncExternalStore(listen, () => query.matches);
