/** A writing that stands in the texts, and how often. */
export interface Writing {
	readonly folded: string;
	readonly count: number;
}

/** Words of less than this are not corrected: too many others are one letter away. */
const SHORTEST_CORRECTED = 4;

/**
 * The writings that a typed word may have meant: those it begins, and those a slip of the finger
 * away. Writings are without accents nor capitals.
 */
export class Spelling {
	readonly #sorted: readonly Writing[];
	readonly #byPiece = new Map<string, number[]>();
	readonly #bySound = new Map<string, number[]>();

	constructor(writings: Iterable<Writing>) {
		this.#sorted = [...writings].sort((a, b) => (a.folded < b.folded ? -1 : 1));
		for (const [at, { folded }] of this.#sorted.entries()) {
			if (folded.length < 3 || /\d/.test(folded)) continue;
			for (const piece of piecesOf(folded)) push(this.#byPiece, piece, at);
			push(this.#bySound, soundOf(folded), at);
		}
	}

	/** The writings that begin with `start`, itself left out; the most frequent first, at most `most`. */
	startingWith(start: string, most: number): Writing[] {
		const found: Writing[] = [];
		for (let at = this.#firstFrom(start); at < this.#sorted.length; at++) {
			const writing = this.#sorted[at]!;
			if (!writing.folded.startsWith(start)) break;
			if (writing.folded !== start) found.push(writing);
		}
		return found.sort(byCount).slice(0, most);
	}

	/**
	 * The writing that a misspelt word most likely meant: one slip away (two in a long word), or the
	 * same to the ear; the nearest, then the most frequent. Null when none is near.
	 */
	nearest(word: string): Writing | null {
		if (word.length < SHORTEST_CORRECTED || /\d/.test(word)) return null;
		const most = word.length >= 7 ? 2 : 1;
		const sound = soundOf(word);
		const shared = new Map<number, number>();
		for (const piece of piecesOf(word)) {
			for (const at of this.#byPiece.get(piece) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
		}
		for (const at of this.#bySound.get(sound) ?? []) shared.set(at, 99);
		// A slip breaks at most three pieces of three letters.
		const least = Math.max(1, word.length + 1 - 3 * most - 1);
		let best: { writing: Writing; cost: number } | null = null;
		for (const [at, count] of shared) {
			const writing = this.#sorted[at]!;
			if (count < least || Math.abs(writing.folded.length - word.length) > most + 1) continue;
			const sounds = soundOf(writing.folded) === sound;
			const slips = slipsBetween(word, writing.folded, most + 1);
			if (slips > (sounds ? most + 1 : most)) continue;
			// People seldom miss the first letter.
			const cost = slips - (sounds ? 0.9 : 0) + (writing.folded[0] === word[0] ? 0 : 0.6);
			if (
				!best ||
				cost < best.cost ||
				(cost === best.cost &&
					(writing.count > best.writing.count ||
						(writing.count === best.writing.count && writing.folded < best.writing.folded)))
			) {
				best = { writing, cost };
			}
		}
		return best?.writing ?? null;
	}

	#firstFrom(start: string): number {
		let low = 0;
		let high = this.#sorted.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.#sorted[middle]!.folded < start) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}

function byCount(a: Writing, b: Writing): number {
	return b.count - a.count || (a.folded < b.folded ? -1 : 1);
}

function push(map: Map<string, number[]>, key: string, at: number): void {
	const held = map.get(key);
	if (held) held.push(at);
	else map.set(key, [at]);
}

function piecesOf(word: string): Set<string> {
	const framed = `^${word}$`;
	const pieces = new Set<string>();
	for (let at = 0; at + 3 <= framed.length; at++) pieces.add(framed.slice(at, at + 3));
	return pieces;
}

/** How a French word sounds, roughly: what people write when they only heard it. */
function soundOf(word: string): string {
	return word
		.replace(/eaux?|aux?\b|au/g, 'o')
		.replace(/ph/g, 'f')
		.replace(/qu|ck|k|c(?=[aou]|[^eiyh]|$)/g, 'k')
		.replace(/c(?=[eiy])|ç|ss/g, 's')
		.replace(/ai|ei|et\b|ee|e[zr]\b/g, 'e')
		.replace(/y/g, 'i')
		.replace(/h/g, '')
		.replace(/(.)\1+/g, '$1')
		.replace(/[aei]n(?![aeiou])|[ae]m(?=[bp])/g, 'n')
		.replace(/(?<=..)(es?|s|t|x)$/, '');
}

/**
 * Slips between two words: a letter missing, added, changed, or two swapped (Damerau and Levenshtein,
 * optimal string alignment). Stops counting beyond `most`.
 */
function slipsBetween(a: string, b: string, most: number): number {
	let before: number[] = [];
	let previous = Array.from({ length: b.length + 1 }, (_, at) => at);
	for (let i = 1; i <= a.length; i++) {
		const current = [i];
		let least = i;
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			let cost = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1));
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
				cost = Math.min(cost, before[j - 2]! + 1);
			}
			current.push(cost);
			least = Math.min(least, cost);
		}
		if (least > most) return most + 1;
		before = previous;
		previous = current;
	}
	return previous[b.length]!;
}
