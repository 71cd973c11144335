/** A letter as a page that needs nothing from elsewhere, in what mail programs understand of HTML. */
import type { Locale } from '../../bot/language/locale.ts';
import { heldTogether } from '../../cards/typography.ts';
import type { DateBlock } from '../../visual/date-block.ts';
import { brand } from '../../visual/palette.ts';
import { escaped } from '../http/page.ts';

/** A text of one line, or several things of one kind. */
export type LetterBlock = { label: string; text: string } | { items: string[] };

interface Link {
  title: string;
  url: string;
}

/** A letter in words, before it is text or HTML; the typography is done. */
export interface Letter {
  locale: Locale;
  /** Whose letter it is, in the band at its head. */
  house: string;
  /** Of what plan it is the tool; empty: of none that is said. */
  tool: string;
  title: string;
  /** The day that it is about; undefined: none. */
  day: DateBlock | undefined;
  /** What a list of messages shows beside the title. */
  preview: string;
  /** To whom, and on behalf of whom. */
  greeting: readonly string[];
  blocks: readonly LetterBlock[];
  /** Each with the answers that it offers. */
  links: readonly (Link & { answers: readonly Link[] })[];
  foot: readonly string[];
  own: Link;
}

/** Name by which the letter finds its mark among its own parts. */
export const MARK_CID = 'marque@fil-rouge';

/** Letters without serifs, named: what a system calls its own may be others when they are bold. */
const FONTS = "'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** Said at each element: many mail programs leave out what stands in a style sheet. */
const style = {
  body: `font:16px/1.5 ${FONTS};margin:0;color:#242424;background:#ffffff;overflow-wrap:anywhere`,
  band: `background:${brand.navy};color:#ffffff;font-weight:700;padding:8px 16px;border-bottom:4px solid ${brand.thread}`,
  mark: 'vertical-align:middle;border:0;margin:0 8px 0 0',
  tool: 'font-weight:400;font-size:14px;line-height:20px;margin:4px 0 0',
  preview: 'display:none;max-height:0;overflow:hidden;mso-hide:all',
  head: 'border-collapse:collapse;margin:0',
  day: 'width:48px;padding:0 0 12px;vertical-align:top',
  leaf: 'padding:2px 0;border:1px solid #8a8a9a;text-align:center;font-size:13px;line-height:17px',
  leafDay: 'font-size:20px;line-height:22px',
  beside: 'padding:0 0 0 12px;vertical-align:top',
  sheet: 'max-width:36em;margin:0 auto;padding:20px 16px 0',
  title: 'font-size:22px;line-height:1.25;margin:0 0 12px',
  line: 'margin:4px 0',
  // What it is about stands apart; the red of the house would read as an alarm.
  greeting: 'margin:0',
  facts: 'margin:16px 0;padding:4px 0 4px 16px;border-left:4px solid #3d3e8f',
  list: 'margin:4px 0 12px;padding-left:20px',
  link: 'margin:20px 0 8px',
  anchor: 'color:#3d3e8f',
  // 44 px high: a finger. Outlook pads the cell, the others the link.
  cell: 'background:#3d3e8f;border:1px solid #3d3e8f;border-radius:4px;mso-padding-alt:10px 12px',
  table: 'display:inline-table;border-collapse:separate;border-spacing:0;margin:0 6px 8px 0',
  wide: 'width:100%;border-collapse:separate;border-spacing:0;text-align:center',
  // Said again: a table does not hand the letters of the page down in every mail program.
  button: `display:inline-block;padding:10px 12px;line-height:24px;font-family:${FONTS};font-weight:700;color:#ffffff;text-decoration:none`,
  foot: 'margin:8px 0;font-size:14px;line-height:20px;color:#5c5c66',
};

/** For those that read one, at night. */
const night =
  '@media(prefers-color-scheme:dark){body{color:#f5f5f5!important;background:#1f1f1f!important}.link{color:#a9acff!important}.quiet{color:#c8c8d0!important}.button,.facts{border-color:#a9acff!important}hr{border-color:#5c5c66!important}}';

/** As it is laid out: no line ends within a date, nor between two hours. */
const shown = (text: string): string => escaped(heldTogether(text));

const anchor = ({ url, title }: Link, look: string, named = ''): string =>
  `<a${named} style="${look}" href="${escaped(url)}">${shown(title)}</a>`;
const plainLink = (link: Link): string => anchor(link, style.anchor, ' class="link"');

const button = (link: Link, table = style.table): string =>
  `<table role="presentation" style="${table}"><tr><td class="button" style="${style.cell}">${anchor(link, style.button)}</td></tr></table>`;

/** What leads somewhere is a button; where it offers answers, they are the buttons. */
const doorOf = ({ answers, ...link }: Letter['links'][number]): string =>
  answers.length === 0
    ? `<div style="${style.link}">${button(link, style.wide)}</div>`
    : `<div style="${style.link}">${answers.map((one) => button(one)).join(' ')}</div><p style="${style.line}">${plainLink(link)}</p>`;

export function htmlOf(letter: Letter): string {
  const { locale, house, tool, title, day, preview, greeting, blocks, links, foot, own } = letter;
  return `<!DOCTYPE html>
<html lang="${locale}"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width"/><meta name="color-scheme" content="light dark"/><title>${shown(title)}</title><style>${night}</style></head>
<body style="${style.body}"><div style="${style.preview}">${shown(preview)}</div><header style="${style.band}"><img src="cid:${MARK_CID}" width="32" height="32" alt="" style="${style.mark}"/>${shown(house)}${tool === '' ? '' : `<div style="${style.tool}">${shown(tool)}</div>`}</header><main style="${style.sheet}">${headOf(title, day)}
${greeting.map((text) => `<p style="${style.greeting}">${shown(text)}</p>`).join('\n')}
${blocks.length > 0 ? `<div class="facts" style="${style.facts}">${blocks.map(blockOf).join('\n')}</div>` : ''}
${links.map(doorOf).join('\n')}
</main><footer style="${style.sheet}"><hr/>${foot.map((line) => quiet(line, style.foot)).join('\n')}
<p style="${style.foot}">${plainLink(own)}</p></footer></body></html>
`;
}

/** Read once, or by who wants to know more. */
const quiet = (text: string, look: string): string =>
  `<p class="quiet" style="${look}">${shown(text)}</p>`;

/** The title, beside the day that it is about; who does not see the leaf reads the day below. */
function headOf(title: string, day: DateBlock | undefined): string {
  const heading = `<h1 style="${style.title}">${shown(title)}</h1>`;
  if (!day) return heading;
  const leaf = `${day.weekday}<br/><strong style="${style.leafDay}">${day.day}</strong><br/>${day.month}`;
  return `<table role="presentation" style="${style.head}"><tr><td aria-hidden="true" style="${style.day}"><div style="${style.leaf}">${leaf}</div></td><td style="${style.beside}">${heading}</td></tr></table>`;
}

function blockOf(block: LetterBlock): string {
  if ('items' in block)
    return `<ul style="${style.list}">${block.items.map((item) => `<li>${shown(item)}</li>`).join('')}</ul>`;
  const label = block.label === '' ? '' : `<strong>${shown(block.label)}</strong> `;
  return `<p style="${style.line}">${label}${shown(block.text)}</p>`;
}
