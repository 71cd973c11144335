/** Below every page: how accessible it is, and what becomes of data. */
import { usePageContext } from '../page-context.ts';

export function PageFoot() {
  const { say } = usePageContext();
  return (
    <footer className="foot">
      <a href="/accessibilite" target="_blank" rel="noopener">
        {say.mine.statement}
      </a>
      <a href="/a-propos#donnees" target="_blank" rel="noopener">
        {say.mine.policy}
      </a>
    </footer>
  );
}
