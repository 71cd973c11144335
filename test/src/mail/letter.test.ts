import { expect, it } from '@jest/globals';
import { type LetterData, letterOf } from '../../../src/mail/letter.ts';

const data = (over: Partial<LetterData> = {}): LetterData => ({
  to: { name: 'Zoé Martin', email: 'zoe@ville.example' },
  locale: 'fr',
  text: 'Invitation à une réunion\nOù\nCaf de Bobigny',
  links: [{ title: 'Voir la réunion', url: 'https://fil.example/tab/?lang=fr#lien/a.1.b' }],
  own: 'https://fil.example/tab/?lang=fr#lien/c.1.d',
  key: 'meeting:1:invitation:person:sans-teams:z',
  host: 'fil.example',
  now: new Date('2026-11-24T09:00:00.000Z'),
  ...over,
});

it('what somebody typed is text, in the letter as everywhere', () => {
  const { html } = letterOf(
    data({
      text: '<script>alert(1)</script>\n<img src=x onerror="alert(2)">',
      links: [{ title: '"><b>', url: 'https://fil.example/#lien/a' }],
    }),
  );
  expect(html).not.toMatch(/<script|<img|"><b>/);
  expect(html).toContain('&lt;script&gt;');
});

it('the subject is one line, of no great length', () => {
  const { subject } = letterOf(
    data({ subject: `Réunion\r\nBcc: autre@exemple.fr ${'x'.repeat(300)}` }),
  );
  expect(subject).not.toMatch(/[\r\n]/);
  expect(subject.length).toBeLessThanOrEqual(120);
});

it('the text says what the page says, in the same order', () => {
  const { text, html } = letterOf(data());
  const words = (html.match(/<body[\s\S]*<\/body>/)?.[0] ?? '')
    .replace(/<a [^>]*href="([^"]*)"[^>]*>([^<]*)<\/a>/g, '$2 $1')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  expect(words).toBe(text.replace(/\s+/g, ' ').trim());
});

it('who reads English is written to in English', () => {
  const { text, html, headers } = letterOf(data({ locale: 'en', text: 'You are invited' }));
  expect(text).toMatch(/This link is yours[\s\S]*Stop these e-mails/);
  expect(html).toContain('<html lang="en">');
  expect(headers['Content-Language']).toBe('en');
});

it('the same row is the same letter, another row another one', () => {
  expect(letterOf(data()).messageId).toBe(letterOf(data({ text: 'Autrement dit' })).messageId);
  expect(letterOf(data()).messageId).not.toBe(letterOf(data({ key: 'another' })).messageId);
});

it('a letter that leads nowhere does not speak of its link', () => {
  const { text } = letterOf(data({ links: [] }));
  expect(text).not.toMatch(/Ce lien est le vôtre/);
  expect(text).toMatch(/Ne plus recevoir/);
});
