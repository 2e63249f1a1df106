import { cutText, LeftAside, readParameters, type Ignored } from '../kernel/address.ts';

const LONGEST_NAME = 80; // characters: twice the longest name of a commune

/** Reads the address of the search for a territory. Never fails: what is not understood is left aside. */
export function readNameQuery(parameters: URLSearchParams): { typed: string; ignored: Ignored[] } {
	const aside = new LeftAside();
	let typed = '';
	for (const { name, written, value } of readParameters(parameters)) {
		if (name === 'q') typed ||= cutText(value, LONGEST_NAME);
		else aside.add(written, value);
	}
	return { typed, ignored: aside.list };
}
