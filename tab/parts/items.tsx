/** Texts in a list; two of them may say the same. */
import { useHouse } from '../house.ts';

export function Items({ items }: { items: readonly string[] }) {
  const { say } = useHouse();
  return (
    <ul>
      {items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a list never move
        <li key={at}>{say.nice(item)}</li>
      ))}
    </ul>
  );
}
