/** Where people arrive once signed in, when nothing else was asked. */
export const HOME_OF_PERSON = '/compte';

/** Any origin: what is read against it and leaves it is not a path of ours. */
const LONGEST = 1000;
const NOWHERE = 'http://nowhere.invalid';

/**
 * Where to go once signed in, as an address asked for it (`?suite=`): a path of this site, whatever was
 * forged. Two slashes, a backslash, another scheme, a line end or a page of sign-in itself give `/compte`.
 */
export function readReturnPath(asked: string | null | undefined): string {
	if (!asked || asked.length > LONGEST || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(asked))
		return HOME_OF_PERSON;
	if (!URL.canParse(asked, NOWHERE)) return HOME_OF_PERSON;
	const { origin, pathname, search, hash } = new URL(asked, NOWHERE);
	if (origin !== NOWHERE || pathname.startsWith('//')) return HOME_OF_PERSON;
	if (/^\/connexion(\/|$)/.test(pathname)) return HOME_OF_PERSON;
	return pathname + search + hash;
}

/** The address of a page of sign-in that leads back to where people were. */
export function withReturn(page: string, path: string): string {
	// What is too long would not be read back (readReturnPath), and its header might not pass.
	if (path === HOME_OF_PERSON || path.length > LONGEST) return page;
	return `${page}${page.includes('?') ? '&' : '?'}suite=${encodeURIComponent(path)}`;
}
