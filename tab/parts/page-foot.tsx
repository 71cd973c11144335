/** Below every page: how accessible it is, and what becomes of data. */
import { usePageContext } from '../page-context.ts';
import { LinkFoot } from './link-foot.tsx';

export function PageFoot() {
  const { say, me } = usePageContext();
  return (
    <footer className="foot">
      {me.notice ? <strong>{say.nice(me.notice)}</strong> : null}
      <LinkFoot />
      <a href="/accessibilite" target="_blank" rel="noopener">
        {say.mine.statement}
      </a>
      <a href="/a-propos#donnees" target="_blank" rel="noopener">
        {say.mine.policy}
      </a>
    </footer>
  );
}
