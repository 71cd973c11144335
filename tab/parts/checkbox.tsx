/** A box to tick: the browser's own, which every keyboard and reader knows. */
import { useId } from 'react';

export function Checkbox(props: {
  label: string;
  checked: boolean;
  change: (checked: boolean) => void;
}) {
  const id = useId();
  return (
    <div className="tick">
      <input
        id={id}
        type="checkbox"
        checked={props.checked}
        onChange={({ target }) => props.change(target.checked)}
      />
      <label htmlFor={id}>{props.label}</label>
    </div>
  );
}
