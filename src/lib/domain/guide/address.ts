import { isCampaign, LONGEST_TEXT, type Ignored } from '../catalogue/query.ts';
import { fold } from '../kernel/typography.ts';
import { ROLE_PARAMETER, ROLES, type Role } from './roles.ts';

/** What the address of a page of the vademecum asks. */
export interface GuideAsked {
	readonly role: Role | null;
	/** Words looked for in the glossary. */
	readonly text: string;
	readonly ignored: readonly Ignored[];
}

const MOST_IGNORED = 10;

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
	const ignored: Ignored[] = [];
	for (const [rawName, rawValue] of parameters) {
		const name = fold(rawName).trim();
		const value = cleanLine(rawValue);
		if (value === '' || isCampaign(name)) continue;
		const asked = fold(value);
		if (name === ROLE_PARAMETER && reads.includes('role') && Object.hasOwn(ROLES, asked))
			role ??= asked as Role;
		else if (name === 'q' && reads.includes('q')) text ||= value.slice(0, LONGEST_TEXT).trim();
		else ignored.push({ parameter: rawName.slice(0, 40), value: value.slice(0, 40) });
	}
	return { role, text: text.toWellFormed(), ignored: ignored.slice(0, MOST_IGNORED) };
}

function cleanLine(text: string): string {
	return text
		.slice(0, 2000)
		.toWellFormed()
		.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
		.trim();
}
