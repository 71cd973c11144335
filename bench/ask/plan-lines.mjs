/** What a search engine would be given of a plan: its lines, as the document prints them. */

const months =
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre';
const monthOf = (number) => months.split(' ')[Number(number) - 1];
const dayOf = (day) => `${Number(day) === 1 ? '1er' : Number(day)}`;
const hourOf = (time) => time.replace(/^0/, '').replace(':', 'h').replace(/h00$/, 'h');
const number = (value) =>
  typeof value === 'number' ? value.toLocaleString('fr').replace(/\u202f/g, ' ') : value;

/** @returns {string[]} every title, text, sigle, meeting, session and figure, once each */
export function linesOf(plan) {
  const lines = new Set();
  const nameOf = new Map(plan.organisations.map(({ id, nom }) => [id, nom]));
  const pilots = (ids) => ids.map((id) => nameOf.get(id)).join(', ');
  const walk = (node) => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (!node || typeof node !== 'object') return;
    for (const [key, value] of Object.entries(node)) {
      if (['texte', 'titre', 'nom', 'document'].includes(key) && typeof value === 'string')
        lines.add(value);
      else if (!['inconnus', 'autresLieux', 'refus'].includes(key)) walk(value);
    }
    // "Pilote : Caf", in the cell beside the action or the fiche.
    if (Array.isArray(node.pilote))
      lines.add(`${node.titre ?? node.texte} – Pilote : ${pilots(node.pilote)}`);
  };
  walk(plan);
  for (const { numero, titre } of plan.axes) lines.add(`Axe ${numero} : ${titre}`);
  for (const { numero, titre, acteurs = [], indicateurs = [] } of plan.fiches) {
    lines.add(`Fiche action ${numero} : ${titre}`);
    lines.add(`Fiche ${numero} – Acteurs principaux : ${acteurs.map((a) => a.texte).join(', ')}`);
    lines.add(`Fiche ${numero} – Indicateurs : ${indicateurs.map((i) => i.texte).join(', ')}`);
  }
  for (const { titre, date, debut, fin, lieu } of plan.reunions) {
    const [year, month, day] = date.split('-');
    lines.add(
      `${titre}, ${dayOf(day)} ${monthOf(month)} ${year}, ${hourOf(debut)} – ${hourOf(fin)}, ${lieu}`,
    );
  }
  for (const { ordre, titre, jour, moment = '' } of plan.seances) {
    const [month, day] = jour.split('-');
    lines.add(`Séance ${ordre} : ${titre}, ${dayOf(day)} ${monthOf(month)} ${moment}`);
  }
  for (const { nom, annee, origine, unite = '', valeurs } of plan.chiffres)
    lines.add(
      `${nom} (${origine} ${annee}) : ${Object.entries(valeurs)
        .map(
          ([id, value]) =>
            `${plan.territoires.find((t) => t.id === id)?.nom} ${number(value)} ${unite}`,
        )
        .join(' ; ')}`,
    );
  for (const { sigle, sens } of plan.glossaire) if (sens) lines.add(`${sigle} : ${sens}`);
  return [...lines];
}
