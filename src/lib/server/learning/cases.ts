import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { readContent } from '../../domain/guide/content-fields.ts';
import { typeset } from '../../domain/kernel/typography.ts';
import { walk, type CaseStudy, type Walk } from '../../domain/learning/case-study.ts';
import { caseSchema } from '../../domain/learning/content-schema.ts';
import { refuse } from '../../domain/learning/refusals.ts';
import type { CaseLink } from '../../domain/learning/view.ts';
import { readCards } from '../catalogue/index.ts';
import type { Reader } from '../platform/context.ts';
import { inRoot } from '../platform/root.ts';
import { readUnits } from './units.ts';

const FOLDER = 'content/parcours/cas';

let all: Promise<readonly CaseStudy[]> | undefined;

/** The case studies, in the alphabet of their files. Read once. */
export function readCases(): Promise<readonly CaseStudy[]> {
	return (all ??= readAll());
}

async function readAll(): Promise<CaseStudy[]> {
	const names = (await readdir(inRoot(FOLDER))).filter((name) => name.endsWith('.yaml')).sort();
	return Promise.all(
		names.map(async (name) =>
			parseCase(await readFile(inRoot(FOLDER, name), 'utf8'), name.slice(0, -'.yaml'.length))
		)
	);
}

/** Reads a case study from its text. Throws at what is wrong in it, which `scripts/check-content.ts` says better. */
export function parseCase(text: string, slug: string): CaseStudy {
	const read = readContent(caseSchema, parse(text));
	if ('faults' in read) {
		const { path, sentence } = read.faults[0]!;
		throw new Error(`${FOLDER}/${slug}.yaml: ${path.join('.')} ${sentence}`);
	}
	return { slug, ...read.value };
}

/**
 * A case study where some choices lead. `units` prepare for it, `examples` are real ones close to it: those
 * that are still in the catalogue. Refuses `unknown_case`.
 */
export async function readCase(
	reader: Reader,
	slug: string,
	choices: readonly number[]
): Promise<{ study: CaseStudy; walk: Walk; units: CaseLink[]; examples: CaseLink[] }> {
	const study = (await readCases()).find((one) => one.slug === slug);
	if (!study) throw refuse('unknown_case');
	const units = (await readUnits()).filter((unit) => study.units.includes(unit.slug));
	const cards = await readCards(reader, study.examples);
	return {
		study,
		walk: walk(study, choices),
		units: units.map(({ slug, title }) => ({ slug, title })),
		examples: [...cards.values()].map(({ slug, title }) => ({ slug, title: typeset(title) }))
	};
}
