/** Facts that a plan file holds, one by one, each with the question that somebody who wants it would ask. */
import type { Action, Axe, Fiche } from '../../bot/knowledge/fiche-schema.ts';
import type { Plan } from '../../bot/knowledge/schema.ts';

export interface PlanFact {
  /** What sort of fact it is, by the key that holds it. */
  key: string;
  question: string;
  /** What its answer says: one of these. */
  said: readonly string[];
}

type Named = { texte: string; phrase?: string | undefined };

const told = ({ texte, phrase }: Named): string[] => (phrase ? [texte, phrase] : [texte]);

const month = new Intl.DateTimeFormat('fr', { month: 'long', year: 'numeric', timeZone: 'UTC' });
/** "septembre 2026", "2027": a day is looked for by its month. */
const whenSaid = (when: string): string =>
  when.length === 4 ? when : month.format(new Date(`${when.slice(0, 7)}-01`));

const amountSaid = (amount: number): string => amount.toLocaleString('fr-FR');

/** The name of a body without its article. */
function bodySaid(plan: Plan, id: string): string[] {
  const body = plan.organisations.find((one) => one.id === id);
  return body ? [body.avecArticle, body.nom, ...body.alias] : [id];
}

function* actionFacts(plan: Plan, action: Action, whole: string): Iterable<PlanFact> {
  const { texte, pilote, debut, fin, statut, sousActions, avancement = [] } = action;
  yield { key: 'actions', question: whole, said: told(action) };
  for (const id of pilote ?? [])
    yield {
      key: 'actions › pilote',
      question: `Qui mène « ${texte} » ?`,
      said: bodySaid(plan, id),
    };
  for (const when of [debut, fin])
    if (when)
      yield {
        key: 'actions › debut, fin',
        question: `Quel est le calendrier de « ${texte} » ?`,
        said: [whenSaid(when)],
      };
  for (const said of new Set([statut, ...avancement.map((one) => one.texte)]))
    if (said) yield { key: 'actions › statut', question: `Où en est « ${texte} » ?`, said: [said] };
  for (const step of sousActions)
    yield {
      key: 'actions › sousActions',
      question: `Quelles sont les étapes de « ${texte} » ?`,
      said: told(step),
    };
}

const levels = { general: 'général', specifique: 'spécifique', operationnel: 'opérationnel' };

function* ficheFacts(plan: Plan, fiche: Fiche): Iterable<PlanFact> {
  const of = `de la fiche ${fiche.numero} ?`;
  const fact = (key: string, question: string, ...said: string[]): PlanFact => ({
    key,
    question,
    said,
  });
  yield fact('titre', `Quel est le titre ${of}`, fiche.titre);
  if (fiche.axe)
    yield fact('axe', `De quel axe relève la fiche ${fiche.numero} ?`, `axe ${fiche.axe}`);
  if (fiche.sousAxe)
    yield fact('sousAxe', `De quel objectif dépend la fiche ${fiche.numero} ?`, fiche.sousAxe);
  for (const id of fiche.pilote ?? [])
    yield fact('pilote', `Qui pilote la fiche ${fiche.numero} ?`, ...bodySaid(plan, id));
  for (const { service, role } of fiche.responsables)
    for (const one of [service, role])
      if (one) yield fact('responsables', `Quel service pilote la fiche ${fiche.numero} ?`, one);
  if (fiche.debut)
    yield fact('debut', `Quand commence la fiche ${fiche.numero} ?`, whenSaid(fiche.debut));
  if (fiche.fin) yield fact('fin', `Quand finit la fiche ${fiche.numero} ?`, whenSaid(fiche.fin));
  if (fiche.statut) yield fact('statut', `Où en est la fiche ${fiche.numero} ?`, fiche.statut);
  if (fiche.priorite)
    yield fact('priorite', `Quel est le niveau de priorité ${of}`, fiche.priorite);
  for (const { organisation, qui, montant } of fiche.financements) {
    const who = organisation ? bodySaid(plan, organisation) : [qui ?? ''];
    if (who[0]) yield fact('financements', `Qui finance la fiche ${fiche.numero} ?`, ...who);
    if (montant !== undefined)
      yield fact('financements', `Quel est le budget ${of}`, amountSaid(montant));
  }
  for (const id of fiche.territoires) {
    const place = plan.territoires.find((one) => one.id === id);
    yield fact(
      'territoires',
      `Quels sont les territoires concernés par la fiche ${fiche.numero} ?`,
      place?.nom ?? id,
    );
  }
  // Typed keys complete these two where the file does not write them.
  if (!fiche.debut && !fiche.fin && fiche.echeancier)
    yield fact('echeancier', `Quel est le calendrier ${of}`, fiche.echeancier);
  if (fiche.financements.length === 0 && fiche.budget)
    yield fact('budget', `Quel est le budget ${of}`, fiche.budget);
  for (const one of fiche.acteurs ?? [])
    yield fact(
      'acteurs',
      `Quels sont les acteurs ${of}`,
      ...told(one),
      ...(one.organisation ? bodySaid(plan, one.organisation) : []),
    );
  for (const one of fiche.priorites ?? [])
    yield fact('priorites', `Quelles sont les priorités ${of}`, ...told(one));
  for (const one of fiche.objectifs ?? []) {
    const level = one.niveau && levels[one.niveau];
    const question = level
      ? `Quel est l’objectif ${level} ${of}`
      : `Quels sont les objectifs ${of}`;
    yield fact(level ? 'objectifs › niveau' : 'objectifs', question, ...told(one));
  }
  for (const one of fiche.indicateurs ?? [])
    yield fact('indicateurs', `Quels sont les indicateurs ${of}`, ...told(one));
  for (const one of fiche.actionsCles ?? [])
    yield fact('actionsCles', `Quelles sont les actions ${of}`, ...told(one));
  for (const one of fiche.actions ?? [])
    yield* actionFacts(plan, one, `Quelles sont les actions ${of}`);
  for (const one of (fiche.avancement ?? []).filter(({ texte }) => texte !== fiche.statut))
    yield fact('avancement', `Où en est la fiche ${fiche.numero} ?`, ...told(one));
}

