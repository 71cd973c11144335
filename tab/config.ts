/** The page that Teams shows when the tab is added to a channel or a chat: nothing to choose. */
import { app, pages } from '@microsoft/teams-js';
import './tab.css';

const words = {
  fr: {
    title: 'Tableau de bord',
    text: 'Enregistrez : l’onglet montre le plan, les réunions et les sondages de vos groupes.',
  },
  en: {
    title: 'Dashboard',
    text: 'Save: the tab shows the plan, the meetings and the polls of your groups.',
  },
};

async function configure(): Promise<void> {
  await app.initialize();
  const context = await app.getContext();
  const lang = context.app.locale.toLowerCase().startsWith('en') ? 'en' : 'fr';
  const { title, text } = words[lang];
  document.documentElement.lang = lang;
  document.documentElement.dataset.theme = context.app.theme;
  for (const [id, said] of [
    ['title', title],
    ['text', text],
  ] as const) {
    const element = document.getElementById(id);
    if (element) element.textContent = said;
  }
  const contentUrl = new URL('.', document.baseURI).href;
  pages.config.registerOnSaveHandler((save) => {
    pages.config
      .setConfig({
        entityId: 'tableau-de-bord-equipe',
        contentUrl,
        websiteUrl: contentUrl,
        suggestedDisplayName: title,
      })
      .then(() => save.notifySuccess())
      .catch((error: unknown) => save.notifyFailure(String(error)));
  });
  pages.config.setValidityState(true);
  app.notifySuccess();
}

void configure();
