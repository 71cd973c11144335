/** The document around a value, its passage lit: the page of a PDF as it is printed, others as text. */
import { useEffect, useRef, useState } from 'react';
import type { ImportSourcePage, SourceBlock } from '../../bot/pages/importer.ts';
import { usePageContext } from '../page-context.ts';
import type { ImportPart } from '../use-amend.ts';
import { useView, type Viewed } from '../use-view.ts';
import { Folded } from './folded.tsx';
import { Take } from './import-take.tsx';
import { Shown } from './waiting.tsx';

/** What of the document is shown for a value: the same for the page beside it and for its card. */
export const useSource = (draft: string, value: number): Viewed<ImportSourcePage> =>
  useView(value === 0 ? '' : `importer/source?draft=${encodeURIComponent(draft)}&id=${value}`);

/** The words that are lit, between the line before them and the line behind. */
export function Excerpt({ of: { blocks, page } }: { of: ImportSourcePage }) {
  const lines =
    page?.lines ??
    blocks.flatMap((block): { text: string; isLit: boolean }[] =>
      block.kind === 'table' ? block.rows.flat() : [block],
    );
  const at = lines.findIndex(({ isLit }) => isLit);
  return at < 0 ? null : (
    <blockquote>
      {lines.slice(Math.max(0, at - 1), at + 2).map(({ text, isLit }, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a document never move
        <p key={n}>{isLit ? <mark>{text}</mark> : text}</p>
      ))}
    </blockquote>
  );
}

type Showing = ImportPart & { value: number; view: Viewed<ImportSourcePage> };

export function Source({ draft, amending, value, view }: Showing) {
  const { say, s } = usePageContext('importer');
  const [taken, take] = useState('');
  return (
    <section className="source" aria-label={s.source}>
      <Folded title={s.source} headed>
        {value === 0 ? (
          <p>{s.noSource}</p>
        ) : (
          <Shown of={view}>
            {(page) => (
              <>
                <p className="quiet">{say.capital(page.place)}</p>
                <Passage key={`${value}`} page={page} take={take} />
                <Take
                  key={value}
                  draft={draft}
                  amending={amending}
                  near={value}
                  page={page}
                  taken={taken}
                />
              </>
            )}
          </Shown>
        )}
      </Folded>
    </section>
  );
}

function Passage(props: { page: ImportSourcePage; take: (text: string) => void }) {
  const { page, blocks, slide } = props.page;
  const { take } = props;
  const { say } = usePageContext();
  const scroll = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = scroll.current;
    const lit = box?.querySelector('mark, .lit');
    if (!box || !lit) return;
    const show = () => {
      const [outer, inner] = [box.getBoundingClientRect(), lit.getBoundingClientRect()];
      box.scrollTop += inner.top - outer.top - box.clientHeight / 3;
      box.scrollLeft += inner.left - outer.left - box.clientWidth / 3;
    };
    show();
    // Folded, it has no height yet.
    box.closest('details')?.addEventListener('toggle', show);
  }, []);
  useEffect(() => {
    // By mouse, by touch, or by the caret of the browser. What is pressed next may end the selection, not what was chosen.
    const follow = () => {
      const text = selectedIn(scroll.current);
      if (text !== '') take(text);
    };
    document.addEventListener('selectionchange', follow);
    return () => document.removeEventListener('selectionchange', follow);
  }, [take]);
  return (
    <section
      className="paper"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
      tabIndex={0}
      aria-label={say.importer.passage}
      ref={scroll}
    >
      {slide ? <Slide slide={slide} /> : null}
      {page ? (
        <Printed page={page} />
      ) : (
        blocks.map((block, at) => <Text key={keyOf(block, at)} block={block} />)
      )}
    </section>
  );
}

/** What is selected there, on lines of its own; a selection that begins elsewhere is none. */
function selectedIn(box: HTMLElement | null): string {
  const selection = getSelection();
  const isInside = selection?.anchorNode && box?.contains(selection.anchorNode);
  return isInside
    ? selection
        .toString()
        .replace(/\s*\n\s*/g, '\n')
        .trim()
    : '';
}

/** Shapes of a slide at their places, their words inside. */
function Slide({ slide: { ratio, boxes } }: { slide: NonNullable<ImportSourcePage['slide']> }) {
  return (
    <div className="slide" style={{ aspectRatio: String(ratio) }}>
      {boxes.map(({ left, top, width, height, size, blocks }) => (
        <div
          key={`${left} ${top} ${width}`}
          style={{
            left: `${left}%`,
            top: `${top}%`,
            width: `${width}%`,
            minHeight: `${height}%`,
            fontSize: `${size}cqw`,
          }}
        >
          {blocks.map((block, at) => (
            <Text key={keyOf(block, at)} block={block} />
          ))}
        </div>
      ))}
    </div>
  );
}

const keyOf = (block: SourceBlock, at: number): string => `${block.kind} ${at}`;

function Text({ block }: { block: SourceBlock }) {
  if (block.kind === 'table')
    return (
      <table>
        <tbody>
          {block.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a document never move
            <tr key={at}>
              {row.map(({ text, isLit, span }, n) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nor do its cells
                <td key={n} colSpan={span}>
                  {isLit ? <mark>{text}</mark> : text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    );
  const { text, level, isListed, isLit } = block;
  const words = isLit ? <mark>{text}</mark> : text;
  if (level > 0) return <p className="heading">{words}</p>;
  return <p className={isListed ? 'listed' : ''}>{words}</p>;
}

/** Lines of a page of a PDF at their places, as wide as they are printed. */
function Printed({ page }: { page: NonNullable<ImportSourcePage['page']> }) {
  const { width, height, lines } = page;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="false" role="img">
      <title>{lines.map(({ text }) => text).join(' ')}</title>
      {lines.map(({ text, x, y, width: long, size, isLit }) => (
        <g key={`${x} ${y} ${text}`}>
          {isLit ? (
            <rect className="lit" x={x - 2} y={y - 1} width={long + 4} height={size + 2} />
          ) : null}
          <text
            x={x}
            y={y + size * 0.8}
            fontSize={size * 0.9}
            {...(text.length > 1 && { textLength: long, lengthAdjust: 'spacingAndGlyphs' })}
          >
            {text}
          </text>
        </g>
      ))}
    </svg>
  );
}
