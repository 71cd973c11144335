/**
 * `npm run pictures:documents`: the committee's documents and an attendance sheet of the written year, page by page
 * as LibreOffice draws them (`soffice`, `pdftoppm`), into `test/artifacts/documents/`; and the slides side by side,
 * `docs/images/comite.png`, the second one alone in `docs/images/comite-annee.png`.
 */
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { meetings } from '../bot/features/meetings/model/schema.ts';
import { sheetOf } from '../bot/features/meetings/show/sheet.ts';
import { viewOf } from '../bot/features/people/model/view.ts';
import { ledgerOf } from '../bot/features/progress/model/ledger.ts';
import { readKept } from '../bot/features/restitution/model/kept.ts';
import { restitutionOf } from '../bot/features/restitution/model/restitution.ts';
import { type AttendanceSheet, attendanceDocument } from '../documents/attendance-sheet.ts';
import { restitutionFile } from '../documents/restitution/formats.ts';
import { artifacts, launchChromium, openPage } from '../test/support/browser.ts';
import { openDemo } from '../test/support/demo-house.ts';
import { noon, type Partners } from '../test/support/partners.ts';
import { light } from './light-picture.ts';

const images = join(import.meta.dirname, '../docs/images');
const folder = join(artifacts, 'documents');
const at = (name: string) => join(folder, name);

/** Each page of a document as a picture. */
function draw(name: string): void {
  const quiet = { stdio: 'ignore' } as const;
  const profile = `-env:UserInstallation=file://${at('profile')}`;
  const convert = ['--headless', '--convert-to', 'pdf', '--outdir', folder, at(name)];
  execFileSync('soffice', [profile, ...convert], quiet);
  const pdf = at(name.replace(/\.\w+$/, '.pdf'));
  execFileSync('pdftoppm', ['-r', '72', '-png', pdf, at(name.replace('.', '-'))], quiet);
}

/** The next meeting of the year, as its group signs it. */
async function sheetOfNext({ store, knowledge: { plan } }: Partners): Promise<AttendanceSheet> {
  const view = viewOf(store, plan);
  await view.follow();
  return store.read(async (reader) => {
    const [next] = (await reader.list(meetings))
      .filter(({ value }) => value.group === 'axe-1' && value.when.date > '2026-11-24')
      .map(({ id, value }) => ({ id, meeting: value }));
    if (!next) throw new Error('The year has no meeting to come.');
    return sheetOf(next, { view, plan }, reader, 'fr', noon);
  });
}

/** Slides side by side, four in a row. */
async function slideSheet(): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith('comite-pptx')).sort();
  const all = await Promise.all(names.map((name) => readFile(at(name), 'base64')));
  const browser = await launchChromium();
  const page = await openPage(browser, { viewport: { width: 1768, height: 400 } });
  const shown = all.map((one) => `<img src="data:image/png;base64,${one}" width="426" alt="">`);
  await page.setContent(
    `<style>body{margin:12px;background:#d0d0d0;display:flex;flex-wrap:wrap;gap:12px}</style>${shown.join('')}`,
  );
  await writeFile(join(images, 'comite.png'), light(await page.screenshot({ fullPage: true })));
  await browser.close();
  await writeFile(join(images, 'comite-annee.png'), light(await readFile(at(names[1] ?? ''))));
}

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const house = await openDemo();
try {
  const { store, knowledge } = house;
  const { plan } = knowledge;
  const kept = { ledger: ledgerOf(store), view: viewOf(store, plan) };
  const period = { from: '2026-01-01', to: '2026-12-31' };
  const data = await store.read(async (reader) =>
    restitutionOf({
      plan,
      kept: await readKept(reader, kept, period),
      period,
      lang: 'fr',
      zone: 'Europe/Paris',
      now: noon,
    }),
  );
  for (const format of ['docx', 'pptx', 'xlsx'] as const) {
    await writeFile(at(`comite.${format}`), (await restitutionFile(data, format)).content);
    draw(`comite.${format}`);
  }
  await writeFile(at('emargement.docx'), await attendanceDocument(await sheetOfNext(house)));
  draw('emargement.docx');
} finally {
  await house.close();
}
await slideSheet();
console.log(`${(await readdir(folder)).length} fichiers dans ${folder}, et docs/images/comite.png`);
