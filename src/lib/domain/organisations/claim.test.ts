import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideClaim, isMailOf, ownMailDomain } from './claim.ts';

test('an address is of an organisation when it is at the name of its site', () => {
	expect(isMailOf('https://www.exemple.fr/nous', ' Anne@Exemple.FR ')).toBe(true);
	expect(isMailOf('https://asso.exemple.fr', 'anne@exemple.fr')).toBe(false);
	expect(isMailOf('https://exemple.fr', 'anne@exemple.fr.pirate.net')).toBe(false);
	expect(isMailOf('https://exemple.fr', 'anne@pirate.net@exemple.fr')).toBe(false);
	expect(isMailOf('https://exemple.fr', 'anne@mauvais-exemple.fr')).toBe(false);
});

test('a shared mailbox, an address of numbers or no site prove nothing', () => {
	for (const website of [
		'https://gmail.com',
		'http://www.free.fr/asso',
		'http://192.0.2.1',
		null,
		'x'
	])
		expect(ownMailDomain(website)).toBeNull();
	expect(ownMailDomain('http://asso.free.fr')).toBe('asso.free.fr');
});

test('whatever the address and the site, reading them never fails', () => {
	fc.assert(
		fc.property(fc.webUrl(), fc.string(), (website, mail) => {
			expect([true, false]).toContain(isMailOf(website, mail));
		})
	);
});

test('only a proof, and only when nobody speaks for it, makes a representative without anybody deciding', () => {
	expect(decideClaim('mail', { represented: false })).toBe('accepted');
	expect(decideClaim('siret', { represented: false })).toBe('accepted');
	expect(decideClaim('moderator', { represented: false })).toBe('waiting');
	expect(decideClaim('mail', { represented: true })).toBe('waiting');
});
