/** A sign of météo in a line of Word. */
import { ImageRun } from 'docx';
import type { Sign } from '../visual/meteo.ts';
import { signPng } from '../visual/pictures.ts';

/** @param description what it says to who does not see it; empty when the words stand beside it */
export const wordSign = (sign: Sign, size: number, description: string): ImageRun =>
  new ImageRun({
    type: 'png',
    data: signPng(sign),
    transformation: { width: size, height: size },
    // Its foot is below the line of the words beside it: their middles are level.
    run: { position: `-${Math.round(size * 0.15)}pt` },
    altText: { name: sign, title: '', description },
  });
