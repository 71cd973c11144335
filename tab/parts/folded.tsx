/** What a phone folds under its title; on a wider page it is seen at once. */
import type { ReactNode } from 'react';
import { useNarrow } from '../use-narrow.ts';

/** `headed`: the title is over it there too. */
export const Folded = (props: { title: string; headed?: boolean; children: ReactNode }) =>
  useNarrow() ? (
    <details className={props.headed ? 'part' : undefined}>
      <summary>{props.title}</summary>
      {props.children}
    </details>
  ) : (
    <>
      {props.headed ? <h2>{props.title}</h2> : null}
      {props.children}
    </>
  );
