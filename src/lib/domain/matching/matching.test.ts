import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isExpired, isToBeAsked } from './lifecycle.ts';
import { murmurationsProfile } from './murmurations.ts';
import { EMPTY_CONTENT, excerptOf, missingIn, type Need } from './need.ts';
import { stepSchema, contentSchema } from './need-schema.ts';
import { needJsonLd } from './json-ld.ts';
import { writeNeedAtom } from './feed.ts';
import { EMPTY_NEED_QUERY } from './query.ts';
import { needRow, NEED_COLUMNS } from './record.ts';
import { askOf, missingSteps, nameAfter, PREVIEW, stepsOf } from './steps.ts';
import { isBlocked, piecesOf } from './thread.ts';
import { NEED_KINDS, type NeedKind } from './vocabulary.ts';

const AT = new Date('2026-03-12T09:30:00Z');
const NEED: Need = {
	...EMPTY_CONTENT,
	slug: 'isolement-1',
	kind: 'need',
	state: 'published',
	title: '=Rompre </script><b>',
	situation: 'Les aînés\u0000 ne viennent plus.',
	organisation: { id: 1, slug: 'aines', name: 'Les Aînés & co', family: 'association' },
	place: { code: '56260', kind: 'commune', name: 'Vannes', article: 0 },
	help: ['time', 'premises'],
	createdAt: AT,
	updatedAt: AT,
	publishedAt: AT,
	confirmedAt: AT,
	askedAt: null,
	closedAt: null,
	version: 3
};

