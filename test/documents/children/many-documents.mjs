/**
 * Asks for many documents at once, as a service does, and counts its threads. Usage: `node
 * many-documents.mjs <compiled project> <restitution as JSON>`; says what it saw as JSON.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , compiled, data] = process.argv;
const load = (file) => import(pathToFileURL(path.join(compiled, file)).href);
const { aside } = await load('documents/aside.js');
const { createDocumentQueue, BusyError } = await load('bot/links/document-queue.js');

const threads = { now: 0, most: 0, started: 0 };
process.on('worker', (thread) => {
  threads.now += 1;
  threads.started += 1;
  threads.most = Math.max(threads.most, threads.now);
  thread.once('exit', () => {
    threads.now -= 1;
  });
});

const restitution = JSON.parse(readFileSync(data, 'utf8'));
const grid = {
  ...{ title: 'Sondage', name: 'Nom', organisation: 'Institution', word: 'Mot', slots: ['lundi'] },
  rows: [{ name: 'Zoé', organisation: 'Caf', answers: ['yes'], word: '' }],
  totals: [{ label: 'Oui', values: [1] }],
  answers: { yes: 'oui', no: 'non', maybe: 'si besoin', '': '' },
};
const formats = ['docx', 'pptx', 'xlsx', 'csv', 'md'];
const queue = createDocumentQueue();
const outcomes = await Promise.all(
  Array.from({ length: 40 }, (_, at) =>
    queue
      .run(() =>
        at % 6 === 5
          ? aside('pollGrid', grid)
          : aside('restitution', { data: restitution, format: formats[at % 6] }),
      )
      .then(
        (made) => (made.content ?? made).byteLength,
        (error) => (error instanceof BusyError ? 'busy' : String(error)),
      ),
  ),
);
const broken = await aside('restitution', { data: {}, format: 'docx' }).catch(() => 'refused');
const after = (await aside('pollGrid', grid)).byteLength;
process.stdout.write(JSON.stringify({ outcomes, threads, broken, after }));
process.exit(0);
