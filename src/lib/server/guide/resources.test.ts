import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
	RESOURCE_COLUMNS,
	resourcesJsonLd,
	toResourceRow,
	writeResourcesJson
} from '#lib/domain/guide/resource-files.ts';
import { NATURES, QUESTIONS, STAGES } from '#lib/domain/guide/resources.ts';
import { ROLES } from '#lib/domain/guide/roles.ts';
import { typeset } from '#lib/domain/kernel/typography.ts';
import { readResources } from './index.ts';

const { resources, natures, ...texts } = await readResources();
const ORIGIN = 'https://exemple.org';

function isPage(path: string): boolean {
	const folder = `src/routes${path}`;
	return existsSync(`${folder}/+page.svelte`) || existsSync(`${folder}/+server.ts`);
}

describe('the resources', () => {
	test('are many, and of each nature, question, role and stage', () => {
		expect(resources.length).toBeGreaterThanOrEqual(50);
		for (const nature of Object.keys(NATURES))
			expect(resources.filter((one) => one.nature === nature).length).toBeGreaterThanOrEqual(5);
		for (const question of Object.keys(QUESTIONS))
			expect(resources.some(({ questions }) => questions.includes(question as never))).toBe(true);
		for (const role of Object.keys(ROLES))
			expect(resources.some(({ roles }) => roles.includes(role as never))).toBe(true);
		for (const stage of Object.keys(STAGES))
			expect(resources.some(({ stages }) => stages.includes(Number(stage) as never))).toBe(true);
	});

	test('have each an id, an address and a sentence of their own', () => {
		for (const field of ['id', 'url', 'sentence', 'title'] as const)
			expect(new Set(resources.map((one) => one[field])).size, field).toBe(resources.length);
	});

	test('stand in the order of M.E.D.O.C.', () => {
		const order = resources.map(({ nature }) => Object.keys(NATURES).indexOf(nature));
		expect(order).toEqual([...order].sort((a, b) => a - b));
	});

	test.each(resources)('$id is well formed', (one) => {
		expect(one.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
		expect(Object.keys(NATURES)).toContain(one.nature);
		expect(one.publisher).not.toBe('');
		expect(one.questions.length).toBeGreaterThan(0);
		expect(one.roles.length).toBeGreaterThan(0);
		expect(one.stages.length).toBeGreaterThan(0);
		expect(Object.keys(QUESTIONS)).toEqual(expect.arrayContaining([...one.questions]));
		expect(Object.keys(ROLES)).toEqual(expect.arrayContaining([...one.roles]));
		expect(Object.keys(STAGES).map(Number)).toEqual(expect.arrayContaining([...one.stages]));
		expect(one.language).toMatch(/^[a-z]{2}$/);
		if (one.year !== undefined) expect(one.year).toBeGreaterThan(2000);
		if (one.minutes !== undefined) expect(one.minutes).toBeGreaterThan(0);
	});

	test.each(resources)(
		'$id is set in French typography, and quotes no figure of a survey',
		(one) => {
			for (const text of [one.title, one.publisher, one.sentence]) expect(text).toBe(typeset(text));
			expect(one.sentence.length).toBeLessThanOrEqual(200);
			expect(one.sentence).toMatch(/[.?]$/);
			expect(one.sentence).not.toContain('%');
		}
	);

	test.each(resources.filter(({ url }) => url.startsWith('/')))('$url is a page of ours', (one) => {
		expect(isPage(one.url)).toBe(true);
	});

	test.each(resources.filter(({ url }) => !url.startsWith('/')))(
		'$url is an address',
		({ url }) => {
			expect(url).toMatch(/^https?:\/\//);
			expect(URL.canParse(url)).toBe(true);
		}
	);

	test('the texts of the page are set in French typography', () => {
		for (const text of [...Object.values(texts), ...Object.values(natures)])
			expect(text).toBe(typeset(text));
		expect(texts.description.length).toBeLessThanOrEqual(155);
		expect(Object.keys(natures)).toEqual(Object.keys(NATURES));
	});
});

describe('what leaves the page of resources', () => {
	test('a row has a cell for each column, and whole addresses', () => {
		const row = toResourceRow(
			resources.find(({ url }) => url === '/exemples')!,
			ORIGIN
		);
		expect(row).toHaveLength(RESOURCE_COLUMNS.length);
		expect(row[RESOURCE_COLUMNS.indexOf('url')]).toBe(`${ORIGIN}/exemples`);
		expect(row[RESOURCE_COLUMNS.indexOf('roles')]!.split('\n')).toEqual(Object.keys(ROLES));
	});

	test('no cell would be run as a formula', () => {
		for (const one of resources)
			for (const cell of toResourceRow(one, ORIGIN)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
	});

	test('the JSON holds every resource, with its licence', () => {
		const written = JSON.parse(writeResourcesJson(resources, ORIGIN)) as {
			licence: string;
			count: number;
			resources: { url: string }[];
		};
		expect(written.count).toBe(resources.length);
		for (const { url } of written.resources) expect(url).toMatch(/^https?:/);
	});

	test('the description for machines cannot close its element', () => {
		const tricky = [{ ...resources[0]!, title: '</script><b>' }];
		const written = resourcesJsonLd(tricky, ORIGIN, texts);
		expect(written).not.toContain('<');
		expect(JSON.parse(written)).toMatchObject({ '@type': 'CollectionPage' });
	});
});
