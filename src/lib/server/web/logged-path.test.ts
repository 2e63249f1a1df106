import { expect, test } from 'vitest';
import { loggedPath } from './logged-path.ts';

const SECRET = 'pbs7Q_UhipmL0yfCxtcbb8B0ifCnAHCC6Ek1OEvJ04I';

test.for([
	[`/se-situer/${SECRET}`, '/se-situer/…'],
	[`/se-situer/${SECRET}/envie`, '/se-situer/…/envie'],
	[`/se-situer/${SECRET}/resultat.pdf`, '/se-situer/…/resultat.pdf'],
	[`/se-situer/rejoindre/${SECRET}`, '/se-situer/rejoindre/…'],
	// A link cut short is still a part of a secret.
	['/se-situer/pbs7Q', '/se-situer/…'],
	['/se-situer/methode', '/se-situer/methode'],
	['/se-situer', '/se-situer'],
	[`/attestations/${SECRET}/badge.jwt`, '/attestations/…/badge.jwt'],
	['/attestations/criteres/piloter', '/attestations/criteres/piloter'],
	['/attestations/statuts/1', '/attestations/statuts/1'],
	['/exemples/1000-cafes', '/exemples/1000-cafes']
])('the log keeps %s as %s', ([path, logged]) => {
	expect(loggedPath(path!)).toBe(logged);
});
