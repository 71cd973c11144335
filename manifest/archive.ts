/** The app package: the zip that a Teams administrator uploads. */
import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import en from './en.json' with { type: 'json' };
import { fillLanguage, fillManifest, type Template } from './fill.ts';
import template from './manifest.json' with { type: 'json' };
import type { Values } from './values.ts';

/** The first instant that a zip can write, in the time of the machine, as zip reads it. */
const always = new Date(1980, 0, 1);

const encode = (value: Template) => new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
const icon = (name: string) =>
  new Uint8Array(readFileSync(new URL(`./icons/${name}.png`, import.meta.url)));

/** The files of the package by name: all at its root, where Teams looks for them. */
const packageFiles = (values: Values): Record<string, Uint8Array> => ({
  'manifest.json': encode(fillManifest(template, values)),
  'en.json': encode(fillLanguage(en, values)),
  'color.png': icon('color'),
  'outline.png': icon('outline'),
});

/**
 * The package as bytes: the same values give the same bytes, on every machine and every day.
 *
 * @throws {PackageError} when something that was made up would be in it.
 */
export const packageOf = (values: Values): Uint8Array =>
  zipSync(packageFiles(values), { level: 9, mtime: always });
