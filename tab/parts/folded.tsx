/** What a phone folds under its title; on a wider page it is seen at once. */
import type { ReactNode } from 'react';
import { useNarrow } from '../use-narrow.ts';

export const Folded = ({ title, children }: { title: string; children: ReactNode }) =>
  useNarrow() ? (
    <details>
      <summary>{title}</summary>
      {children}
    </details>
  ) : (
    children
  );
