/**
 * A path as the log may keep it: what stands in it as a secret (the link of a diagnostic) is left out,
 * or whoever reads the log could open it.
 */
export function loggedPath(path: string): string {
	return path.replace(
		/^(\/se-situer\/(?:rejoindre\/)?)(?!methode(?:\/|$)|rejoindre\/)[^/]+/,
		'$1…'
	);
}
