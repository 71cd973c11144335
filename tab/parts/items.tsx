/** Texts in a list; two of them may say the same. */
import { usePageContext } from '../page-context.ts';

export function Items({ items }: { items: readonly string[] }) {
  const { say } = usePageContext();
  return (
    <ul>
      {items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a list never move
        <li key={at}>{say.nice(item)}</li>
      ))}
    </ul>
  );
}
