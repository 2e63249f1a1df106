/** Who one is when one comes to the site: the same six words everywhere. */
export const ROLES = {
	association: 'Association',
	entreprise: 'Entreprise',
	elu: 'Élu ou agent',
	fondation: 'Fondation',
	catalyseur: 'Catalyseur',
	citoyen: 'Citoyen'
} as const;
export type Role = keyof typeof ROLES;
