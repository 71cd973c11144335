/** What is known of a thing, each with what it is: words, or how it stands. */
import type { ComponentProps } from 'react';
import { usePageContext } from '../page-context.ts';
import { MeteoSign } from './meteo.tsx';

/** `null`: nothing is, and it is not named. */
export type Fact = [label: string, value: string | ComponentProps<typeof MeteoSign> | null];

export function Facts({ facts, look = '' }: { facts: readonly Fact[]; look?: string }) {
  const { say } = usePageContext();
  return (
    <dl className={`facts ${look}`}>
      {facts.map(([label, value]) =>
        value === null ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{typeof value === 'string' ? say.nice(value) : <MeteoSign {...value} />}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
