import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { GivingLaw } from '../../domain/guide/corporate-giving.ts';
import { inRoot } from '../platform/root.ts';
import { readLegalParameter } from './legal-parameters.ts';

/** The texts of the simulator, in the shape of content/simulateur-mecenat.yaml. */
export interface GivingTexts {
	readonly title: string;
	readonly description: string;
	readonly lead: string;
	readonly fields: Readonly<Record<string, string>>;
	readonly recipients: Readonly<Record<string, string>>;
	/** Gifts already written, to see what the page answers; `query` is that of its address. */
	readonly trials: readonly { title: string; query: string }[];
	readonly assumptions: readonly { title: string; sentence: string }[];
	readonly duties: readonly {
		id: string;
		title: string;
		sentence: string;
		sources: { title: string; url: string }[];
	}[];
	readonly next: readonly { title: string; url: string; sentence: string }[];
}

let texts: Promise<GivingTexts> | undefined;

export async function readGivingTexts(): Promise<GivingTexts> {
	return (texts ??= readFile(inRoot('content/simulateur-mecenat.yaml'), 'utf8').then(
		(text) => parse(text) as GivingTexts
	));
}

/** What the law says of corporate giving on a day `YYYY-MM-DD`. */
export async function readGivingLaw(on: string): Promise<GivingLaw> {
	return {
		rate: await readLegalParameter('mecenat.taux', on),
		rateAbove: await readLegalParameter('mecenat.taux-au-dela', on),
		threshold: await readLegalParameter('mecenat.seuil-taux', on),
		ceilingAmount: await readLegalParameter('mecenat.plafond-montant', on),
		ceilingPerMille: await readLegalParameter('mecenat.plafond-pour-mille', on),
		carryYears: await readLegalParameter('mecenat.report-annees', on),
		counterparts: await readLegalParameter('mecenat.contreparties', on),
		declaration: await readLegalParameter('mecenat.declaration', on)
	};
}
