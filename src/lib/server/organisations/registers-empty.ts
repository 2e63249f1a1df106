import type { RegisterEntry } from '../../domain/organisations/register-entry.ts';
import type { Reader } from '../platform/context.ts';

/*
 * What the site answers when no official register was loaded. The search of loaded registers takes the
 * place of these two lines at the door when it lands (register-search.ts).
 */

export async function searchRegisters(
	_reader: Reader,
	_query: {
		text?: string;
		place?: string;
		near?: { latitude: number; longitude: number; km: number };
		domain?: string;
		limit: number;
		after?: string;
	}
): Promise<readonly RegisterEntry[]> {
	return [];
}

export async function readRegisterEntry(
	_reader: Reader,
	_key: string
): Promise<RegisterEntry | null> {
	return null;
}
