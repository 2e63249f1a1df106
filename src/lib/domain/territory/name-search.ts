import { nameKey, type Place } from './gazetteer.ts';

/** Territories that answer what was typed, the best first, and how many there are in all. */
export interface FoundPlaces {
	readonly places: readonly Place[];
	readonly total: number;
}

/**
 * Territories by the beginning of a word of their name, accents, capitals, hyphens and « St » forgiven,
 * or by postal code or official code.
 */
export class NameSearch {
	readonly #places: readonly Place[];
	readonly #names: Lines;
	readonly #codes: Lines;

	/** `places`: the most expected first, as the gazetteer gives them. */
	constructor(places: Iterable<Place>) {
		this.#places = [...places];
		this.#names = new Lines(this.#places.map(writingsOf));
		this.#codes = new Lines(
			this.#places.map(({ code, postalCodes }) => [
				OWN + code.toLowerCase(),
				...postalCodes.map((one) => POSTAL + one)
			])
		);
	}

	/** Those whose whole name is this one, then those that begin by it, then those that hold it. */
	find(typed: string, most: number): FoundPlaces {
		const key = nameKey(typed.slice(0, 80));
		const ranks = new Set<number>();
		const code = key.replaceAll(' ', '');
		if (/^(r?\d|2[ab])\d{0,8}$/.test(code)) {
			this.#codes.look(`\n${OWN}${code}\n`, ranks);
			if (/^\d{1,5}$/.test(code)) this.#codes.look(`\n${POSTAL}${code}`, ranks);
		} else if (key !== '') {
			for (const sought of [`\n${key}\n`, `\n${key}`, ` ${key}`]) this.#names.look(sought, ranks);
		}
		return {
			places: [...ranks].slice(0, most).map((rank) => this.#places[rank]!),
			total: ranks.size
		};
	}
}

/** What a line begins with: the code of a territory, or a postal code. */
const OWN = 'c';
const POSTAL = 'p';

/** The name, the name without its article, and that of an EPCI without its kind. */
function writingsOf({ kind, folded }: Place): readonly string[] {
	const key = nameKey(folded);
	const bare = kind === 'epci' ? key.replace(/^(cc|ca|cu) (d |de |du |des )?/, '') : key;
	return [...new Set([key, bare, bare.replace(/^(la|le|les|l) (?=...)/, '')])];
}

/**
 * Writings in one long text, a line each, with the rank of what they name: looking through it takes
 * about a millisecond, and an index of beginnings would weigh twenty times as much.
 */
class Lines {
	readonly #text: string;
	/** Where the line end before each line is, in the text. */
	readonly #starts: Uint32Array;
	readonly #ranks: Uint32Array;

	constructor(writings: readonly (readonly string[])[]) {
		const starts: number[] = [];
		const ranks: number[] = [];
		let at = 0;
		for (const [rank, some] of writings.entries()) {
			for (const { length } of some) {
				starts.push(at);
				ranks.push(rank);
				at += length + 1;
			}
		}
		this.#text = `\n${writings.flat().join('\n')}\n`;
		this.#starts = Uint32Array.from(starts);
		this.#ranks = Uint32Array.from(ranks);
	}

	/** Adds the ranks of the lines that hold `sought`, in their order. */
	look(sought: string, ranks: Set<number>): void {
		let at = this.#text.indexOf(sought);
		while (at >= 0) {
			const line = this.#lineAt(at);
			ranks.add(this.#ranks[line]!);
			if (line + 1 === this.#starts.length) return;
			// On to the next line: a name that holds the words twice counts once.
			at = this.#text.indexOf(sought, this.#starts[line + 1]);
		}
	}

	/** The line of a place in the text. */
	#lineAt(at: number): number {
		let [low, high] = [0, this.#starts.length - 1];
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (this.#starts[middle]! <= at) low = middle;
			else high = middle - 1;
		}
		return low;
	}
}
