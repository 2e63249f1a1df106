/** Who reads: each question of the vademecum says what it changes for them. */
export const ROLES = {
	association: 'Association',
	entreprise: 'Entreprise',
	elu: 'Élu ou agent',
	fondation: 'Fondation',
	catalyseur: 'Catalyseur',
	citoyen: 'Citoyen'
} as const;
export type Role = keyof typeof ROLES;

/** The same inside a sentence: « Vous êtes une association ». */
export const ROLES_IN_SENTENCE: Readonly<Record<Role, string>> = {
	association: 'une association',
	entreprise: 'une entreprise',
	elu: 'un élu ou un agent',
	fondation: 'une fondation',
	catalyseur: 'un catalyseur',
	citoyen: 'une citoyenne, un citoyen'
};

/** Parameter of the address. */
export const ROLE_PARAMETER = 'role';

/** The same address for a role, or for none. */
export function withRole(path: string, role: Role | null): string {
	const [before, fragment] = path.split('#') as [string, string?];
	const address = role ? `${before}?${ROLE_PARAMETER}=${role}` : before;
	return fragment ? `${address}#${fragment}` : address;
}
