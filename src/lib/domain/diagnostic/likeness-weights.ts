/** What each thing in common is worth: ours, documented on /se-situer/methode. */
export const LIKENESS_WEIGHTS = {
	domain: 4,
	otherDomain: 1,
	family: 2,
	category: 3,
	objective: 1,
	department: 3,
	region: 1,
	kind: 2,
	scale: 1
} as const;
