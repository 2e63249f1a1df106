/** A resource of /ressources, as far as it is chosen here. */
export interface ToolLike {
	readonly nature: string;
	readonly stages: readonly number[];
	readonly roles: readonly string[];
	readonly language: string;
}

const SHOWN = 4;

/**
 * The tools and methods for a stage, those made for somebody's role first, in French before other
 * languages; a tool before a method, which only explains.
 */
export function chooseTools<Tool extends ToolLike>(
	resources: readonly Tool[],
	{ stage, role }: { stage: number; role: string | null }
): Tool[] {
	const worth = (one: Tool) =>
		(role !== null && one.roles.includes(role) ? 4 : 0) +
		(one.nature === 'outil' ? 2 : 0) +
		(one.language === 'fr' ? 1 : 0) +
		// What serves at every stage says little of this one.
		(one.stages.length <= 3 ? 2 : 0);
	return resources
		.filter(({ nature, stages }) => ['outil', 'methode'].includes(nature) && stages.includes(stage))
		.toSorted((one, other) => worth(other) - worth(one))
		.slice(0, SHOWN);
}

/** The role of /ressources for what somebody said to be. */
export const ROLE_OF: Readonly<Record<string, string>> = {
	association: 'association',
	ess: 'association',
	academique: 'association',
	entreprise: 'entreprise',
	fondation: 'fondation',
	elu: 'elu',
	agent: 'elu',
	catalyseur: 'catalyseur',
	citoyens: 'citoyen'
};
