import { describe, expect, it } from '@jest/globals';
import type { Line } from '../../../cards/text.ts';
import { type LetterData, letterOf } from '../../../src/mail/letter.ts';

const line = (text: string): Line => ({ label: '', text, item: false });
const data = (over: Partial<LetterData> = {}): LetterData => ({
  to: { name: 'Zoé Martin', email: 'zoe@ville.example' },
  locale: 'fr',
  lines: [line('Invitation à une réunion'), { ...line('Caf de Bobigny'), label: 'Où' }],
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
      lines: [
        line('<script>alert(1)</script>'),
        { label: '<b>', text: '<img src=x onerror="alert(2)">', item: false },
        { ...line('<i>'), item: true },
      ],
      links: [{ title: '"><b>', url: 'https://fil.example/#lien/a' }],
    }),
  );
  expect(html.replace(/<img src="cid:[^"]*"[^>]*>/, '')).not.toMatch(/<script|<img|<i>|<b>/);
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
  const agenda = ['Tour de table', 'Choix du livrable'].map((one) => ({
    ...line(one),
    item: true,
  }));
  const lines = [...data().lines, line('Ordre du jour'), ...agenda, line('Venez à pied.')];
  const { text, html } = letterOf(data({ lines }));
  const words = (html.match(/<body[\s\S]*<\/body>/)?.[0] ?? '')
    // What a list of messages shows is not seen in the letter.
    .replace(/<div style="display:none[^>]*>[^<]*<\/div>/, '')
    .replace(/<a [^>]*href="([^"]*)"[^>]*>([^<]*)<\/a>/g, '$2 $1')
    .replace(/<li>/g, '• ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  expect(words).toBe(text.replace(/\s+/g, ' ').trim());
});

it('who reads English is written to in English', () => {
  const { text, html, headers } = letterOf(
    data({ locale: 'en', lines: [line('You are invited')] }),
  );
  expect(text).toMatch(/The links are personal[\s\S]*Stop these e-mails/);
  expect(html).toContain('<html lang="en">');
  expect(headers['Content-Language']).toBe('en');
});

it('whoever is written to is greeted by name, and told on whose behalf', () => {
  const { text } = letterOf(data({ from: 'Ines Animatrice (Caf)' }));
  expect(text).toMatch(/Bonjour Zoé Martin,\nInes Animatrice \(Caf\) vous écrit par Fil rouge\./);
});

it('an answer is a button 44 px high, which opens the page with that answer', () => {
  const [link] = data().links;
  const answers = [{ title: 'Présent', answer: 'present' }];
  const { html, text } = letterOf(data({ links: [{ title: 'Voir', url: '', ...link, answers }] }));
  const button = /<a style="([^"]*)" href="([^"]*)">Présent</.exec(html);
  expect(button?.[1]).toMatch(/padding:10px 12px;line-height:24px/);
  expect(button?.[2]).toBe(`${link?.url}/present`);
  expect(text).toContain(`Présent\n${link?.url}/present`);
});

it('the same row is the same letter, another row another one', () => {
  expect(letterOf(data()).messageId).toBe(
    letterOf(data({ lines: [line('Autrement dit')] })).messageId,
  );
  expect(letterOf(data()).messageId).not.toBe(letterOf(data({ key: 'another' })).messageId);
});

it('a letter that leads nowhere does not speak of its link', () => {
  const { text } = letterOf(data({ links: [] }));
  expect(text).not.toMatch(/Les liens sont personnels/);
  expect(text).toMatch(/Ne plus recevoir/);
});

describe('what belongs to what', () => {
  const lines = [
    line('Invitation à une réunion'),
    { label: 'Quand', text: 'mardi 8 septembre 2026, 14 h', item: false },
    line('Ordre du jour'),
    { label: '', text: 'Tour de table', item: true },
    line('• Choix du livrable'),
    line('Venez à pied.\nParking.'),
  ];

  it.each<['fr' | 'en', string[]]>([
    ['fr', ['Bonjour Zoé Martin,', 'Quand : mardi 8 septembre 2026, 14 h', 'Ordre du jour :']],
    ['en', ['Hello Zoé Martin,', 'Quand: mardi 8 septembre 2026, 14 h', 'Ordre du jour:']],
  ])(
    'stands in one line, with the colon of the language: %s',
    (locale, [greeting, when, agenda]) => {
      const { text } = letterOf(data({ locale, lines }));
      expect(
        text
          .replace(/\u00a0/g, ' ')
          .split('\n')
          .slice(2, 13),
      ).toEqual([
        'Invitation à une réunion',
        '',
        greeting,
        '',
        when,
        agenda,
        '• Tour de table',
        '• Choix du livrable',
        '',
        'Venez à pied.',
        'Parking.',
      ]);
    },
  );

  it('is marked up as a label, and as a list', () => {
    const html = letterOf(data({ lines })).html.replace(/ style="[^"]*"/g, '');
    expect(html).toMatch(/<strong>Quand\s:<\/strong> mardi 8\u00a0septembre/);
    expect(html).toMatch(/<ul><li>Tour de table<\/li><li>Choix du livrable<\/li><\/ul>/);
  });

  it('a sentence before a list keeps its own sign', () => {
    const poll = [line('Sondage'), line('Répondez avant vendredi.'), line('• mardi 8')];
    expect(letterOf(data({ lines: poll })).text).toMatch(/vendredi\.\n• mardi 8\n\n/);
  });
});

it('the day that it is about stands beside its title, whose words say it to who does not see it', () => {
  const subject = 'GT Axe 1 : réunion, mardi 12 janvier, 14 h – 16 h';
  const { html, text } = letterOf(data({ subject, day: '2027-01-12' }));
  expect(html).toMatch(
    /<td aria-hidden="true"[^>]*><div[^>]*>mar\.<br\/><strong[^>]*>12<\/strong><br\/>janv\./,
  );
  expect(text).toContain('mardi 12 janvier');
});

it('a list of messages shows what the letter says beside its title', () => {
  const { html } = letterOf(data());
  expect(html).toMatch(/<div style="display:none[^>]*>Où\s: Caf de Bobigny<\/div>/);
});