describe('the guided form', () => {
	const kinds = Object.keys(NEED_KINDS) as NeedKind[];

	it('asks for every field once, but for what would change, which only a need tells', () => {
		for (const kind of kinds) {
			const asked = stepsOf(kind).flatMap(({ fields }) => fields);
			expect(new Set(asked).size).toBe(asked.length);
			const all = Object.keys(EMPTY_CONTENT).filter((one) => kind === 'need' || one !== 'change');
			expect(asked.toSorted()).toEqual(all.toSorted());
			for (const field of asked)
				if (field !== 'territory') expect(askOf(field, kind).label.length).toBeGreaterThan(3);
		}
	});

	it('goes from step to step to the preview', () => {
		for (const kind of kinds) {
			let name = stepsOf(kind)[0]!.name;
			const visited = [name];
			while (name !== PREVIEW) visited.push((name = nameAfter(kind, name)));
			expect(visited).toEqual([...stepsOf(kind).map((step) => step.name), PREVIEW]);
		}
	});

	it('leads to the steps where something is missing', () => {
		const told = { ...EMPTY_CONTENT, title: 'T', situation: 'S', territory: '56' } as const;
		expect(missingIn(told, 'need')).toEqual(['help', 'change']);
		expect(missingSteps(told, 'need').map(({ name }) => name)).toEqual(['changement', 'aide']);
		expect(missingSteps({ ...told, help: ['time'] }, 'offer')).toEqual([]);
	});

	it('keeps whatever a form sends, or says what to mend', () => {
		const schema = stepSchema(['situation', 'domains']);
		expect(schema.parse({ situation: ' a ', version: '2' })).toEqual({
			situation: 'a',
			domains: [],
			version: 2
		});
		expect(schema.parse({ situation: '', domains: 'sante', version: 1 })).toMatchObject({
			domains: ['sante']
		});
		expect(schema.safeParse({ situation: 'x'.repeat(1501), version: 1 }).success).toBe(false);
		for (const wrong of [
			{ help: ['or'] },
			{ sdgs: [18] },
			{ until: '2026-02-30' },
			{ territory: 'x' }
		])
			expect(contentSchema.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
		expect(contentSchema.parse({ sdgs: ['3', '3'] })).toMatchObject({ sdgs: [3] });
	});

	it('reads anything without failing otherwise than by a fault', () => {
		fc.assert(
			fc.property(
				fc.dictionary(fc.constantFrom(...Object.keys(EMPTY_CONTENT)), fc.anything()),
				(typed) => {
					expect(typeof contentSchema.safeParse(typed).success).toBe('boolean');
				}
			)
		);
	});
});

describe('the life of a need', () => {
	const days = (count: number) => new Date(AT.getTime() + count * 24 * 3600_000);
	const dated = { state: 'published', confirmedAt: AT, askedAt: null, until: null } as const;

	it('asks after 90 days, once, and expires 15 days after', () => {
		expect(isToBeAsked(dated, days(89.9))).toBe(false);
		expect(isToBeAsked(dated, days(90))).toBe(true);
		expect(isToBeAsked({ ...dated, state: 'fulfilled' }, days(200))).toBe(false);
		const asked = { ...dated, askedAt: days(90) };
		expect(isToBeAsked(asked, days(95))).toBe(false);
		expect(isExpired(asked, days(104.9))).toBe(false);
		expect(isExpired(asked, days(105))).toBe(true);
		expect(isExpired({ ...asked, state: 'expired' }, days(105))).toBe(false);
	});

	it('asks the day after its last day, unless it was confirmed since', () => {
		const until = '2026-03-20';
		expect(isToBeAsked({ ...dated, until }, days(8))).toBe(false);
		expect(isToBeAsked({ ...dated, until }, days(9))).toBe(true);
		expect(isToBeAsked({ ...dated, until, confirmedAt: days(10) }, days(11))).toBe(false);
	});
});

describe('a message', () => {
	it('gives back all its letters, linked or not', () => {
		fc.assert(
			fc.property(fc.string(), fc.boolean(), (body, linked) => {
				const text = `${body} https://example.org/a. ${body}`;
				expect(
					piecesOf(text, linked)
						.map((piece) => piece.text)
						.join('')
				).toBe(text);
			})
		);
	});

	it('is linked only to the web, without the stop of its sentence', () => {
		const hrefs = (text: string) => piecesOf(text, true).flatMap(({ href }) => href ?? []);
		expect(hrefs('voir https://example.org/a, puis (http://b.test/c).')).toEqual([
			'https://example.org/a',
			'http://b.test/c'
		]);
		expect(hrefs('javascript:alert(1) data:text/html,x ftp://x.test www.x.test')).toEqual([]);
		expect(piecesOf('https://example.org/a', false)).toEqual([
			{ text: 'https://example.org/a', href: null }
		]);
	});

	it('is stopped by what blocks its sender, and by nothing else', () => {
		const sender = { person: 'p', as: null, memberships: [7] };
		const block = (organisation: number | null, person: string | null) => [
			{ organisation, person }
		];
		expect(isBlocked(block(null, 'p'), { ...sender, as: 9 })).toBe(true);
		expect(isBlocked(block(7, null), sender)).toBe(true);
		expect(isBlocked(block(7, null), { ...sender, as: 9 })).toBe(false);
		expect(isBlocked(block(9, null), { ...sender, as: 9 })).toBe(true);
		expect(isBlocked(block(8, 'q'), sender)).toBe(false);
	});
});

describe('what programs read', () => {
	it('closes no script, and names a need as a demand', () => {
		const text = needJsonLd(NEED, 'https://ici.test', { latitude: 47.6, longitude: -2.7 });
		expect(text).not.toContain('<');
		expect(JSON.parse(text)).toMatchObject({
			'@type': 'Demand',
			'@id': 'https://ici.test/besoins/isolement-1',
			areaServed: { name: 'Vannes' }
		});
		expect(
			JSON.parse(needJsonLd({ ...NEED, kind: 'offer' }, 'https://ici.test', null))
		).toMatchObject({ '@type': 'Offer', offeredBy: { name: 'Les Aînés & co' } });
	});

	it('is a row as long as its head, that no sheet runs as a formula', () => {
		const row = needRow(NEED, 'https://ici.test');
		expect(row).toHaveLength(NEED_COLUMNS.length);
		expect(row[2]).toBe("'=Rompre </script><b>");
	});

	it('is a feed of sound XML', () => {
		const text = writeNeedAtom({
			origin: 'https://ici.test',
			query: EMPTY_NEED_QUERY,
			title: 'T',
			updatedAt: AT,
			needs: [NEED]
		});
		expect(text).toContain('<id>https://ici.test/besoins/isolement-1</id>');
		for (const wrong of ['</script>', '\u0000', ' & ']) expect(text).not.toContain(wrong);
	});

	it('is a Murmurations profile of public fields alone', () => {
		const profile = murmurationsProfile(
			{
				slug: 'aines',
				name: 'Les Aînés',
				acronym: null,
				family: 'association',
				purpose: 'Rompre l’isolement',
				domains: ['grand-age'],
				website: null
			},
			{ origin: 'https://ici.test', place: { latitude: 47.6, longitude: -2.7 }, needs: [] }
		);
		expect(profile).toEqual({
			linked_schemas: ['organizations_schema-v1.0.0'],
			name: 'Les Aînés',
			primary_url: 'https://ici.test/organisations/aines',
			tags: ['Association', 'Grand âge'],
			urls: [{ name: 'Faire alliance', url: 'https://ici.test/organisations/aines' }],
			mission: 'Rompre l’isolement',
			geolocation: { lat: 47.6, lon: -2.7 },
			country_iso_3166: 'FR',
			contact_details: { contact_form: 'https://ici.test/messages/nouveau?a=aines' },
			unique_id: 'https://ici.test/organisations/aines'
		});
	});

	it('cuts an excerpt between two words', () => {
		expect(excerptOf('un deux trois', 9)).toBe('un deux…');
		expect(excerptOf('un  deux\n', 20)).toBe('un deux');
	});
});
