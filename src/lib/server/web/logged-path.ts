/**
 * A path as the log may keep it: what stands in it as a secret (the link of a diagnostic, the
 * address of a badge, which shows the name of a person) is left out,
 * or whoever reads the log could open it.
 */
export function loggedPath(path: string): string {
	return path
		.replace(/^(\/se-situer\/(?:rejoindre\/)?)(?!methode(?:\/|$)|rejoindre\/)[^/]+/, '$1…')
		.replace(/^(\/attestations\/)(?!criteres\/|statuts\/)[^/]+/, '$1…');
}
