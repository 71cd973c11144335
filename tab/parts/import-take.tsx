/** A passage of the document that is put into a field: selected by mouse in its page, or by keyboard in its words. */
import { Button } from '@fluentui/react-button';
import { useEffect, useRef, useState } from 'react';
import type { ImportSourcePage } from '../../bot/pages/importer.ts';
import { usePageContext } from '../page-context.ts';
import type { ImportPart } from '../use-amend.ts';
import { PlaceForm, type Where } from './import-place.tsx';

/** Letters of a passage that its button says. */
const SHORT = 40;

export function Take(props: ImportPart & { near: number; page: ImportSourcePage; taken: string }) {
  const { draft, amending, near, page, taken } = props;
  const { s } = usePageContext('importer');
  const [text, setText] = useState('');
  const [isOpen, open] = useState(false);
  const put = async (where: Where) => {
    if (await amending.amend({ act: 'take', near, text, ...where })) setText('');
  };
  if (text !== '')
    return (
      <div className="card stack">
        <p className="value">{text}</p>
        <PlaceForm
          draft={draft}
          thing={thingAt(draft, near)}
          busy={amending.busy}
          place={(where) => void put(where)}
          cancel={() => setText('')}
        />
      </div>
    );
  return (
    <div className="stack">
      {taken === '' ? null : (
        <div>
          <Button appearance="primary" onClick={() => setText(taken)}>
            {s.take(taken.length > SHORT ? `${taken.slice(0, SHORT)}…` : taken)}
          </Button>
        </div>
      )}
      {isOpen ? (
        <Words text={wordsOf(page)} choose={setText} cancel={() => open(false)} />
      ) : (
        <div>
          <Button onClick={() => open(true)}>{s.takeByKeyboard}</Button>
        </div>
      )}
    </div>
  );
}

/** The words of the page, where a keyboard selects as in any field; they are not written over. */
function Words(props: { text: string; choose: (text: string) => void; cancel: () => void }) {
  const { s } = usePageContext('importer');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <>
      <label className="stack">
        {s.words}
        <textarea className="words" readOnly rows={8} ref={field} defaultValue={props.text} />
      </label>
      <p className="quiet small">{s.wordsHelp}</p>
      <div className="row">
        <Button
          appearance="primary"
          onClick={() => field.current && props.choose(chosenIn(field.current))}
        >
          {s.put}
        </Button>
        <Button onClick={props.cancel}>{s.cancel}</Button>
      </div>
    </>
  );
}

/** What is selected, or else the line that the caret is in. */
function chosenIn({ value, selectionStart: from, selectionEnd: to }: HTMLTextAreaElement): string {
  if (from < to) return value.slice(from, to).trim();
  const end = value.indexOf('\n', to);
  return value.slice(value.lastIndexOf('\n', from - 1) + 1, end < 0 ? undefined : end).trim();
}

/** Thing of the value that is looked at: the passage is most often of it. */
const thingAt = ({ doubts, things, basket }: ImportPart['draft'], id: number): number =>
  [...doubts, ...basket].find((one) => one.id === id)?.thing ??
  things.find((one) => one.title?.id === id || one.id === id)?.id ??
  0;

const wordsOf = ({ page, blocks, slide }: ImportSourcePage): string =>
  page
    ? page.lines.map(({ text }) => text).join('\n')
    : [...(slide?.boxes ?? []).flatMap((box) => box.blocks), ...blocks]
        .flatMap((block) =>
          block.kind === 'line' ? [block.text] : block.rows.flat().map(({ text }) => text),
        )
        .filter((text) => text !== '')
        .join('\n');
