import { cutText, LeftAside, readParameters, type Ignored } from '../kernel/address.ts';
import { fold } from '../kernel/typography.ts';
import { ROLE_PARAMETER, ROLES, type Role } from './roles.ts';

/** What the address of a page of the vademecum asks. */
export interface GuideAsked {
	readonly role: Role | null;
	/** Words looked for in the glossary. */
	readonly text: string;
	readonly ignored: readonly Ignored[];
}

/**
 * Reads the address of a page of the vademecum. Never fails: what is not understood is left aside and
 * listed. `reads` are the parameters that the page knows.
 */
export function readGuideAddress(
	parameters: URLSearchParams,
	reads: readonly ('role' | 'q')[] = [ROLE_PARAMETER]
): GuideAsked {
	let role: Role | null = null;
	let text = '';
	const aside = new LeftAside();
	for (const { name, written, value } of readParameters(parameters)) {
		const asked = fold(value);
		if (name === ROLE_PARAMETER && reads.includes('role') && Object.hasOwn(ROLES, asked))
			role ??= asked as Role;
		else if (name === 'q' && reads.includes('q')) text ||= cutText(value);
		else aside.add(written, value);
	}
	return { role, text, ignored: aside.list };
}
