import { expect, it } from '@jest/globals';
import { fileName } from '../../documents/file-name.ts';

it('a file name keeps letters, figures and dashes, whatever the title holds', () => {
  expect(fileName('Feuille d’émargement : 15/09', 'docx')).toBe('feuille-d-emargement-15-09.docx');
  expect(fileName(['../../$', '{x}\u202e🎉'].join(''), 'csv')).toBe('x.csv');
  expect(fileName('🎉', 'csv')).toBe('document.csv');
  expect(fileName('a'.repeat(300), 'ics')).toHaveLength(84);
});
