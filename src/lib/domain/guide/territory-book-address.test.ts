import { expect, test } from 'vitest';
import { readTerritoryBookAddress, territoryBookPath } from './territory-book-address.ts';

const read = (search: string) => readTerritoryBookAddress(new URLSearchParams(search));

test('an address is read back as it was written', () => {
	const options = { role: 'elu', domains: ['sante', 'mobilite'] } as const;
	const path = territoryBookPath('59350', options, 'pdf');
	expect(path).toBe('/territoires/59350/vademecum.pdf?role=elu&domaine=sante&domaine=mobilite');
	expect(read(path.split('?')[1]!)).toEqual({ ...options, ignored: [] });
	expect(territoryBookPath('59350', { role: null, domains: [] })).toBe(
		'/territoires/59350/vademecum'
	);
});

test('what is not understood is left aside and listed', () => {
	const { role, domains, ignored } = read(
		'role=roi&domaine=sante,rouge&couleur=bleu&utm_source=x&odd=3'
	);
	expect({ role, domains }).toEqual({ role: null, domains: ['sante'] });
	expect(ignored).toEqual([
		{ parameter: 'role', value: 'roi' },
		{ parameter: 'couleur', value: 'bleu' },
		{ parameter: 'odd', value: '3' },
		{ parameter: 'domaine', value: 'rouge' }
	]);
});