/** Rubriques that the file itself writes: those made of typed keys are facts already. */
const ownRubrics = ({ rubriques, actions = [] }: Fiche, made: ReadonlySet<string>) =>
  rubriques.filter(
    ({ libelle }) =>
      !made.has(libelle) && !actions.some(({ texte }) => libelle.endsWith(`de « ${texte} »`)),
  );
const madeRubrics: ReadonlySet<string> = new Set([
  'Niveau de priorité',
  'Service pilote',
  'Territoires concernés',
]);

function* axeFacts(plan: Plan, axe: Axe): Iterable<PlanFact> {
  const { numero } = axe;
  yield {
    key: 'axes › titre',
    question: `Quel est le titre de l’axe ${numero} ?`,
    said: [axe.titre],
  };
  for (const { titre } of axe.sousAxes)
    yield {
      key: 'axes › sousAxes',
      question: `Quels sont les objectifs stratégiques de l’axe ${numero} ?`,
      said: [titre],
    };
  for (const action of axe.actions)
    yield* actionFacts(plan, action, `Quelles sont les actions de l’axe ${numero} ?`);
}

function* otherFacts(plan: Plan): Iterable<PlanFact> {
  for (const { faits } of plan.themes)
    for (const one of faits)
      yield {
        key: 'themes › faits',
        question: `${(one.phrase ?? one.texte).replace(/[\s.:;?!]+$/, '')}, c’est bien ça ?`,
        said: told(one),
      };
  for (const { sigle, sens } of plan.glossaire)
    if (sens) yield { key: 'glossaire', question: `Que veut dire ${sigle} ?`, said: [sens] };
  for (const { nom, valeurs, annee } of plan.chiffres)
    for (const [id, value] of Object.entries(valeurs)) {
      const place = plan.territoires.find((one) => one.id === id);
      yield {
        key: 'chiffres',
        question: `${nom} ${place?.avecPreposition} en ${annee} ?`,
        said: [value.toLocaleString('fr-FR')],
      };
    }
  for (const { titre, date } of plan.reunions)
    yield { key: 'reunions', question: `Quand a lieu « ${titre} » ?`, said: [whenSaid(date)] };
  for (const { titre, texte } of plan.propositions)
    yield { key: 'propositions', question: `C’est quoi « ${titre} » ?`, said: [texte, titre] };
}

/** Every fact of a plan, in the order of its file. */
export function factsOf(plan: Plan): PlanFact[] {
  return [
    ...plan.axes.flatMap((axe) => [...axeFacts(plan, axe)]),
    ...plan.fiches.flatMap((fiche) => [
      ...ficheFacts(plan, fiche),
      ...ownRubrics(fiche, madeRubrics).flatMap(({ libelle, points }) =>
        points.map((one) => ({
          key: 'rubriques',
          question: `${libelle} de la fiche ${fiche.numero} ?`,
          said: told(one),
        })),
      ),
    ]),
    ...otherFacts(plan),
  ];
}
