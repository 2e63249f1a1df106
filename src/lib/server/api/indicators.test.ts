import { expect, describe, test } from 'vitest';
import { createApi } from './app.ts';

const api = createApi();

async function ask(path: string) {
	const bugs: unknown[] = [];
	const environment = {
		origin: 'https://alliances.test',
		requestId: 'essai',
		logBug: (error: unknown) => bugs.push(error)
	};
	const response = await api.request(path, {}, environment);
	expect(bugs, path).toEqual([]);
	return { status: response.status, headers: response.headers, body: await response.json() };
}

describe('the figures by the open API', () => {
	test('are all given, each once, a run at a time', async () => {
		const seen: string[] = [];
		let next = '';
		do {
			const { body } = await ask(`/api/v1/indicators?limit=40${next && `&cursor=${next}`}`);
			expect(body.total).toBe(151);
			seen.push(...body.items.map(({ id }: { id: string }) => id));
			next = body.next;
		} while (next);
		expect(seen).toHaveLength(151);
		expect(new Set(seen).size).toBe(151);
	});

	test('are chosen by theme, population, year, study and words, in French or in English', async () => {
		const { body } = await ask(
			'/api/v1/indicators?theme=formes&population=entreprises&year=2015&study=phare-entreprises&q=mecenat'
		);
		expect(body.items.map(({ id }: { id: string }) => id)).toEqual([
			'phare-entreprises-2015-mecenat'
		]);
		expect((await ask('/api/v1/indicators?annee=2015&etude=phare-citoyens')).body).toEqual(
			(await ask('/api/v1/indicators?year=2015&study=phare-citoyens')).body
		);
	});

	test('come with what to know before quoting them', async () => {
		const { body } = await ask('/api/v1/indicators/impact-fondations-2021-necessaire');
		expect(body).toMatchObject({
			value: 98,
			unit: '%',
			population: 'Fondations (42 fondations interrogées)',
			year: 2021,
			url: 'https://alliances.test/observatoire/indicateurs/impact-fondations-2021-necessaire'
		});
		expect(body.warnings.map(({ id }: { id: string }) => id)).toContain('quarante-deux-fondations');
		const unknown = await ask('/api/v1/indicators/phare-centre-2019-maires');
		expect(unknown.body).toMatchObject({ year: null, institute: null });
	});

	test('say what was left aside', async () => {
		const { body } = await ask('/api/v1/indicators?theme=rouge&couleur=bleu');
		expect(body.ignored).toEqual([
			{ parameter: 'theme', value: 'rouge' },
			{ parameter: 'couleur', value: 'bleu' }
		]);
	});

	test('answer faults as problem details that name the field', async () => {
		for (const [path, status, field] of [
			['/api/v1/indicators?limit=0', 422, 'limit'],
			['/api/v1/indicators?limit=abc', 422, 'limit'],
			['/api/v1/indicators?cursor=zzz', 422, 'cursor'],
			['/api/v1/indicators/nulle-part', 404, 'id']
		] as const) {
			const { status: answered, headers, body } = await ask(path);
			expect([answered, body.errors?.[0]?.field], path).toEqual([status, field]);
			expect(headers.get('content-type')).toContain('application/problem+json');
		}
	});

	test('are described in the OpenAPI document', async () => {
		const { body } = await ask('/api/v1/openapi.json');
		expect(Object.keys(body.paths)).toEqual(
			expect.arrayContaining(['/api/v1/indicators', '/api/v1/indicators/{id}'])
		);
	});
});
