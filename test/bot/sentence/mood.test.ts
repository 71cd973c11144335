import { describe, expect, it } from '@jest/globals';
import { readSentence } from '../../../bot/sentence/sentence.ts';
import { projectLexicon } from '../../support/vocabulary.ts';

const lexicon = await projectLexicon();
const mood = (text: string) => readSentence(text, lexicon).mood;

describe('asks', () => {
  it.each([
    'qui pilote la fiche 1.1',
    'qui n’a pas répondu',
    'c’est où déjà',
    'tu viens mardi ?',
    'est-ce que Karim est pilote',
    'when is it',
  ])('« %s »', (text) => expect(mood(text)).toBe('ask'));
});

describe('asks nothing, though a word that asks is a part of it', () => {
  it.each(['merci quand même', 'tu racontes n’importe quoi', 'merci, il n’y a pas de quoi'])(
    '« %s »',
    (text) => expect(mood(text)).toBe('tell'),
  );
});

describe('asks nothing by the « qui » of a noun, where another verb tells', () => {
  it.each([
    'on a relancé la mairie qui a dit oui',
    'la puéricultrice qui est partie en congé a été remplacée',
    'le local qui a été trouvé à Stains ne convient pas',
  ])('« %s »', (text) => expect(mood(text)).toBe('tell'));
  it.each([
    'la carto qui est co-animateur',
    'je cherche qui a fait la carte',
    'la mairie qui a dit oui, c’est laquelle ?',
    'tu sais pour la carto qui est pilote',
  ])('and asks where none does: « %s »', (text) => expect(mood(text)).toBe('ask'));
});

describe('orders, with or without a question mark', () => {
  it.each([
    'supprime la réunion',
    'envoyer l’invitation',
    'peux-tu annuler la réunion ?',
    'merci de noter que c’est fini',
    'il faudrait supprimer ce point',
    'je voudrais annuler',
    'bonjour, note ceci',
    'could you send it?',
  ])('« %s »', (text) => expect(mood(text)).toBe('order'));
});

describe('tells', () => {
  it.each([
    'je valide le point de mardi',
    'c’est Karim qui n’a pas répondu',
    'on annule souvent',
    'la crèche a ouvert',
    'demain, impossible',
  ])('« %s »', (text) => expect(mood(text)).toBe('tell'));
});
