/** A letter as a page that needs nothing from elsewhere, in what mail programs understand of HTML. */
import type { Locale } from '../../bot/language/locale.ts';
import { escaped } from '../http/page.ts';

/** A text of one line, or several things of one kind. */
export type LetterBlock = { label: string; text: string } | { items: string[] };

/** A letter in words, before it is text or HTML; the typography is done. */
export interface Letter {
  locale: Locale;
  title: string;
  blocks: readonly LetterBlock[];
  links: readonly { title: string; url: string }[];
  foot: readonly string[];
  own: { title: string; url: string };
}

/** Said at each element: many mail programs leave out what stands in a style sheet. */
const style = {
  body: 'font:16px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif;max-width:36em;margin:0 auto;padding:16px;color:#242424;background:#ffffff;overflow-wrap:anywhere',
  title: 'font-size:20px;line-height:1.3;margin:0 0 12px',
  line: 'margin:4px 0',
  list: 'margin:4px 0 12px;padding-left:20px',
  link: 'margin:16px 0',
  anchor: 'color:#3d3e8f',
  foot: 'margin:8px 0;font-size:14px',
};

/** For those that read one, at night. */
const night =
  '@media(prefers-color-scheme:dark){body{color:#f5f5f5!important;background:#1f1f1f!important}a{color:#a9acff!important}}';

export function htmlOf({ locale, title, blocks, links, foot, own }: Letter): string {
  const anchor = (link: { title: string; url: string }, weight = '') =>
    `<a style="${weight}${style.anchor}" href="${escaped(link.url)}">${escaped(link.title)}</a>`;
  return `<!DOCTYPE html>
<html lang="${locale}"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width"/><meta name="color-scheme" content="light dark"/><title>${escaped(title)}</title><style>${night}</style></head>
<body style='${style.body}'><main><h1 style="${style.title}">${escaped(title)}</h1>
${blocks.map(blockOf).join('\n')}
${links.map((link) => `<p style="${style.link}">${anchor(link, 'font-weight:600;')}</p>`).join('\n')}
</main><footer><hr/>${foot.map((line) => `<p style="${style.foot}">${escaped(line)}</p>`).join('\n')}
<p style="${style.foot}">${anchor(own)}</p></footer></body></html>
`;
}

function blockOf(block: LetterBlock): string {
  if ('items' in block)
    return `<ul style="${style.list}">${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
  const label = block.label === '' ? '' : `<strong>${escaped(block.label)}</strong> `;
  return `<p style="${style.line}">${label}${escaped(block.text)}</p>`;
}
