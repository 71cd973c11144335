/** A workbook as a newcomer has it: groups merged over its headers, a hole in its numbers, two doubtful pilotes, notes around. */
import excel from 'exceljs';

const doings = [
  'Loger les internes',
  'Ouvrir un centre de santé',
  'Former les aidants',
  'Équiper un bus de dépistage',
  'Planter des haies',
  'Réparer les vélos',
  'Chauffer les écoles',
  'Éclairer les arrêts',
  'Nourrir les cantines',
  'Transporter les aînés',
  'Abriter les sans-toit',
  'Écouter les lycéens',
  'Orienter les familles',
  'Vacciner les volontaires',
  'Sensibiliser au bruit',
  'Recruter des médecins',
  'Financer les associations',
  'Évaluer le plan',
  'Cartographier les puits',
  'Restaurer les berges',
  'Recycler le verre',
  'Animer les quartiers',
  'Conseiller les propriétaires',
  'Accompagner les parents',
  'Protéger les sources',
  'Jumeler les communes',
  'Numériser les archives',
  'Mutualiser les achats',
  'Célébrer les métiers',
];
const bodies = ['Communauté de communes', 'Agence régionale de santé', 'Hôpital de Roquemire'];

export async function messyWorkbook(): Promise<Uint8Array> {
  const book = new excel.Workbook();
  const sheet = book.addWorksheet('Plan d’actions');
  sheet.addRow(['Plan d’actions du Pays des Sources 2031-2036']);
  sheet.mergeCells('A1:I1');
  sheet.addRow(['Document de travail validé en comité, version du 12 novembre']);
  sheet.addRow([]);
  sheet.addRow(['Structure', '', '', 'Acteurs', '', 'Calendrier', '', 'Moyens', '']);
  for (const range of ['A4:C4', 'D4:E4', 'F4:G4', 'H4:I4']) sheet.mergeCells(range);
  sheet.addRow([
    'Axe',
    'N°',
    'Intitulé de l’action',
    'Pilote',
    'Partenaires',
    'Début',
    'Fin',
    'Budget',
    'État',
  ]);
  doings.forEach((title, i) => {
    // No fiche has the number 17.
    const number = i < 16 ? i + 1 : i + 2;
    const pilot =
      number === 5
        ? 'Syndicat des eaux ou département'
        : number === 12
          ? 'Mission locale ?'
          : bodies[i % 3];
    sheet.addRow([
      i === 0 ? 'Axe 1 : Vivre en bonne santé' : i === 15 ? 'Axe 2 : Habiter autrement' : '',
      number,
      title,
      pilot,
      'Communes ; Caf',
      '2031-01',
      number === 9 ? 'courant 2033' : '2034-12',
      `${number * 1000} €`,
      i % 2 ? 'En cours' : 'À venir',
    ]);
  });
  sheet.mergeCells('A6:A20');
  sheet.mergeCells('A21:A34');
  sheet.addRow(['* Les montants sont indicatifs.']);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
