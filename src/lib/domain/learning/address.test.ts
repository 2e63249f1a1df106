import { expect, test } from 'vitest';
import { pathAddress, readPathAddress } from './address.ts';

const read = (search: string) => readPathAddress(new URLSearchParams(search));

test.each(['duree=4', 'duree=4h', 'duree=4 heures', 'duree=concevoir', 'DURÉE=4'])(
	'« %s » asks for four hours',
	(search) => expect(read(search).query.path).toBe('concevoir')
);

test('a choice is read back from its address', () => {
	for (const path of [null, 'decouvrir', 'piloter'] as const)
		for (const role of [null, 'elu'] as const)
			for (const stage of [null, 3] as const) {
				const query = { path, role, stage };
				const { searchParams } = new URL(pathAddress(query), 'https://x.fr');
				expect(readPathAddress(searchParams)).toEqual({ query, ignored: [] });
			}
});

test('what is not understood is left aside and said', () => {
	const { query, ignored } = read('duree=3&role=roi&etape=9&couleur=bleu');
	expect(query).toEqual({ path: null, role: null, stage: null });
	expect(ignored.map(({ parameter }) => parameter)).toEqual(['duree', 'role', 'etape', 'couleur']);
});
